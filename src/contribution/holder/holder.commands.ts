import { readPrivateLink, revokeLinks } from "../../account/index.ts";
import { type Entry, entryById } from "../../catalogue/index.ts";
import { openCase, settleCase } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { changesInWords, newWords } from "../correction/change-text.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { findCorrection, insertCorrection } from "../correction/correction.store.ts";
import type { Correction, FieldChange } from "../correction/correction.ts";
import { saveOpinion } from "../correction/opinion.store.ts";
import { insertCorrectionPartners } from "../correction/partner-return.store.ts";
import { publishStatements } from "../correction/publish-correction.ts";
import { fr } from "./holder.fr.ts";
import { findHolder, saveHolder } from "./holder.store.ts";
import type { Holder, Reach } from "./holder.ts";
import { SPACE } from "./space-link.ts";

/** Who signs what holders do, in the logs: nobody is named. */
export const signed = (holder: Holder): string => `holder:${holder.id}`;

const notFound = () => new ProblemError({ code: "holder/not-found", kind: "not-found", ...fr.errors.notFound });

/** The holder of that id, when they still are one. @throws ProblemError `holder/not-found`. */
export async function needHolder(executor: Parameters<typeof findHolder>[0], id: string): Promise<Holder> {
  const holder = await findHolder(executor, id);
  if (!holder || holder.endedAt) throw notFound();
  return holder;
}

/** The holder whose page a secret opens. @throws ProblemError `account/bad-private-link`, `holder/not-found`. */
export async function holderOfSecret(deps: CorrectionDeps, secret: string): Promise<Holder> {
  const { subject } = await readPrivateLink(deps.database.read, SPACE.purpose, secret, deps.clock);
  return needHolder(deps.database.read, subject);
}

/** The fiche of a holder, whole. @throws ProblemError `holder/no-entry`. */
export async function entryOfHolder(executor: Parameters<typeof findHolder>[0], holder: Holder): Promise<Entry> {
  const entry = await entryById(executor, holder.entry);
  if (!entry) throw new ProblemError({ code: "holder/no-entry", kind: "not-found", ...fr.errors.noEntry });
  return entry;
}

const said = (holder: Holder, changes: FieldChange[], at: string): Correction => ({
  id: mintId(new Date(at)),
  entry: holder.entry,
  about: "value",
  changes,
  because: "",
  ...(holder.email ? { email: holder.email } : {}),
  ...(holder.name ? { name: holder.name } : {}),
  holder: holder.id,
  state: "accepted",
  likelySpam: false,
  trap: {},
  createdAt: at,
  confirmedAt: at,
  decidedAt: at,
  decidedBy: signed(holder),
});

/**
 * Publishes what a holder says of their fiche, at once; those who decide see it afterwards and can take it back. What looks like
 * spam waits for them instead: an account may have been stolen.
 * @returns whether it is published or held back.
 */
export async function stateValues(deps: CorrectionDeps, holder: Holder, changes: FieldChange[]): Promise<"published" | "held"> {
  const entry = await entryOfHolder(deps.database.read, holder);
  const partners = await deps.partnersOf(entry);
  return deps.database.transaction(async (trx) => {
    const statement = said(await needHolder(trx, holder.id), changes, deps.clock.now().toISOString());
    const words = changesInWords(changes);
    const { likelySpam } = await openCase(
      trx,
      {
        kind: "correction",
        subject: statement.id,
        title: fr.caseTitle(entry.single.title.value, words.map(({ label }) => label).join(", ")),
        entry: entry.id,
        ...(holder.email ? { email: holder.email } : {}),
        texts: newWords(changes),
        changes: words,
      },
      deps.clock,
    );
    if (likelySpam) {
      const { decidedAt: _, decidedBy: _by, ...waiting } = statement;
      await insertCorrection(trx, { ...waiting, state: "waiting", likelySpam });
      return "held";
    }
    await insertCorrection(trx, statement);
    await insertCorrectionPartners(trx, statement.id, partners);
    await publishStatements(trx, holder.id, { at: statement.createdAt, by: signed(holder) }, deps.clock);
    await settleCase(trx, "correction", statement.id, signed(holder), deps.clock);
    return "published";
  });
}

/** Says that all is right today: the fiche shows the date. */
export async function confirmExact(deps: CorrectionDeps, holder: Holder): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    const now = await needHolder(trx, holder.id);
    await insertCorrection(trx, said(now, [], at));
    await saveHolder(trx, { ...now, confirmedAt: at });
    await publishStatements(trx, holder.id, { at, by: signed(holder) }, deps.clock);
  });
}

/** Keeps what a holder thinks of a correction that waits on their fiche; one of another fiche is refused. */
export async function giveOpinion(
  deps: CorrectionDeps,
  holder: Holder,
  opinion: { correction: string; verdict: "right" | "wrong"; words: string },
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const correction = await findCorrection(trx, opinion.correction);
    if (!correction || correction.entry !== holder.entry || correction.state !== "waiting") throw notFound();
    await saveOpinion(trx, { ...opinion, holder: holder.id, at: deps.clock.now().toISOString() });
  });
}

/** Changes how a holder is named and asked. Their name changes beside what they say from now on. */
export async function changeReach(
  deps: CorrectionDeps,
  holder: Holder,
  wish: { reach: Reach; name: string; role: string },
): Promise<void> {
  await deps.database.transaction(async (trx) => saveHolder(trx, { ...(await needHolder(trx, holder.id)), ...wish }));
}

/** Ends what somebody holds; their page is closed. */
export async function end(trx: Transaction, holder: Holder, endedAt: string, endedWhy: "left" | "transferred"): Promise<void> {
  await saveHolder(trx, { ...holder, endedAt, endedWhy });
  await revokeLinks(trx, SPACE.purpose, holder.id);
}

/** Somebody holds the fiche no more. What they said stays. */
export async function stepDown(deps: CorrectionDeps, holder: Holder): Promise<void> {
  await deps.database.transaction(async (trx) => {
    await end(trx, await needHolder(trx, holder.id), deps.clock.now().toISOString(), "left");
    await deps.holderLeft?.(trx, holder.entry);
  });
}
