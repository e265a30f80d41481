import { issueLink, readPrivateLink } from "../account/index.ts";
import { DAY } from "../platform/clock.ts";
import { log } from "../platform/log.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { texts } from "./objection.fr.ts";
import type { ContactPlace, PrivacyDeps } from "./privacy.ts";

const PURPOSE = "privacy/objection";
/** Letters a day: a server that begins to write to strangers by thousands is taken for what it looks like. */
export const LETTERS_A_DAY = 200;
/** A mapping mistaken for an hour must not write to anybody: an address is written to a day after it was found, at the soonest. */
const GRACE = DAY;
const LINK_LIFE = 400 * DAY;
/** Fiches named in the letter; the page shows them all. */
const NAMED = 5;

async function informOne(deps: PrivacyDeps, hash: string): Promise<boolean> {
  const { database, clock, instance, contacts } = deps;
  return database.transaction(async (trx) => {
    const known = await contacts.read(trx, hash);
    if (!(await contacts.markInformed(trx, hash, clock.now().toISOString())) || !known) return false;
    const secret = await issueLink(trx, { purpose: PURPOSE, subject: hash, lifeMs: LINK_LIFE }, clock);
    const link = `${instance.url}/vie-privee/opposition/${secret}`;
    const places = known.places.slice(0, NAMED).map((place) => ({ ...place, url: instance.url + place.href }));
    const text = texts.mail.text({ instance, link, places, more: known.places.length - places.length });
    await queueMail(trx, { to: known.address, subject: texts.mail.subject(instance.name), text, unsubscribe: link }, clock);
    return true;
  });
}

/**
 * Tells persons whose addresses stand in what partners share who we are, where the address was found, what is shown of it, and how
 * to object (GDPR, article 14): once each, two hundred a day at most. @returns how many letters were queued.
 */
export async function informContacts(deps: PrivacyDeps, signal?: AbortSignal): Promise<number> {
  const { database, clock, contacts } = deps;
  const now = clock.now().getTime();
  const ago = (ms: number) => new Date(now - ms).toISOString();
  const left = LETTERS_A_DAY - (await contacts.informedSince(database.read, ago(DAY)));
  if (left <= 0) return 0;
  let informed = 0;
  for (const hash of await contacts.waiting(database.read, ago(GRACE), left)) {
    signal?.throwIfAborted();
    if (await informOne(deps, hash)) informed++;
  }
  if (informed > 0) log.info("contacts informed", { letters: informed });
  return informed;
}

/** What the page of an objection shows. */
export type Objection = { withheld: boolean; places: ContactPlace[] };

const hashOf = async (deps: PrivacyDeps, secret: string): Promise<string> =>
  (await readPrivateLink(deps.database.read, PURPOSE, secret, deps.clock)).subject;

/** Where the address stands, and whether its person has objected. @throws ProblemError `account/bad-private-link`. */
export async function readObjection(deps: PrivacyDeps, secret: string): Promise<Objection> {
  const hash = await hashOf(deps, secret);
  const { read } = deps.database;
  const known = await deps.contacts.read(read, hash);
  return { withheld: await deps.contacts.isWithheld(read, hash), places: known?.places ?? [] };
}

/** Removes the address everywhere, for good; pressed twice, it is removed once. @throws ProblemError `account/bad-private-link`. */
export async function objectToContact(deps: PrivacyDeps, secret: string): Promise<void> {
  const hash = await hashOf(deps, secret);
  const at = deps.clock.now().toISOString();
  await deps.database.transaction((trx) => deps.contacts.withhold(trx, hash, at));
}

/** Takes an objection back. @throws ProblemError `account/bad-private-link`. */
export async function liftOwnObjection(deps: PrivacyDeps, secret: string): Promise<void> {
  const hash = await hashOf(deps, secret);
  await deps.database.transaction((trx) => deps.contacts.lift(trx, hash));
}
