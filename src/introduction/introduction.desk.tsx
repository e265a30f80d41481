import type { CaseDesk } from "../moderation/index.ts";
import type { Executor } from "../platform/database.ts";
import { endRefused } from "./answer.commands.ts";
import { EVERYBODY } from "./ask.commands.ts";
import { readCase } from "./case-subject.ts";
import { count } from "./count.store.ts";
import { forward } from "./forward.commands.ts";
import { texts } from "./introduction.fr.ts";
import { findIntroduction, saveIntroduction } from "./introduction.store.ts";
import type { Introduction, Message, Side } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { messagesOf } from "./message.store.ts";
import { RequestWords, Words } from "./pages/request-words.tsx";
import { block, dismissRecipients, unblock } from "./recipient.store.ts";
import { withoutContacts } from "./shield.ts";
import { addressOf, nameOf } from "./sides.ts";

const t = texts.report;

const read = async (
  executor: Executor,
  subject: string,
): Promise<{ it: Introduction | undefined; abuse: boolean; side: Side }> => {
  const about = readCase(subject);
  return {
    it: about && (await findIntroduction(executor, about.introduction)),
    abuse: about?.abuse ?? false,
    side: about?.side ?? "asker",
  };
};

/** What the reported side wrote, by the word of who reported it. */
function Said({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return null;
  return (
    <>
      <p>{t.said}</p>
      {messages.map(({ id, text }) => (
        <Words key={id} text={withoutContacts(text)} />
      ))}
    </>
  );
}

/**
 * Requests that wait for somebody to look at them: held because they are probably spam (accepted: passed on), or reported by who
 * received them (accepted: this asker is heard no more).
 */
const contactDesk = (deps: IntroductionDeps): CaseDesk => ({
  kind: "report",
  async view(executor, subject) {
    const { it, abuse, side } = await read(executor, subject);
    if (!it || it.erasedAt) return undefined;
    const body = (
      <>
        <p>{abuse ? t.explainAbuse : t.explainHeld}</p>
        <RequestWords it={it} />
        {abuse && <Said messages={(await messagesOf(executor, it.id)).filter((message) => message.side === side)} />}
      </>
    );
    return {
      body,
      author: side === "other" ? nameOf(it, side) : t.author(it.asker.name, texts.roles[it.asker.role]),
      href: `/fiche/${it.entry}`,
    };
  },
  async accept(trx, subject, { at }) {
    const { it, abuse, side } = await read(trx, subject);
    if (!it) return;
    const email = addressOf(it, side);
    if (!abuse && it.state === "held") await forward(trx, deps, it, "holder");
    if (abuse && email) await block(trx, EVERYBODY, email, at);
  },
  async refuse(trx, subject, { message }) {
    const { it, abuse } = await read(trx, subject);
    if (it && !abuse && it.state === "held") await endRefused(trx, deps, it, message);
  },
  async reopen(trx, subject, { at }) {
    const { it, abuse, side } = await read(trx, subject);
    if (!it) return;
    if (abuse) {
      const email = addressOf(it, side);
      if (email) await unblock(trx, EVERYBODY, email);
      return;
    }
    if (it.state !== "waiting" && it.state !== "refused") return;
    const { endedAt: _, answeredAt: __, reason: ___, ...again } = it;
    if (it.state === "refused") await count(trx, it, "refused", -1);
    await dismissRecipients(trx, it.id, at);
    await saveIntroduction(trx, { ...again, state: "held" });
  },
});

/** The desk of reports, which also knows requests for contact. */
export function withContactReports(others: CaseDesk, deps: IntroductionDeps): CaseDesk {
  const own = contactDesk(deps);
  const deskOf = (subject: string): CaseDesk => (readCase(subject) ? own : others);
  return {
    ...others,
    view: (executor, subject) => deskOf(subject).view(executor, subject),
    accept: (trx, subject, ruling) => deskOf(subject).accept(trx, subject, ruling),
    refuse: (trx, subject, ruling) => deskOf(subject).refuse(trx, subject, ruling),
    reopen: (trx, subject, ruling) => deskOf(subject).reopen(trx, subject, ruling),
  };
}
