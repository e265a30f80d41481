import { hash } from "node:crypto";
import type { Attachment } from "../engine/mail-relay/index.ts";
import { mask } from "../engine/mail-relay/index.ts";
import { closeCase } from "../moderation/index.ts";
import { DAY, earlier } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { gone } from "./ask.commands.ts";
import { heldCase } from "./case-subject.ts";
import { texts as t } from "./introduction.fr.ts";
import { findIntroduction, saveIntroduction } from "./introduction.store.ts";
import { across, aliasesOpen, type Introduction, type Message, type Side } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { mails } from "./mails.fr.ts";
import { aliasOf, countMessages, dropHeldMessage, insertMessage, releaseMessage } from "./message.store.ts";
import { dismissRecipients, recipientsOf } from "./recipient.store.ts";
import { safeName, shieldOf } from "./shield.ts";
import { addressOf, nameOf } from "./sides.ts";
import { about, pageLink, tell } from "./tell.ts";

/** What one side may write in a day. */
const MESSAGES_A_DAY = 40;

/** A side's private page, by a new link; undefined when nobody stands on that side any more. */
async function sidePage(trx: Transaction, deps: IntroductionDeps, it: Introduction, side: Side): Promise<string | undefined> {
  if (!addressOf(it, side)) return undefined;
  if (side === "asker") return pageLink(trx, deps, it);
  const theirs = (await recipientsOf(trx, it.id)).find(({ email }) => email === it.other?.email);
  return theirs && pageLink(trx, deps, it, theirs);
}

/** Tells a side, with a link to its page. */
export async function tellSide(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  side: Side,
  write: (words: ReturnType<typeof about>) => { subject: string; text: string },
): Promise<void> {
  const link = await sidePage(trx, deps, it, side);
  if (link) await tell(trx, deps, addressOf(it, side), write(about(deps, it, link)));
}

/** Passes a message on to the other side, from an alias that only they know when letters can come back. */
export async function passOn(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  message: Message,
  attachments: readonly Attachment[] = [],
): Promise<void> {
  const reader = across(message.side);
  const to = addressOf(it, reader);
  const link = await sidePage(trx, deps, it, reader);
  if (!to || !link) return;
  const who = nameOf(it, message.side);
  const alias = deps.relay ? await aliasOf(trx, it.id, reader) : undefined;
  const host = deps.relay?.domain ?? new URL(deps.instance.url).hostname;
  const withheld = message.withheld.map(({ name }) => name);
  const { text } = mails.message({
    who,
    text: message.text,
    link,
    byMail: alias !== undefined,
    files: attachments.length,
    withheld,
  });
  await queueMail(
    trx,
    {
      to,
      subject: mails.messageSubject(it.entryTitle),
      text,
      thread: { id: `${message.id}@${host}`, inReplyTo: `${it.id}@${host}` },
      personal: true,
      ...(alias && deps.relay
        ? { sender: { name: `${who} via ${safeName(deps.instance.name)}`, address: `${alias}@${deps.relay.domain}` } }
        : {}),
      ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
    },
    deps.clock,
  );
}

/** @throws ProblemError `introduction/too-many` when this side wrote more than a conversation needs today. */
export async function notTooMany(trx: Transaction, deps: IntroductionDeps, it: Introduction, side: Side): Promise<void> {
  const from = earlier(deps.clock.now(), DAY);
  if ((await countMessages(trx, it.id, side, from)) >= MESSAGES_A_DAY)
    throw new ProblemError({ code: "introduction/too-many", kind: "conflict", ...t.problem.tooMany });
}

/** Same words in one form, sent twice by an impatient hand: one message. */
const fingerprintOf = (nonce: string, text: string): string => hash("sha256", `page\n${nonce}\n${text}`, "hex").slice(0, 32);

async function within<T>(
  deps: IntroductionDeps,
  id: string,
  run: (trx: Transaction, it: Introduction) => Promise<T>,
): Promise<T> {
  return deps.database.transaction(async (trx) => {
    const it = await findIntroduction(trx, id);
    if (!it) throw gone();
    return run(trx, it);
  });
}

const over = () => new ProblemError({ code: "introduction/over", kind: "conflict", detail: t.thread.over });

/** Writes to the other side from one's private page. @returns false when it had been sent already. */
export const write = (deps: IntroductionDeps, id: string, side: Side, { text, nonce }: { text: string; nonce: string }) =>
  within(deps, id, async (trx, it) => {
    if (it.state !== "accepted") throw over();
    await notTooMany(trx, deps, it, side);
    const now = deps.clock.now();
    const words = mask(text, shieldOf(it, side));
    const kept = { id: mintId(now), introduction: id, side, at: now.toISOString(), via: "page", text: words } as const;
    const message: Message = { ...kept, files: [], withheld: [], state: "sent" };
    if (!(await insertMessage(trx, message, fingerprintOf(nonce, text)))) return false;
    await saveIntroduction(trx, { ...it, lastMessageAt: message.at });
    await passOn(trx, deps, it, message);
    return true;
  });

/** A side gives its address to the other: the only way in which one ever travels. */
export const share = (deps: IntroductionDeps, id: string, side: Side): Promise<void> =>
  within(deps, id, async (trx, it) => {
    if (it.state !== "accepted") throw over();
    const address = addressOf(it, side);
    const given = side === "asker" ? it.asker.shares : it.other?.shares;
    if (!address || given) return;
    const open: Introduction =
      side === "asker" ? { ...it, asker: { ...it.asker, shares: true } } : { ...it, other: { ...it.other, shares: true } };
    await saveIntroduction(trx, open);
    await tellSide(trx, deps, it, across(side), (words) => mails.shared(words, nameOf(it, side), address));
  });

/** Ends a conversation; the other side is told. */
export const close = (deps: IntroductionDeps, id: string, side: Side): Promise<void> =>
  within(deps, id, async (trx, it) => {
    if (it.state !== "accepted") return;
    await saveIntroduction(trx, { ...it, state: "closed", endedAt: deps.clock.now().toISOString() });
    await tellSide(trx, deps, it, across(side), (words) => mails.closed(words, nameOf(it, side)));
  });

/** A letter that came from another address is theirs: it goes on. Or it is not: it is forgotten. */
export const settleHeld = (deps: IntroductionDeps, id: string, side: Side, message: string, mine: boolean): Promise<void> =>
  within(deps, id, async (trx, it) => {
    if (!mine) return dropHeldMessage(trx, id, message, side);
    // Blocked or reported, a conversation has no alias any more: nothing that waited goes out.
    if (!aliasesOpen(it, deps.clock.now()) || !(await aliasOf(trx, id, side))) throw over();
    const released = await releaseMessage(trx, id, message, side);
    if (!released) return;
    await saveIntroduction(trx, { ...it, lastMessageAt: deps.clock.now().toISOString() });
    await passOn(trx, deps, it, released);
  });

/** The asker takes the request back: it disappears for who had it, who is told. */
export const withdraw = (deps: IntroductionDeps, id: string): Promise<void> =>
  within(deps, id, async (trx, it) => {
    if (it.state !== "waiting" && it.state !== "held") return;
    const at = deps.clock.now().toISOString();
    if (it.state === "held") await closeCase(trx, "report", heldCase(id), deps.clock);
    await saveIntroduction(trx, { ...it, state: "withdrawn", endedAt: at });
    for (const { email, until } of await recipientsOf(trx, id)) {
      if (until === undefined) await tell(trx, deps, email, mails.withdrawn(about(deps, it, "")));
    }
    await dismissRecipients(trx, id, at);
  });
