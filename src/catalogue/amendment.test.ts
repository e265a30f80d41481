import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { eachDatabase } from "../platform/testing/database.ts";
import { changesAfter } from "./change.store.ts";
import { entryById } from "./entry.store.ts";
import { ingest } from "./ingest.commands.ts";
import { type RecordDraft, recordBodySchema } from "./record.schema.ts";
import { carrySince, type SourceRecord } from "./record.ts";
import { restoreRecord, retireRecord } from "./retire.commands.ts";
import { materialise } from "./survivorship.ts";

const bodyOf = (draft: Partial<RecordDraft>) => recordBodySchema.parse({ kind: "innovation", title: "L’Établi", ...draft });

const record = (source: string, at: string, draft: Partial<RecordDraft>, remoteId = source): SourceRecord => ({
  source,
  remoteId,
  version: 1,
  firstAt: at,
  at,
  body: bodyOf(draft),
  since: {},
});

const next = (previous: SourceRecord, at: string, draft: Partial<RecordDraft>): SourceRecord => {
  const body = bodyOf(draft);
  return { ...previous, version: previous.version + 1, at, body, since: carrySince(previous, body, at) };
};

const entryOf = (...records: SourceRecord[]) => materialise("e1", "2026-01-01", records);
const values = <T>(told: { value: T }[] | undefined) => told?.map(({ value }) => value);

const partner = record("envie", "2026-01-01", {
  pitch: "Un atelier.",
  stage: "experimentation",
  themes: ["reemploi", "emploi"],
  endDate: "2025",
});
const correction = record("contributions", "2026-06-01", { amends: ["stage"], stage: "deploiement", title: "étiquette" });

describe("a correction", () => {
  it("states the field it names and is silent on all others", () => {
    const entry = entryOf(partner, correction);
    assert.equal(entry.single.stage?.value, "deploiement");
    assert.deepEqual(entry.single.stage?.others, [{ value: "experimentation", by: [0], since: "2026-01-01" }]);
    assert.deepEqual(entry.single.stage?.by, [1]);
    assert.deepEqual(entry.single.title, { value: "L’Établi", by: [0], since: "2026-01-01" });
    assert.deepEqual(entry.sources[1]?.amends, ["stage"]);
    assert.equal(entry.confirmedAt, "2026-01-01", "correcting one value does not confirm the others");
  });

  it("holds while the partner repeats itself, and gives way to what the partner says anew", () => {
    const repeated = next(partner, "2026-07-01", { pitch: "Un grand atelier.", stage: "experimentation" });
    assert.equal(entryOf(repeated, correction).single.stage?.value, "deploiement");
    const renewed = next(repeated, "2026-08-01", { pitch: "Un grand atelier.", stage: "perennisation" });
    const entry = entryOf(renewed, correction);
    assert.equal(entry.single.stage?.value, "perennisation");
    assert.deepEqual(values(entry.single.stage?.others), ["deploiement"]);
  });

  it("may say that there is nothing here, except for a title", () => {
    assert.equal(entryOf(partner, record("contributions", "2026-06-01", { amends: ["endDate"] })).single.endDate, undefined);
    const titled = record("contributions", "2026-06-01", { amends: ["title"], title: "L’Établi du port" });
    assert.equal(entryOf(partner, titled).single.title.value, "L’Établi du port");
    assert.equal(entryOf(partner, titled).slug, "l-etabli-du-port");
  });

  it("replaces a list, says what it took away, and leaves what partners list afterwards", () => {
    const themes = record("contributions", "2026-06-01", { amends: ["themes"], themes: ["reemploi", "lien"] });
    const entry = entryOf(partner, themes);
    assert.deepEqual(values(entry.lists.themes), ["reemploi", "lien"]);
    assert.deepEqual(entry.lists.themes?.[0]?.by, [1, 0]);
    assert.deepEqual(values(entry.lists.themes?.[0]?.others), ["emploi"]);
    const later = next(partner, "2026-08-01", { themes: ["reemploi", "emploi", "mobilite"] });
    assert.deepEqual(values(entryOf(later, themes).lists.themes), ["reemploi", "lien", "mobilite"]);
    const none = record("contributions", "2026-06-01", { amends: ["themes"] });
    assert.deepEqual(entryOf(partner, none).lists.themes ?? [], []);
  });

  it("of whoever carries the project beats all, whenever it was made", () => {
    const holder = record("holders", "2025-01-01", { amends: ["stage"], stage: "arret" });
    const entry = entryOf(partner, correction, holder);
    assert.equal(entry.single.stage?.value, "arret");
    assert.deepEqual(values(entry.single.stage?.others)?.sort(), ["deploiement", "experimentation"]);
  });

  it("gives the same fiche whatever the order in which records arrive", () => {
    const drafts = fc.record(
      {
        amends: fc.uniqueArray(fc.constantFrom("title", "stage", "themes", "description.need"), { minLength: 1 }),
        stage: fc.constantFrom("a", "b"),
        themes: fc.uniqueArray(fc.constantFrom("x", "y", "z")),
        description: fc.record({ need: fc.constantFrom("n1", "n2") }),
      },
      { requiredKeys: [] },
    );
    const records = fc.array(
      fc.tuple(fc.constantFrom("holders", "contributions", "p1", "p2"), fc.integer({ min: 10, max: 28 }), drafts),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (some, random) => {
        const all = some.map(([source, day, draft], i) => {
          const { amends, ...rest } = draft;
          const own = source.startsWith("p") || !amends ? rest : draft;
          return record(source, `2026-05-${day}`, own as Partial<RecordDraft>, `r${i}`);
        });
        const shuffled = all.map((r) => ({ r, k: random.next().value ?? 0 })).sort((a, b) => a.k - b.k);
        assert.deepEqual(entryOf(...shuffled.map(({ r }) => r)), entryOf(...all));
      }),
    );
  });
});

