import { revokeLinks } from "../account/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import type { Held, Processing } from "../privacy/index.ts";
import { empty, forget } from "./clock.commands.ts";
import { texts } from "./introduction.fr.ts";
import {
  acceptedBy,
  askedBy,
  countIntroductions,
  deleteIntroduction,
  findIntroduction,
  saveIntroduction,
} from "./introduction.store.ts";
import type { Introduction, Side } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { mails } from "./mails.fr.ts";
import { deleteAliases, deleteMessages, messagesOf } from "./message.store.ts";
import { askedOf, deleteRecipients } from "./recipient.store.ts";
import { leave } from "./relieve.commands.ts";
import { PAGE, subjectOf, tellAsker } from "./tell.ts";

const t = texts.processing;
const f = t.fields;

const wrote = async (executor: Executor, id: string, side: Side) => {
  const messages = (await messagesOf(executor, id)).filter((message) => message.side === side);
  return messages.length > 0 ? { [f.messages]: messages.map(({ at, text }) => ({ at, text })) } : {};
};

async function asAsker(executor: Executor, it: Introduction): Promise<Held> {
  const { name, organisation, role } = it.asker;
  const said = { [f.why]: it.why, ...(it.offer ? { [f.offer]: it.offer } : {}), [f.state]: texts.states[it.state] };
  const who = { [f.name]: name, ...(organisation ? { [f.organisation]: organisation } : {}), [f.role]: texts.roles[role] };
  return {
    label: t.asked(it.entryTitle),
    at: it.createdAt,
    data: { ...who, ...said, ...(await wrote(executor, it.id, "asker")) },
  };
}

async function held(executor: Executor, email: string): Promise<Held[]> {
  const asked = await Promise.all((await askedBy(executor, email)).map((it) => asAsker(executor, it)));
  const accepted = new Set((await acceptedBy(executor, email)).map(({ id }) => id));
  const received = await Promise.all(
    (await askedOf(executor, email)).map(async ({ introduction, origin, since }) => {
      const it = await findIntroduction(executor, introduction);
      const mine = accepted.has(introduction) ? await wrote(executor, introduction, "other") : {};
      const data = { [f.origin]: origin, [f.since]: since, ...mine };
      return { label: t.received(it?.entryTitle ?? ""), at: since, data };
    }),
  );
  return [...asked, ...received];
}

/** What a person asked disappears whole; a request that they had received goes to who comes next, and its asker is told. */
async function erase(deps: IntroductionDeps, trx: Transaction, email: string, at: string): Promise<void> {
  for (const it of await askedBy(trx, email)) {
    await revokeLinks(trx, PAGE, subjectOf(it.id));
    if (it.confirmedAt) await empty(trx, it, at);
    else await deleteIntroduction(trx, it.id);
  }
  for (const it of await acceptedBy(trx, email)) {
    await deleteMessages(trx, it.id, "other");
    await deleteAliases(trx, it.id);
    await saveIntroduction(trx, { ...it, state: "closed", endedAt: it.endedAt ?? at, other: { shares: false } });
    if (it.state === "accepted") await tellAsker(trx, deps, it, mails.ended);
  }
  for (const recipient of await askedOf(trx, email)) {
    await revokeLinks(trx, PAGE, subjectOf(recipient.introduction, recipient.id));
    const it = await findIntroduction(trx, recipient.introduction);
    if (it && recipient.until === undefined) await leave(trx, deps, it, [recipient]);
  }
  await deleteRecipients(trx, { email });
}

/** What is held of those who ask and of those who are asked: shown, erased and forgotten by the room of privacy. */
export const introductionProcessing = (deps: IntroductionDeps): Processing => ({
  id: "introduction/contact",
  purpose: t.purpose,
  people: t.people,
  data: t.data,
  basis: t.basis,
  keptFor: t.keptFor,
  recipients: t.recipients,
  held,
  erase: (trx, email, at) => erase(deps, trx, email, at),
  count: countIntroductions,
  purge: forget,
});
