import { type Entry, entriesByIds, firstTold, lastChangeOf, lastingChanges, type ToldChange } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { stepsOf } from "../feed/step.ts";
import { endOf, type Selection, startOf } from "./harvest-token.ts";

/** An item of the repository: when it last changed, and the entry it is about; without one, it was withdrawn. */
export type Head = { id: string; at: string; entry?: Entry };

/** Lines read at once, and how often at most for one answer: what has been superseded since gives nothing. */
const LINES = 100;
const MOST_READS = 20;

/** What the lines say that still holds today: a fiche is told at its last line, an id merged away where it went. */
async function headsOf(executor: Executor, lines: readonly ToldChange[]): Promise<Head[]> {
  const said = lines.flatMap((line) => stepsOf(line).map((step) => ({ line, step })));
  const present = new Map(
    (await entriesByIds(executor, [...new Set(said.map(({ step }) => step.entry))])).map((one) => [one.id, one]),
  );
  const heads = new Map<string, Head>();
  for (const { line, step } of said) {
    const entry = present.get(step.entry);
    const withdrawn = step.type === "Delete" || step.type === "Move";
    // An entry that is back since is told by a later line; one that is gone since, too.
    if (withdrawn === (entry === undefined))
      heads.set(step.entry, { id: step.entry, at: line.toldAt, ...(entry ? { entry } : {}) });
  }
  return [...heads.values()];
}

/**
 * Items that changed within a selection, oldest change first, and where the list goes on. Reads what it gives, by key, whatever the
 * length of the change log.
 */
export async function listHeads(
  executor: Executor,
  wanted: Selection,
  atOnce = LINES,
): Promise<{ heads: Head[]; next?: Selection }> {
  const until = wanted.until === undefined ? undefined : endOf(wanted.until);
  let after = wanted.after;
  if (after === 0 && wanted.from !== undefined) after = (await firstTold(executor, startOf(wanted.from))) - 1;
  for (let read = 0; read < MOST_READS; read++) {
    const lines = await lastingChanges(executor, after, atOnce);
    const last = lines.at(-1);
    if (!last) return { heads: [] };
    const within = lines.filter(({ toldAt }) => until === undefined || toldAt < until);
    const heads = await headsOf(executor, within);
    after = last.seq;
    const more = within.length === lines.length && lines.length === atOnce;
    if (heads.length > 0 || !more) return { heads, ...(more ? { next: { ...wanted, after } } : {}) };
  }
  return { heads: [], next: { ...wanted, after } };
}

/** One item; undefined when this id never was one. */
export async function headOf(executor: Executor, id: string): Promise<Head | undefined> {
  const last = isId(id) ? await lastChangeOf(executor, id) : undefined;
  if (!last) return undefined;
  const [entry] = await entriesByIds(executor, [id]);
  return { id, at: last.toldAt, ...(entry ? { entry } : {}) };
}