eachDatabase("a contribution", (open) => {
  it("joins a fiche by a decision, and is set aside and restored without a trace in the fiche", async () => {
    const database = await open();
    const context = (source: string, at: string) => ({ source, run: "r", mapping: "m", at, by: "test" });
    const say = (source: string, at: string, draft: Partial<RecordDraft>, entry?: string) =>
      database.transaction((trx) =>
        ingest(trx, context(source, at), [
          { remoteId: "1", rawKey: at, body: bodyOf(draft), ...(entry ? { attachTo: { entry, reason: "correction" } } : {}) },
        ]),
      );
    await say("envie", "2026-01-01", { stage: "experimentation" });
    const [{ entry = "" } = {}] = await changesAfter(database.read, 0, 10);
    const before = await entryById(database.read, entry);
    await say("contributions", "2026-06-01", { amends: ["stage"], stage: "deploiement" }, entry);
    assert.equal((await entryById(database.read, entry))?.single.stage?.value, "deploiement");

    const judged = { source: "contributions", remoteId: "1", at: "2026-06-02", by: "account:c", reason: "mistake" };
    await database.transaction((trx) => retireRecord(trx, judged));
    assert.deepEqual(await entryById(database.read, entry), before);
    await database.transaction((trx) => restoreRecord(trx, judged));
    assert.equal((await entryById(database.read, entry))?.single.stage?.value, "deploiement");

    await database.transaction((trx) => retireRecord(trx, { ...judged, source: "envie" }));
    assert.ok(await entryById(database.read, entry), "what is left speaks for the whole");
    await database.transaction((trx) => retireRecord(trx, judged));
    assert.equal(await entryById(database.read, entry), undefined, "nobody describes it any more");
    await database.transaction((trx) => restoreRecord(trx, { ...judged, source: "envie" }));
    assert.deepEqual(await entryById(database.read, entry), before);
  });
});
