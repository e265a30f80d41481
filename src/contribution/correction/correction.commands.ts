import { issueLink, readPrivateLink, revokeLinks, spendLink } from "../../account/index.ts";
import { type Entry, entryById } from "../../catalogue/index.ts";
import { appeal, closeCase, openCase } from "../../moderation/index.ts";
import { type Clock, DAY } from "../../platform/clock.ts";
import type { Database, Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { contentHash, mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { changesInWords, labelOfField, newWords } from "./change-text.ts";
import { fr } from "./correction.fr.ts";
import { correctionsOf, findCorrection, insertCorrection, saveCorrection } from "./correction.store.ts";
import type { Correction } from "./correction.ts";
import { insertCorrectionPartners } from "./partner-return.store.ts";
import { takeBack } from "./publish-correction.ts";
import { trustSignals } from "./trust.ts";

/** What corrections work on. */
export type CorrectionDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string };
  /** Ids of the partners whose sources an entry is made of. */
  partnersOf(entry: Entry): Promise<string[]>;
  /** A partner by its id or its short name. */
  partner(key: string): Promise<{ id: string; slug: string; name: string } | undefined>;
  /** Somebody holds this fiche no more: what waited for them there goes on, in the same transaction. */
  holderLeft?(trx: Transaction, entry: string): Promise<void>;
};

const CONFIRM = { purpose: "correction/confirm", lifeMs: 3 * DAY } as const;
const FOLLOW = { purpose: "correction/follow", lifeMs: 366 * DAY } as const;
/** A form sent twice within this time was pressed twice: one letter is enough. */
const DOUBLE_PRESS = 2 * 60_000;

/** What somebody proposes, before it is kept. */
export type NewCorrection = Pick<Correction, "entry" | "about" | "changes" | "because" | "trap"> &
  Partial<Pick<Correction, "other" | "evidence" | "name">> & { email: string };

/** Where a proposal stands once it was sent: to be confirmed by mail, or (its address being proved already) waiting. */
export type Proposed = { state: "unconfirmed" } | { state: "waiting"; follow: string };

const followPath = (secret: string): string => `/correction/suivi/${secret}`;

const sameWords = ({ about, changes, other, because, email }: NewCorrection | Correction): string =>
  contentHash({ about, changes, other, because, email });

const gone = () => new ProblemError({ code: "correction/no-entry", kind: "conflict", ...fr.errors.noEntry });

/** A link to its follow-up page. Its address was proved, so that it does not count among the letters an address may be sent. */
export const followLink = (trx: Transaction, id: string, clock: Clock): Promise<string> =>
  issueLink(trx, { ...FOLLOW, subject: id }, clock);

/**
 * Keeps what somebody proposes and sends the link that confirms it; the same words sent twice are kept once. Who is signed in
 * with that address confirms by signing.
 * @throws ProblemError `account/too-many-links`.
 */
export async function propose(deps: CorrectionDeps, entry: Entry, draft: NewCorrection, signedIn?: string): Promise<Proposed> {
  const { clock, database, instance } = deps;
  const partners = await deps.partnersOf(entry);
  return database.transaction(async (trx) => {
    const now = clock.now();
    const pending = await correctionsOf(trx, entry.id, ["unconfirmed", "waiting"]);
    const same = pending.find((it) => it.email === draft.email && sameWords(it) === sameWords(draft));
    if (same?.state === "waiting") return { state: "waiting", follow: followPath(await followLink(trx, same.id, clock)) };
    const at = now.toISOString();
    const correction: Correction = same ?? { id: mintId(now), ...draft, state: "unconfirmed", likelySpam: false, createdAt: at };
    if (!same) await insertCorrection(trx, correction);
    if (signedIn === draft.email) return { state: "waiting", follow: await putForward(deps, trx, correction, entry, partners) };
    if (same && now.getTime() - Date.parse(same.createdAt) < DOUBLE_PRESS) return { state: "unconfirmed" };
    const secret = await issueLink(trx, { ...CONFIRM, subject: correction.id, email: draft.email }, clock);
    const fields = correction.changes.map(({ field }) => labelOfField(field).toLowerCase());
    const what = correction.about === "value" ? fields.join(", ") : fr.whole.abouts[correction.about].toLowerCase();
    const words = { instance: instance.name, title: entry.single.title.value, what };
    const link = `${instance.url}/correction/confirmer/${secret}`;
    await queueMail(trx, { to: draft.email, ...fr.mail.confirm({ ...words, link }) }, clock);
    return { state: "unconfirmed" };
  });
}

