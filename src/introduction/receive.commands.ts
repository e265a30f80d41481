import { hash } from "node:crypto";
import { normaliseEmail } from "../account/index.ts";
import { type CleanLetter, type ReadLetter, readLetter, UnreadableLetter } from "../engine/mail-relay/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { texts as t } from "./introduction.fr.ts";
import { findIntroduction, saveIntroduction } from "./introduction.store.ts";
import { aliasesOpen, type Introduction, type Message, type Side } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { MARKER, mails } from "./mails.fr.ts";
import { countHeld, findAlias, insertMessage } from "./message.store.ts";
import { shieldOf } from "./shield.ts";
import { addressOf } from "./sides.ts";
import { notTooMany, passOn, tellSide } from "./thread.commands.ts";

/** What became of a letter: passed on, kept until its owner says that it is theirs, or nothing (a program's, empty, seen before). */
export type Received = "delivered" | "held" | "ignored";

/** Letters of other addresses that wait at once; more are not kept: nobody fills a page from outside. */
const HELD_AT_MOST = 5;

const noAlias = () => new ProblemError({ code: "introduction/unknown-alias", kind: "not-found", ...t.problem.unknownAlias });

/**
 * The conversation that letters to this address belong to, and which side writes to it.
 * @throws ProblemError `introduction/unknown-alias` when there is none, or it is past its end.
 */
export async function conversationOf(
  executor: Executor,
  deps: IntroductionDeps,
  recipient: string,
): Promise<{ it: Introduction; side: Side }> {
  const [alias = "", domain = ""] = recipient.toLowerCase().split("@");
  const known = domain === deps.relay?.domain ? await findAlias(executor, alias) : undefined;
  const it = known && (await findIntroduction(executor, known.introduction));
  if (!known || !it || !aliasesOpen(it, deps.clock.now())) throw noAlias();
  return { it, side: known.side };
}

const withoutTag = (email: string): string => email.replace(/\+[^@]*@/, "@");

/** Whether a letter says that it comes from this side: its From, without what follows a "+". */
function isFrom(letter: ReadLetter, address: string | undefined): boolean {
  const from = normaliseEmail(letter.envelope.from);
  return from !== undefined && address !== undefined && withoutTag(from) === withoutTag(address);
}

async function read(raw: Uint8Array): Promise<ReadLetter> {
  try {
    return await readLetter(raw);
  } catch (error) {
    if (!(error instanceof UnreadableLetter)) throw error;
    throw new ProblemError({ code: "introduction/unreadable", kind: "invalid", ...t.cli.unreadable, cause: error });
  }
}

const fingerprintOf = (letter: ReadLetter, raw: Uint8Array): string =>
  hash("sha256", letter.envelope.messageId ? `id\n${letter.envelope.messageId}` : raw, "hex").slice(0, 32);

async function keep(
  trx: Transaction,
  deps: IntroductionDeps,
  { it, side }: { it: Introduction; side: Side },
  { clean, mine, fingerprint }: { clean: CleanLetter; mine: boolean; fingerprint: string },
): Promise<Received> {
  await notTooMany(trx, deps, it, side);
  if (!mine && (await countHeld(trx, it.id, side)) >= HELD_AT_MOST) return "ignored";
  const now = deps.clock.now();
  const files = clean.attachments.map(({ name }) => name);
  const message: Message = {
    id: mintId(now),
    introduction: it.id,
    side,
    at: now.toISOString(),
    via: "mail",
    text: clean.text,
    files: mine ? files : [],
    withheld: [...clean.withheld, ...(mine ? [] : files.map((name) => ({ name, why: "held" })))],
    state: mine ? "sent" : "held",
  };
  if (!(await insertMessage(trx, message, fingerprint))) return "ignored";
  if (mine) {
    await saveIntroduction(trx, { ...it, lastMessageAt: message.at });
    await passOn(trx, deps, it, message, clean.attachments);
    return "delivered";
  }
  await tellSide(trx, deps, it, side, mails.otherAddress);
  return "held";
}

/**
 * Takes a raw letter sent to an alias. When this resolves, what it says is committed: it may be acknowledged.
 * @throws ProblemError `introduction/unknown-alias`, `introduction/unreadable`, `introduction/too-many`.
 */
export async function receiveLetter(
  deps: IntroductionDeps,
  { recipient, sender, raw }: { recipient: string; sender: string; raw: Uint8Array },
): Promise<Received> {
  const before = await conversationOf(deps.database.read, deps, recipient);
  const letter = await read(raw);
  const { automatic, from } = letter.envelope;
  // Bounces have no sender; our own letters coming back would go round.
  if (automatic || sender === "" || from.endsWith(`@${deps.relay?.domain}`)) return "ignored";
  const shield = shieldOf(before.it, before.side);
  const clean = await letter.clean({ shield, marker: MARKER.replaceAll("-", "").trim() });
  if (!clean.text && clean.attachments.length === 0 && clean.withheld.length === 0) return "ignored";
  return deps.database.transaction(async (trx) => {
    const now = await conversationOf(trx, deps, recipient);
    // A side that takes its consent back, or leaves, while the letter is read: it is read again as things now stand.
    const same = JSON.stringify(shieldOf(now.it, now.side)) === JSON.stringify(shield);
    const said = same ? clean : await letter.clean({ shield: shieldOf(now.it, now.side) });
    const mine = isFrom(letter, addressOf(now.it, now.side));
    return keep(trx, deps, now, { clean: said, mine, fingerprint: fingerprintOf(letter, raw) });
  });
}
