import { issueLink, normaliseEmail, readPrivateLink, revokeLinks } from "../account/index.ts";
import { DAY } from "../platform/clock.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { isProblem, ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { keyedHash } from "../platform/instance-secret.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { texts } from "./own-data.fr.ts";
import type { ErasureChoice, Part } from "./own-data.ts";
import { insertErasure } from "./privacy.store.ts";
import type { NameReport, PrivacyDeps } from "./privacy.ts";

const PURPOSE = "privacy/own-data";
const LINK_LIFE = DAY;

/** The fingerprint under which a person is known in proofs and links. */
export async function personHash(executor: Executor, email: string): Promise<string> {
  return (await keyedHash(executor))(`person|${email}`);
}

async function openLink(trx: Transaction, deps: PrivacyDeps, email: string): Promise<string> {
  const subject = await personHash(trx, email);
  const secret = await issueLink(trx, { purpose: PURPOSE, subject, email, lifeMs: LINK_LIFE }, deps.clock);
  return `/vie-privee/mes-donnees/${secret}`;
}

/**
 * Sends the private link to an address, whether or not anything is held about it: the answer is the same, the work too.
 * @throws ProblemError `privacy/bad-email` when it cannot be an address.
 */
export async function requestOwnData(deps: PrivacyDeps, address: string): Promise<void> {
  const email = normaliseEmail(address);
  if (!email) throw new ProblemError({ code: "privacy/bad-email", kind: "invalid", ...texts.badEmail });
  const { name, url } = deps.instance;
  try {
    await deps.database.transaction(async (trx) => {
      const link = url + (await openLink(trx, deps, email));
      await queueMail(trx, { to: email, subject: texts.mail.subject(name), text: texts.mail.text(name, link) }, deps.clock);
    });
  } catch (error) {
    // Said to nobody: how often an address was asked for is its own business.
    if (!isProblem(error, "account/too-many-links")) throw error;
  }
}

/** The path of the page for somebody whose address is proven by their session. */
export const openOwnData = (deps: PrivacyDeps, email: string): Promise<string> =>
  deps.database.transaction((trx) => openLink(trx, deps, email));

/** Whose page a secret opens. @throws ProblemError `account/bad-private-link`. */
export async function personOf(deps: PrivacyDeps, secret: string, executor: Executor = deps.database.read): Promise<string> {
  const { email } = await readPrivateLink(executor, PURPOSE, secret, deps.clock);
  if (!email) throw new Error("a link to one's own data without an address");
  return email;
}

/** All that is held about a person, by use; uses that hold nothing are left out. */
export async function ownData(deps: PrivacyDeps, email: string): Promise<Part[]> {
  const parts = [];
  for (const processing of deps.processings) {
    const held = await processing.held(deps.database.read, email);
    if (held.length > 0) parts.push({ processing, held });
  }
  return parts;
}

/**
 * Erases what the person chose, in one transaction, keeps a proof that does not hold the address, and queues the receipt - the
 * last letter they get.
 * @returns the reference of the proof.
 * @throws ProblemError `account/bad-private-link`; `privacy/nothing-chosen`; what a room says cannot be erased yet (the last
 * administrator): then nothing is.
 */
export async function eraseOwnData(deps: PrivacyDeps, secret: string, choice: ErasureChoice): Promise<string> {
  const chosen = deps.processings.filter(({ id }) => choice.parts.includes(id));
  if (chosen.length === 0) throw new ProblemError({ code: "privacy/nothing-chosen", kind: "invalid", ...texts.nothingChosen });
  const now = deps.clock.now();
  const at = now.toISOString();
  const id = mintId(now);
  const erased = await deps.database.transaction(async (trx) => {
    const email = await personOf(deps, secret, trx);
    const person = await personHash(trx, email);
    for (const processing of chosen.toReversed()) {
      const stays = choice.keepWords ? processing.anonymise : undefined;
      await (stays ?? processing.erase).call(processing, trx, email, at);
    }
    if (chosen.length === deps.processings.length) await revokeLinks(trx, PURPOSE, person);
    await insertErasure(trx, { id, at, person, parts: JSON.stringify(chosen.map((one) => one.id)) });
    const text = texts.receipt.text({ name: deps.instance.name, at, id, parts: chosen.map((one) => one.purpose) });
    await queueMail(trx, { to: email, subject: texts.receipt.subject(deps.instance.name), text }, deps.clock);
    return email;
  });
  for (const { eraseFiles } of chosen) await eraseFiles?.(erased);
  await deps.database.scrub();
  return id;
}

/** Hands over that a person is named in a fiche, from their own page. */
export async function reportOwnName(deps: PrivacyDeps, secret: string, report: Omit<NameReport, "email">): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const email = await personOf(deps, secret, trx);
    await deps.reportName(trx, { ...report, email });
  });
}
