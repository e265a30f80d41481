import { issueLink, readPrivateLink } from "../account/index.ts";
import type { Entry } from "../catalogue/index.ts";
import { DAY, earlier } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { fr } from "./discussion.fr.ts";
import type { DiscussionDeps } from "./discussion-deps.ts";
import * as store from "./message.store.ts";
import { latest, type Message, type MessageKind, shownText } from "./message.ts";
import { ficheOf } from "./message-standing.ts";
import { bringForth, putForward, takeBack } from "./publish.commands.ts";

/** Opens one's own message: to confirm, mend or withdraw it. */
export const OWN = "discussion/own";
export const OWN_LIFE = 400 * DAY;

/** What somebody writes. `trap`: what the form caught. */
export type Written = {
  entry: string;
  parent?: string;
  kind: MessageKind;
  text: string;
  name?: string;
  email: string;
  trap: { honeypot?: string; startedAt?: string };
};

/** Who writes: `account` when they are signed in under the address of the message, which is then known to be theirs. */
export type Writer = { account?: string };

async function checkedParent(trx: Transaction, { entry, parent }: Written): Promise<void> {
  if (parent === undefined) return;
  const known = await store.messageById(trx, parent);
  const open = known && known.entry === entry && known.parent === undefined && shownText(known) !== undefined;
  if (!open) throw new ProblemError({ code: "discussion/no-parent", kind: "conflict", ...fr.problems.noParent });
}

/** A form that is sent twice writes one message. */
const SAME_WITHIN = 5 * 60_000;

/** The same words of the same person in the same place, a moment ago. */
async function twinOf(trx: Transaction, { entry, parent, text, email }: Written, now: Date): Promise<Message | undefined> {
  const since = earlier(now, SAME_WITHIN);
  const recent = await store.messagesBy(trx, email, since);
  return recent.find(
    (other) =>
      other.entry === entry && other.parent === parent && other.withdrawnAt === undefined && latest(other)?.body === text,
  );
}

/**
 * Takes a message in. Of somebody signed in it is put forward at once (and shown at once if they are known for good messages);
 * of anybody else it waits for the press of a button behind a link sent to the address.
 * @returns the message, and whether all can read it now.
 */
export async function write(
  deps: DiscussionDeps,
  written: Written,
  writer: Writer,
): Promise<{ message: Message; shown: boolean }> {
  const { database, clock } = deps;
  return await database.transaction(async (trx) => {
    const entry = await ficheOf(trx, written.entry);
    await checkedParent(trx, written);
    const now = clock.now();
    const twin = await twinOf(trx, written, now);
    if (twin) return { message: twin, shown: shownText(twin) !== undefined };
    const at = now.toISOString();
    const { parent, kind, text, name, email, trap } = written;
    const message: Message = {
      id: mintId(now),
      entry: entry.id,
      kind: parent === undefined ? kind : "answer",
      email,
      createdAt: at,
      ...(parent === undefined ? {} : { parent }),
      ...(name ? { name } : {}),
      versions: [{ version: 1, at, body: text, state: "draft" }],
    };
    await store.insertMessage(trx, message);
    if (writer.account !== undefined) {
      const shown = await putForward(trx, deps, message.id, { trap, account: writer.account });
      return { message, shown };
    }
    await sendOwnLink(trx, deps, { message, entry, isTrapped: trap.honeypot !== undefined });
    return { message, shown: false };
  });
}

/** The subject of a link whose form caught something in its trap says so until the message is confirmed. */
const TRAPPED = " trap";

type Sending = { message: Message; entry: Entry; isTrapped: boolean };

async function sendOwnLink(trx: Transaction, deps: DiscussionDeps, { message, entry, isTrapped }: Sending): Promise<void> {
  const { clock, instance } = deps;
  const { id, email = "" } = message;
  const subject = id + (isTrapped ? TRAPPED : "");
  const secret = await issueLink(trx, { purpose: OWN, subject, email, lifeMs: OWN_LIFE }, clock);
  const link = `${instance.url}/message/${secret}`;
  await queueMail(trx, { to: email, ...fr.mails.confirm(instance.name, entry.single.title.value, link) }, clock);
}

/** The message that a link opens. @throws ProblemError `account/bad-private-link`, `discussion/gone`. */
export async function ownByLink(
  { database, clock }: DiscussionDeps,
  secret: string,
): Promise<{ message: Message; isTrapped: boolean }> {
  const { subject } = await readPrivateLink(database.read, OWN, secret, clock);
  const [id = "", trapped] = subject.split(" ");
  return { message: own(await store.messageById(database.read, id)), isTrapped: trapped !== undefined };
}

/** A message of this address. @throws ProblemError `discussion/gone`: also when it is somebody else's. */
export async function ownByEmail({ database }: DiscussionDeps, id: string, email: string): Promise<Message> {
  const message = await store.messageById(database.read, id);
  return own(message?.email === email ? message : undefined);
}

function own(message: Message | undefined): Message {
  // Without an address, it has been made nobody's: the link no longer opens it.
  if (message?.email !== undefined && message.versions.length > 0) return message;
  throw new ProblemError({ code: "discussion/gone", kind: "not-found", ...fr.problems.gone });
}

async function fresh(trx: Transaction, id: string): Promise<Message> {
  return own(await store.messageById(trx, id));
}

/** The author presses the button: the message is put forward. A second press changes nothing. @returns whether all can read it now. */
export async function confirm(deps: DiscussionDeps, id: string, isTrapped: boolean): Promise<boolean> {
  return await deps.database.transaction(async (trx) => {
    const message = await fresh(trx, id);
    if (message.confirmedAt !== undefined) return shownText(message) !== undefined;
    return await putForward(trx, deps, id, { trap: isTrapped ? { honeypot: "filled" } : {} });
  });
}

/**
 * Rewrites a message: what all read stays until the new words are accepted.
 * @param version the version that the author saw; another one written meanwhile is not lost. @returns whether all can read it now.
 */
export async function rewrite(deps: DiscussionDeps, id: string, text: string, version: number, writer: Writer): Promise<boolean> {
  return await deps.database.transaction(async (trx) => {
    const message = await fresh(trx, id);
    const last = latest(message);
    if (last?.version !== version)
      throw new ProblemError({ code: "discussion/changed", kind: "conflict", ...fr.problems.changed });
    if (last.body === text) return shownText(message) === text;
    if (last.state === "waiting" || last.state === "draft") await store.setVersionState(trx, id, version, "replaced");
    const at = deps.clock.now().toISOString();
    await store.insertVersion(trx, id, { version: version + 1, at, body: text, state: "draft" });
    return await putForward(trx, deps, id, { trap: {}, ...writer });
  });
}

/** The author takes the message away from all eyes; it can be brought back. */
export async function withdraw(deps: DiscussionDeps, id: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const message = await fresh(trx, id);
    if (message.withdrawnAt !== undefined) return;
    await store.updateMessage(trx, id, { withdrawnAt: deps.clock.now().toISOString() });
    await takeBack(trx, deps, message);
  });
}

/** Undoes `withdraw`. @returns whether all can read it now. */
export async function restore(deps: DiscussionDeps, id: string): Promise<boolean> {
  return await deps.database.transaction(async (trx) => {
    const message = await fresh(trx, id);
    if (message.withdrawnAt === undefined) return shownText(message) !== undefined;
    await store.updateMessage(trx, id, { withdrawnAt: null });
    // What was refused stays so; anything else is looked at again.
    if (latest(message)?.state === "refused") return await bringForth(trx, deps, id);
    return await putForward(trx, deps, id, { trap: {} });
  });
}
