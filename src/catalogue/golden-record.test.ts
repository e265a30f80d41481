import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { SourceRecord } from "./record.ts";
import { STANDINGS, type Standing } from "./standing.ts";
import { materialise } from "./survivorship.ts";
import { recordFor } from "./testing.ts";

const DAY = "2026-01-01T00:00:00.000Z";
const entryOf = (records: SourceRecord[], standings: Record<string, Standing> = {}) =>
  materialise("e1", DAY, records, new Map(Object.entries(standings)));

/** What a source says of the date, and when it said it. */
const dated = (source: string, startDate: string, updatedAt: string, more: object = {}) =>
  recordFor(source, { title: "Recyclerie", startDate, updatedAt, ...more });
const chosen = (records: SourceRecord[], standings: Record<string, Standing> = {}) => {
  const { startDate } = entryOf(records, standings).single;
  return [startDate?.value, startDate?.rule, startDate?.others?.map(({ value }) => value)];
};

describe("which telling is chosen, and why", () => {
  const old = dated("a", "2014", "2020");
  const recent = dated("b", "2016", "2025");

  it("is nobody's choice while all agree", () => {
    const entry = entryOf([dated("a", "2014", "2020"), dated("b", "2014", "2025")]);
    assert.equal(entry.single.startDate?.rule, undefined);
    assert.deepEqual(entry.single.startDate?.by, [0, 1]);
  });

  it("is the most recent among equals, then the most complete", () => {
    assert.deepEqual(chosen([old, recent]), ["2016", "recent", ["2014"]]);
    const fuller = dated("c", "2018", "2025", { pitch: "On répare.", stage: "essaimage" });
    assert.deepEqual(chosen([old, recent, fuller]), ["2018", "complete", ["2016", "2014"]]);
    assert.equal(chosen([dated("x", "2001", "2025"), recent])[1], "order", "nothing tells them apart");
  });

  it("is the more trusted source's, however old, and never that of one to be checked", () => {
    assert.deepEqual(chosen([old, recent], { a: "trusted" }), ["2014", "trust", ["2016"]]);
    assert.deepEqual(chosen([old, recent], { b: "unsure" }), ["2014", "trust", ["2016"]]);
  });

  it("is before them that of who speaks of its own doings", () => {
    assert.deepEqual(chosen([old, recent], { a: "home", b: "trusted" }), ["2014", "holder", ["2016"]]);
  });

  it("is before all the holder's own word, and a curator's before the holder's", () => {
    const says = (source: string, startDate: string) => dated(source, startDate, "2021", { amends: ["startDate"] });
    const holder = says("holders", "2010");
    const curator = says("curators", "2011");
    assert.deepEqual(chosen([old, recent, holder], { b: "home" }), ["2010", "holder", ["2016", "2014"]]);
    assert.deepEqual(chosen([old, curator, recent, holder]).slice(0, 2), ["2011", "curator"]);
    assert.ok(!entryOf([old, curator, recent, holder]).single.title.others, "it is silent on the rest");
  });

  it("tells the story of the longest among the most trusted, in French", () => {
    const told = (source: string, need: string, more: object = {}) =>
      recordFor(source, { title: "R", description: { need }, ...more });
    const short = told("a", "Un besoin décrit.");
    const long = told("b", "Un besoin longuement décrit, avec toutes ses raisons.");
    const english = told("c", "A need told at great length, far longer than anything that anybody else has said.", {
      lang: "en",
    });
    const need = (records: SourceRecord[], standings: Record<string, Standing> = {}) => {
      const found = entryOf(records, standings).single["description.need"];
      return [found?.value.slice(0, 12), found?.rule];
    };
    assert.deepEqual(need([short, long]), ["Un besoin lo", "longest"]);
    assert.deepEqual(need([short, english]), ["Un besoin dé", "french"]);
    assert.deepEqual(need([short, long], { a: "trusted" }), ["Un besoin dé", "trust"]);
    assert.deepEqual(need([short, english], { c: "trusted" }), ["A need told ", "trust"]);
  });
});

