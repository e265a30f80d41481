import { entriesByIds, mergeEntries, presentEntry, recordRefs, splitEntry, undoMerge } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { formatDate } from "../web/index.ts";
import { appendJudgement, heededOf, judgementBySeq } from "./judgement.store.ts";
import type { Judgement, Side, Verdict } from "./judgement.ts";
import { deleteLikenesses, markJudged } from "./likeness.store.ts";
import { type RecordRef, recordKey } from "./linkage-record.ts";
import { fr } from "./resolution.fr.ts";
import { type Held, Standing } from "./standing.ts";

/** What judging works on. */
export type ResolutionDeps = { database: Database; clock: Clock };

/** Who judges ("account:<id>"), and why, in their words. */
type Signed = { by: string; reason?: string | undefined };

const LONGEST_REASON = 2_000;
const reasonOf = ({ reason }: Signed): string => (reason ?? "").trim().slice(0, LONGEST_REASON);

const problem = (code: string, kind: "not-found" | "conflict" | "invalid", words: { detail: string; hint: string }) =>
  new ProblemError({ code: `resolution/${code}`, kind, ...words });

/** The entries as they are today, oldest first, each with its descriptions. */
async function sidesOf(trx: Transaction, entries: readonly string[]): Promise<Side[]> {
  const ids = [...new Set(await Promise.all(entries.map((id) => presentEntry(trx, id))))].sort();
  const sides = await Promise.all(ids.map(async (entry) => ({ entry, records: await recordRefs(trx, entry) })));
  if (sides.some(({ records }) => records.length === 0)) throw problem("gone", "not-found", fr.gone);
  if (sides.length < 2) throw problem("one-already", "conflict", fr.oneAlready);
  return sides;
}

function* pairsOf<T>(items: readonly T[]): Generator<[T, T]> {
  for (const [i, one] of items.entries()) for (const other of items.slice(i + 1)) yield [one, other];
}

const keysOf = ({ records }: Side): string[] => records.map(recordKey);

/** Nobody's "these are two things" is overruled unawares: it must be taken back first. The machine's own is. */
async function refuseContradiction(trx: Transaction, sides: readonly Side[]): Promise<void> {
  const standing = new Standing(
    await heededOf(
      trx,
      sides.flatMap(({ records }) => records),
    ),
  );
  for (const [one, other] of pairsOf(sides)) {
    const held: Held | undefined = standing.ofEntries(keysOf(one), keysOf(other));
    if (held?.verdict !== "distinct" || held.judgement.undoneBy !== undefined) continue;
    const titles = (await entriesByIds(trx, [one.entry, other.entry])).map(({ single }) => single.title.value);
    throw problem("contradiction", "conflict", fr.contradiction(titles, formatDate(held.judgement.at)));
  }
}

/** What a judgement did. */
type Judged = { seq: number; entry?: string; act?: string };

/**
 * Says what entries are to each other, each to each: one thing (they become one fiche), two, siblings, or that one cannot tell (the
 * case is put aside; the machine leaves it).
 * @param input.entries ids, present or former, two or more.
 * @throws ProblemError resolution/gone, resolution/one-already, resolution/contradiction
 */
export async function judge(
  { database, clock }: ResolutionDeps,
  input: Signed & { entries: readonly string[]; verdict: Verdict },
): Promise<Judged> {
  const { by, verdict } = input;
  const at = clock.now().toISOString();
  const reason = reasonOf(input);
  return database.transaction(async (trx) => {
    const sides = await sidesOf(trx, input.entries);
    const ids = sides.map(({ entry }) => entry);
    if (verdict === "same") {
      await refuseContradiction(trx, sides);
      const merged = await mergeEntries(trx, { entries: ids, at, by, reason: reason || "judged-same" });
      const seq = await appendJudgement(trx, { at, by, verdict, reason, sides, ...(merged && { act: merged.act }) });
      for (const [one, other] of pairsOf(ids)) await markJudged(trx, one, other, verdict);
      await deleteLikenesses(trx, ids);
      return { seq, ...merged };
    }
    const seq = await appendJudgement(trx, { at, by, verdict, reason, sides });
    for (const [one, other] of pairsOf(ids)) await markJudged(trx, one, other, verdict);
    return { seq };
  });
}

/** How an act that parted records is named, so that taking the judgement back puts them together again. */
const PARTED = "split";

async function takeBack(trx: Transaction, judgement: Judgement, signed: { at: string; by: string }): Promise<void> {
  const { act, verdict, sides } = judgement;
  const reason = `undo-of-${judgement.seq}`;
  if (verdict === "same" && act !== undefined) await undoMerge(trx, { act, ...signed, reason });
  if (act === PARTED) await mergeEntries(trx, { entries: sides.map(({ entry }) => entry), ...signed, reason });
  const present = await Promise.all(sides.map(({ entry }) => presentEntry(trx, entry)));
  for (const [one, other] of pairsOf([...new Set(present)])) await markJudged(trx, one, other, null);
}

/**
 * Takes a judgement back, of people or of the machine: everything is as it was before. What the machine put together and a person
 * took apart is never put together by it again.
 * @throws ProblemError resolution/no-judgement, resolution/undone-already, resolution/undo-of-undo
 */
export async function undo(
  { database, clock }: ResolutionDeps,
  input: Signed & { seq: number },
): Promise<{ seq: number; entries: string[] }> {
  const at = clock.now().toISOString();
  const { by } = input;
  return database.transaction(async (trx) => {
    const judgement = await judgementBySeq(trx, input.seq);
    if (!judgement) throw problem("no-judgement", "not-found", fr.noJudgement);
    if (judgement.verdict === "undo") throw problem("undo-of-undo", "invalid", fr.undoUndo);
    if (judgement.undoneBy !== undefined) throw problem("undone-already", "conflict", fr.undoneAlready);
    await takeBack(trx, judgement, { at, by });
    const { sides } = judgement;
    const seq = await appendJudgement(trx, { at, by, verdict: "undo", reason: reasonOf(input), sides, undoes: judgement.seq });
    return { seq, entries: sides.map(({ entry }) => entry) };
  });
}

/**
 * Takes some descriptions out of a fiche: they are another thing, which gets a fiche of its own, and the machine leaves it so.
 * @throws ProblemError resolution/no-split
 */
export async function split(
  { database, clock }: ResolutionDeps,
  input: Signed & { entry: string; records: readonly RecordRef[] },
): Promise<{ seq: number; entry: string }> {
  const at = clock.now().toISOString();
  const { by } = input;
  const reason = reasonOf(input);
  return database.transaction(async (trx) => {
    const from = await presentEntry(trx, input.entry);
    const entry = await splitEntry(trx, { entry: from, records: input.records, at, by, reason: reason || "judged-distinct" });
    if (entry === undefined) throw problem("no-split", "invalid", fr.noSplit);
    const sides = await sidesOf(trx, [from, entry]);
    const seq = await appendJudgement(trx, { at, by, verdict: "distinct", reason, sides, act: PARTED });
    return { seq, entry };
  });
}
