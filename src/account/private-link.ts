import { hash, randomBytes } from "node:crypto";
import type { Clock } from "../platform/clock.ts";
import type { Executor } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { texts } from "./account.fr.ts";
import {
  countLinksTo,
  deletePrivateLinks,
  endPrivateLinks,
  findPrivateLink,
  insertPrivateLink,
  markSpent,
} from "./private-link.store.ts";

/** What a link opens: `purpose` is `<room>/<act>`, `subject` an id of that room, `email` whom it was sent to. */
type PrivateLink = { purpose: string; subject: string; email?: string };

const HOUR = 3_600_000;
/** Links that may be sent to one address in an hour: nobody's letter box is filled through us. */
const LINKS_PER_HOUR = 8;
/**
 * A link that makes an account. Counted apart: an address that has one is sent another sort of link by the same form, so that
 * what the other forms still allow would tell which addresses have accounts.
 */
export const REGISTER = "account/register";

const secretHash = (secret: string): string => hash("sha256", secret, "hex");

const badLink = () => new ProblemError({ code: "account/bad-private-link", kind: "not-found", ...texts.badPrivateLink });
/** Told to holders of the secret alone: mail scanners and second presses open links again, and nothing failed. */
const spentLink = () => new ProblemError({ code: "account/spent-link", kind: "gone", ...texts.spentLink });

/**
 * Makes a link that stands for a person without an account: who holds its secret may do what `purpose` says, and nothing
 * else. Only a hash is kept. The page it leads to must change nothing until a button is pressed: mail scanners open links.
 * @returns the secret (43 URL-safe characters), for the address.
 * @throws ProblemError `account/too-many-links` when the address was sent too many within the hour.
 */
export async function issueLink(trx: Executor, link: PrivateLink & { lifeMs: number }, clock: Clock): Promise<string> {
  const now = clock.now();
  const hourAgo = new Date(now.getTime() - HOUR).toISOString();
  const counted = link.purpose === REGISTER ? { is: REGISTER } : { isNot: REGISTER };
  if (link.email && (await countLinksTo(trx, link.email, hourAgo, counted)) >= LINKS_PER_HOUR) {
    throw new ProblemError({ code: "account/too-many-links", kind: "conflict", ...texts.tooManyLinks });
  }
  const secret = randomBytes(32).toString("base64url");
  await insertPrivateLink(trx, {
    secret_hash: secretHash(secret),
    purpose: link.purpose,
    subject: link.subject,
    email: link.email ?? null,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + link.lifeMs).toISOString(),
    spent_at: null,
  });
  return secret;
}

/**
 * What a secret opens.
 * @throws ProblemError `account/bad-private-link` when unknown, of another purpose or past its end; `account/spent-link` when it
 * has served, or a newer letter replaced it.
 */
export async function readPrivateLink(executor: Executor, purpose: string, secret: string, clock: Clock): Promise<PrivateLink> {
  const row = await findPrivateLink(executor, purpose, secretHash(secret), clock.now().toISOString());
  if (!row) throw badLink();
  if (row.spent_at) throw spentLink();
  return { purpose: row.purpose, subject: row.subject, ...(row.email ? { email: row.email } : {}) };
}

/** The same, once: whoever comes second is told that the link has served. */
export async function spendLink(trx: Executor, purpose: string, secret: string, clock: Clock): Promise<PrivateLink> {
  const link = await readPrivateLink(trx, purpose, secret, clock);
  if (!(await markSpent(trx, secretHash(secret), clock.now().toISOString()))) throw spentLink();
  return link;
}

/**
 * Ends all links of a purpose to a subject, at the word of somebody whose address is not proved: unlike those that are revoked,
 * they still count among the letters of the hour, or ending them would let the next letters leave.
 */
export async function endLinks(trx: Executor, purpose: string, subject: string, clock: Clock): Promise<void> {
  const now = clock.now();
  const until = new Date(now.getTime() + HOUR).toISOString();
  await endPrivateLinks(trx, { purpose, subject }, { now: now.toISOString(), until });
}

/** Closes all links of a purpose to a subject, and forgets them. */
export const revokeLinks = (trx: Executor, purpose: string, subject: string): Promise<void> =>
  deletePrivateLinks(trx, purpose, subject);
