import fc from "fast-check";
import {
  allEntries,
  entryOfRecord,
  eraseRecord,
  ingest,
  mergeEntries,
  type RecordDraft,
  recordBodySchema,
  restoreRecord,
  retireRecord,
  splitEntry,
  undoMerge,
} from "../../../catalogue/index.ts";
import type { Database } from "../../../platform/database.ts";

/** One thing that may happen to a catalogue; numbers are folded onto what exists then. */
export type Act =
  | { do: "say"; source: number; record: number; word: number }
  | { do: "merge"; one: number; other: number }
  | { do: "split"; one: number; other: number }
  | { do: "undo"; act: number }
  | { do: "erase" | "retire" | "restore"; source: number; record: number };

const small = fc.nat({ max: 3 });

const saying = fc.record({ do: fc.constant("say" as const), source: small, record: small, word: fc.nat({ max: 9 }) });

const doing = fc.oneof<fc.WeightedArbitrary<Act>[]>(
  { weight: 4, arbitrary: saying },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("merge" as const), one: fc.nat(9), other: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("undo" as const), act: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("split" as const), one: small, other: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("erase" as const), source: small, record: small }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("retire" as const, "restore" as const), source: small, record: small }),
  },
);

const dated = <T>(act: fc.Arbitrary<T>): fc.Arbitrary<{ act: T; day: number }> => fc.record({ act, day: fc.nat({ max: 40 }) });

/** Histories of some things described at first, then mostly merged and taken apart; clocks may go backwards. */
export const acts: fc.Arbitrary<{ act: Act; day: number }[]> = fc
  .tuple(fc.array(dated(saying), { minLength: 4, maxLength: 8 }), fc.array(dated(doing), { minLength: 1, maxLength: 20 }))
  .map((parts) => parts.flat());

const SOURCES = ["a", "b", "c", "d"];
const dayOf = (n: number) => new Date(Date.parse("2026-01-01T00:00:00.000Z") + n * 86_400_000).toISOString();

/** What a record of the history says: recognisable words, a closed field and a contact, which must never go out. */
export function drafted(source: string, record: number, word: number): RecordDraft {
  return {
    ...{ kind: "innovation", title: `dit ${source}${record} mot ${word}`, pitch: `secret-${source}${record}` },
    ...{ keywords: [`mot${word}`, "commun"], startDate: String(2000 + word) },
    contacts: [{ kind: "email", value: "personne@exemple.fr", openness: "open" }],
    openness: { pitch: "members" },
  };
}

/** Does these things to a catalogue, each in its own transaction. */
export function historyOf(database: Database) {
  const merges: string[] = [];
  return async ({ act, day }: { act: Act; day: number }): Promise<void> => {
    const signed = { at: dayOf(day), by: "account:test", reason: "test" };
    const ids = (await Array.fromAsync(allEntries(database.read))).flat().map(({ id }) => id);
    const entry = (n: number) => ids[n % Math.max(1, ids.length)];
    await database.transaction(async (trx) => {
      if (act.do === "say") {
        const source = SOURCES[act.source] ?? "a";
        const body = recordBodySchema.parse(drafted(source, act.record, act.word));
        const context = { source, run: "r", mapping: "m", at: signed.at, by: "test" };
        await ingest(trx, context, [{ remoteId: String(act.record), rawKey: `${source}${act.record}-${act.word}`, body }]);
      } else if (act.do === "merge") {
        const made = await mergeEntries(trx, {
          entries: [entry(act.one), entry(act.other)].filter((id) => id !== undefined),
          ...signed,
        });
        if (made) merges.push(made.act);
      } else if (act.do === "undo") {
        const made = merges[act.act % Math.max(1, merges.length)];
        if (made) await undoMerge(trx, { act: made, ...signed });
      } else if (act.do === "split") {
        const record = { source: SOURCES[act.one % 4] ?? "a", remoteId: String(act.other % 4) };
        const holder = await entryOfRecord(trx, record.source, record.remoteId);
        if (holder) await splitEntry(trx, { entry: holder, records: [record], ...signed });
      } else {
        const record = { source: SOURCES[act.source] ?? "a", remoteId: String(act.record) };
        if (act.do === "erase") await eraseRecord(trx, { ...record, ...signed });
        else if (act.do === "retire") await retireRecord(trx, { ...record, ...signed });
        else await restoreRecord(trx, { ...record, ...signed });
      }
    });
  };
}