describe("one place told twice", () => {
  const place = { commune: "Morlaix", insee: "29151" };
  const at = (source: string, lat: number, address: string, precision: "exact" | "street") =>
    recordFor(source, { title: "R", places: [{ ...place, lat, lon: -3.83, address, precision }] });

  it("is shown as the most precise tells it, the other beside it", () => {
    const street = at("a", 48.5775, "rue de Brest", "street");
    const door = at("b", 48.577, "3, r. de Brest", "exact");
    const places = entryOf([street, door], { a: "home" }).lists.places ?? [];
    assert.deepEqual(
      places.map(({ value, rule, others }) => [value.address, rule, others?.[0]?.value.address]),
      [["3, r. de Brest", "precise", "rue de Brest"]],
    );
  });

  it("stays two places farther apart, or when one source tells both", () => {
    assert.equal(entryOf([at("a", 48.577, "3 rue A", "exact"), at("b", 48.6, "8 rue B", "exact")]).lists.places?.length, 2);
    const both = recordFor("a", {
      title: "R",
      places: ["3 rue A", "5 rue A"].map((address) => ({
        ...place,
        lat: 48.577,
        lon: -3.83,
        address,
        precision: "exact" as const,
      })),
    });
    assert.equal(entryOf([both]).lists.places?.length, 2);
  });
});

const FIELDS = ["title", "startDate", "pitch", "places", "description.need"] as const;

/** Records of several sources, as different in what decides between them as they can be. */
const anyRecord = fc.record({
  title: fc.constantFrom("A", "B"),
  startDate: fc.option(fc.constantFrom("2014", "2016"), { nil: undefined }),
  pitch: fc.option(fc.constantFrom("Court.", "Plus long."), { nil: undefined }),
  lang: fc.constantFrom("fr", "en"),
  description: fc.option(fc.record({ need: fc.constantFrom("Peu.", "Beaucoup plus.", "Autant ici.") }), { nil: undefined }),
  keywords: fc.subarray(["x", "y", "z"]),
  updatedAt: fc.option(fc.constantFrom("2019", "2020"), { nil: undefined }),
  places: fc.array(
    fc.record({
      insee: fc.constant("29151"),
      lat: fc.constantFrom(48.577, 48.5775, 48.6),
      lon: fc.constant(-3.83),
      address: fc.option(fc.constantFrom("3 rue A", "rue A"), { nil: undefined }),
      precision: fc.constantFrom("exact" as const, "street" as const, "commune" as const),
    }),
    { maxLength: 2 },
  ),
  amends: fc.option(fc.subarray([...FIELDS]), { nil: undefined }),
});
const SOURCES = ["curators", "holders", "contributions", "s1", "s2", "s3", "s4"];

describe("a golden record", () => {
  it("depends on the records and the standings of their sources, never on the order in which they come", () => {
    const cases = fc.record({
      drafts: fc.array(anyRecord, { minLength: 1, maxLength: 7 }),
      standings: fc.dictionary(fc.constantFrom(...SOURCES), fc.constantFrom(...STANDINGS)),
      swaps: fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }),
    });
    fc.assert(
      fc.property(cases, ({ drafts, standings, swaps }) => {
        const records = drafts.map(({ amends, ...draft }, i) => {
          const source = SOURCES[i] ?? "s9";
          // JSON has no undefined, and neither has a record.
          const said = JSON.parse(JSON.stringify(draft)) as typeof draft;
          const must = i < 2 || (i === 2 && amends);
          return recordFor(source, { ...said, ...(must ? { amends: amends ?? ["startDate"] } : {}) } as never);
        });
        const shuffled = records
          .map((record, i) => ({ record, at: swaps[i] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ record }) => record)
          .reverse();
        assert.deepEqual(entryOf(shuffled, standings), entryOf(records, standings));
      }),
      { numRuns: 300 },
    );
  });

  it("says why wherever something else is said, and only there", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 5 }), (drafts) => {
        const records = drafts.map(({ amends: _, ...draft }, i) =>
          recordFor(`s${i}`, JSON.parse(JSON.stringify(draft)) as { title: string }),
        );
        const entry = entryOf(records);
        for (const told of [...Object.values(entry.single), ...Object.values(entry.lists).flat()])
          assert.equal(told.rule !== undefined, (told.others?.length ?? 0) > 0, JSON.stringify(told));
      }),
    );
  });
});
