import type { Database, Executor, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { changesRevision, insertChange, type KeptChange, readChanges, undoChange } from "./change.store.ts";
import type { ChangeAct, VocabularyChange } from "./change.ts";
import type { Concept, Scheme } from "./concept.ts";
import { changeRefusal, fittingChanges, freeConceptId, withChanges } from "./overlay.ts";
import { changeTexts as t } from "./vocabulary.fr.ts";
import { allConcepts, labelOf, setVocabularyChanges, writtenConcepts } from "./vocabulary.ts";

let loaded: { executor: Executor; revision: string } | undefined;

/**
 * Brings this process's vocabulary up to date with the changes decided on the instance. Cheap when nothing has changed (one
 * count), so that a server may ask every few seconds. Resolves to whether something changed.
 */
export async function refreshVocabulary(database: Database): Promise<boolean> {
  const revision = await changesRevision(database.read);
  if (loaded?.executor === database.read && loaded.revision === revision) return false;
  const changes = await readChanges(database.read);
  const before = loaded;
  loaded = { executor: database.read, revision };
  // Most instances decide nothing of their own: leave the lists as they are.
  if (!before && changes.length === 0) return false;
  setVocabularyChanges(changes.map(({ seq: _seq, ...change }) => change));
  return true;
}

const schemeNow = (scheme: Scheme, changes: readonly VocabularyChange[]): readonly Concept[] =>
  withChanges(scheme, writtenConcepts(scheme), changes);

/** An act before its concept has an id: only an addition has none yet. */
export type WantedAct = Exclude<ChangeAct, { kind: "add" }> | Omit<ChangeAct & { kind: "add" }, "id">;

const named = (scheme: Scheme, concepts: readonly Concept[], wanted: WantedAct): ChangeAct =>
  wanted.kind === "add" ? { ...wanted, id: freeConceptId(scheme, concepts, wanted.label) } : wanted;

function refusalText(scheme: Scheme, concepts: readonly Concept[], act: ChangeAct): { detail: string; hint: string } | undefined {
  const refusal = changeRefusal(scheme, concepts, act);
  return refusal && t.refused[refusal.why](refusal.other === undefined ? "" : labelOf(scheme, refusal.other));
}

/** Why a change could not be made to the vocabulary as this process knows it, in French; undefined when it could. */
export function whyRefused(scheme: Scheme, wanted: WantedAct): { detail: string; hint: string } | undefined {
  return refusalText(scheme, allConcepts(scheme), named(scheme, allConcepts(scheme), wanted));
}

/**
 * Makes a decided change, in the caller's transaction: all processes follow within seconds.
 * @returns its number, and the id of the concept. @throws ProblemError `vocabulary/change-refused` when it does not fit.
 */
export async function decideChange(
  trx: Transaction,
  { scheme, at, note, act: wanted }: Omit<VocabularyChange, "act"> & { act: WantedAct },
): Promise<{ seq: number; concept: string }> {
  const concepts = schemeNow(scheme, await readChanges(trx));
  const act = named(scheme, concepts, wanted);
  const refused = refusalText(scheme, concepts, act);
  if (refused) throw new ProblemError({ code: "vocabulary/change-refused", kind: "conflict", ...refused });
  return { seq: await insertChange(trx, { scheme, at, note, act }), concept: act.id };
}

/** Whether the other changes still fit without this one. */
function standsWithout(change: KeptChange, changes: readonly KeptChange[]): boolean {
  const { scheme } = change;
  const base = writtenConcepts(scheme);
  const others = changes.filter(({ seq }) => seq !== change.seq);
  const fitting = fittingChanges(scheme, base, changes).filter((other) => other !== change);
  return fittingChanges(scheme, base, others).length >= fitting.length;
}

/**
 * Takes a decided change back, in the caller's transaction. A concept that was added stays known at its address, out of use.
 * @throws ProblemError `vocabulary/change-needed` when later changes rest on it.
 */
export async function undoDecision(trx: Transaction, seq: number, at: string, note: string): Promise<void> {
  const changes = await readChanges(trx);
  const change = changes.find((each) => each.seq === seq);
  if (change === undefined) return;
  const { scheme, act } = change;
  if (act.kind === "add") {
    const retire = { kind: "retire", id: act.id } as const;
    if (changeRefusal(scheme, schemeNow(scheme, changes), retire) === undefined)
      await insertChange(trx, { scheme, at, note, act: retire });
    return;
  }
  if (!standsWithout(change, changes))
    throw new ProblemError({ code: "vocabulary/change-needed", kind: "conflict", ...t.needed });
  await undoChange(trx, seq, at);
}