/** Puts a correction before those who decide. @returns the path of its follow-up page. */
async function putForward(
  { clock, instance }: CorrectionDeps,
  trx: Transaction,
  correction: Correction,
  entry: Entry,
  partners: string[],
): Promise<string> {
  const title = entry.single.title.value;
  const changes = changesInWords(correction.changes);
  const { email, name, because, evidence } = correction;
  // How its author knows is read in the queue, beside the values.
  const said = [
    { label: fr.desk.because, after: because },
    { label: fr.desk.evidence, after: evidence ?? "" },
    { label: fr.desk.name, after: name ?? "" },
  ].filter(({ after }) => after);
  const { likelySpam } = await openCase(
    trx,
    {
      kind: "correction",
      subject: correction.id,
      title: fr.caseTitle[correction.about](title, changes.map(({ label }) => label).join(", ")),
      entry: entry.id,
      partners,
      ...(email ? { email } : {}),
      texts: [because, evidence ?? "", name ?? "", ...newWords(correction.changes)],
      ...correction.trap,
      signals: trustSignals(entry, email),
      changes: [...changes, ...said],
      urgent: correction.about === "removal",
    },
    clock,
  );
  await saveCorrection(trx, { ...correction, state: "waiting", likelySpam, confirmedAt: clock.now().toISOString() });
  await insertCorrectionPartners(trx, correction.id, partners);
  const path = followPath(await followLink(trx, correction.id, clock));
  if (email)
    await queueMail(
      trx,
      { to: email, ...fr.mail.received({ instance: instance.name, title, link: instance.url + path }) },
      clock,
    );
  return path;
}

async function needCorrection(executor: Parameters<typeof findCorrection>[0], id: string): Promise<Correction> {
  const correction = await findCorrection(executor, id);
  if (!correction) throw new ProblemError({ code: "correction/not-found", kind: "not-found", ...fr.errors.notFound });
  return correction;
}

/** What a link asks to confirm; nothing is done yet. @throws ProblemError `account/bad-private-link`. */
export async function toConfirm(deps: CorrectionDeps, secret: string): Promise<Correction> {
  const { subject } = await readPrivateLink(deps.database.read, CONFIRM.purpose, secret, deps.clock);
  return needCorrection(deps.database.read, subject);
}

/** Confirms, once. @returns the path of its follow-up page. @throws ProblemError `account/bad-private-link`, `correction/no-entry`. */
export async function confirm(deps: CorrectionDeps, secret: string): Promise<string> {
  const { entry: id } = await toConfirm(deps, secret);
  const entry = await entryById(deps.database.read, id);
  const partners = entry ? await deps.partnersOf(entry) : [];
  return deps.database.transaction(async (trx) => {
    const { subject } = await spendLink(trx, CONFIRM.purpose, secret, deps.clock);
    const correction = await needCorrection(trx, subject);
    if (!entry) throw gone();
    if (correction.state !== "unconfirmed") return followPath(await followLink(trx, correction.id, deps.clock));
    return putForward(deps, trx, correction, entry, partners);
  });
}

/** The correction that a private link follows. @throws ProblemError `account/bad-private-link`. */
export async function followed(deps: CorrectionDeps, secret: string): Promise<Correction> {
  const { subject } = await readPrivateLink(deps.database.read, FOLLOW.purpose, secret, deps.clock);
  return needCorrection(deps.database.read, subject);
}

/** Its author takes it back, whatever was decided: the fiche says again what it said. Can be undone until the next night. */
export async function withdraw(deps: CorrectionDeps, secret: string): Promise<void> {
  const { id } = await followed(deps, secret);
  await deps.database.transaction(async (trx) => {
    const correction = await needCorrection(trx, id);
    if (correction.state === "withdrawn") return;
    const at = deps.clock.now().toISOString();
    await saveCorrection(trx, { ...correction, state: "withdrawn", decidedAt: at });
    if (correction.state === "accepted") await takeBack(trx, correction, { at, by: "author" }, deps.clock);
    await closeCase(trx, "correction", id, deps.clock);
  });
}

/** Puts forward again what its author had taken back. @throws ProblemError `correction/no-entry` when the fiche is no more. */
export async function putBack(deps: CorrectionDeps, secret: string): Promise<void> {
  const found = await followed(deps, secret);
  const entry = await entryById(deps.database.read, found.entry);
  if (!entry) throw gone();
  const partners = await deps.partnersOf(entry);
  await deps.database.transaction(async (trx) => {
    const { decidedAt: _, decidedBy: _by, message: _message, ...correction } = await needCorrection(trx, found.id);
    if (correction.state === "withdrawn") await putForward(deps, trx, correction, entry, partners);
  });
}

/**
 * Its author, refused, says why they think otherwise: it waits again, once.
 * @throws ProblemError `moderation/not-refused`, `moderation/appealed`.
 */
export async function contest(deps: CorrectionDeps, secret: string, words: string): Promise<void> {
  const { id } = await followed(deps, secret);
  await deps.database.transaction(async (trx) => {
    const { decidedAt: _, decidedBy: _by, message: _message, ...correction } = await needCorrection(trx, id);
    await appeal(trx, "correction", id, words, deps.clock);
    await saveCorrection(trx, { ...correction, state: "waiting" });
  });
}

/** Closes all links to a correction. */
export async function closeLinks(trx: Transaction, id: string): Promise<void> {
  for (const { purpose } of [CONFIRM, FOLLOW]) await revokeLinks(trx, purpose, id);
}
