import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { digestOf, entriesNamed, type Naming } from "./digest.ts";
import { type Follow, isDue, nextLetter, type Rhythm, type Target } from "./follow.ts";
import { type News, type NewsKind, type Pending, pendingNews } from "./news.ts";

const naming: Naming = {
  entry: (id) => (id.startsWith("gone") ? undefined : { title: `Fiche ${id}`, path: `/fiche/${id}`, kind: "innovation" }),
  partner: (source) => `Partenaire ${source}`,
  field: (field) => ({ places: "lieux", title: "titre" })[field] ?? field,
  newest: (target) => `/recherche?${target}`,
};
const news = (seq: number, kind: NewsKind, entry: string, more: Partial<News> = {}): News => ({
  seq,
  at: "2026-11-22T08:00:00.000Z",
  kind,
  entry,
  change: seq,
  source: "s1",
  data: {},
  ...more,
});
const pending = (one: News, ...because: Target[]): Pending => ({ news: one, because });
const finistere: Target = "territory:dep-29";
const food: Target = "theme:alimentation";

describe("what a letter says", () => {
  it("one line for a fiche that changed several times, with all its fields and all reasons", () => {
    const lines = digestOf(
      [
        pending(news(1, "changed", "a", { data: { fields: ["places"] } }), "entry:a"),
        pending(news(2, "changed", "a", { data: { fields: ["title", "places"] } }), "entry:a", food),
      ],
      naming,
    ).lines;
    assert.deepEqual(lines, [
      { kind: "changed", title: "Fiche a", path: "/fiche/a", because: ["entry:a", food], fields: ["lieux", "titre"] },
    ]);
  });

  it("answers first, then what happened to fiches, then what is new; nothing of what is gone since", () => {
    const lines = digestOf(
      [
        pending(news(1, "new", "n"), finistere),
        pending(news(2, "new", "gone1"), finistere),
        pending(news(3, "changed", "a"), "entry:a"),
        pending(news(4, "gone", "gone2", { data: { title: "Disparue" } }), "entry:gone2"),
        pending(news(5, "answer", "a", { data: { words: "Oui.", message: "m1" } }), "thread:m0:a"),
      ],
      naming,
    ).lines;
    assert.deepEqual(
      lines.map(({ kind, title, path }) => [kind, title, path]),
      [
        ["answer", "Fiche a", "/fiche/a/discussion#message-m1"],
        ["changed", "Fiche a", "/fiche/a"],
        ["gone", "Disparue", undefined],
        ["new", "Fiche n", "/fiche/n"],
      ],
    );
  });

  it("tells the fiches of a harvest as a number, and looks up only some of them", () => {
    const crowd = Array.from({ length: 5_000 }, (_, i) => pending(news(i + 1, "new", `e${i}`), finistere));
    const { lines, more } = digestOf(crowd, naming);
    assert.deepEqual([lines.length, more, lines[0]?.count, lines[0]?.titles?.length], [1, 0, 5_000, 3]);
    assert.equal(lines[0]?.path, `/recherche?${finistere}`);
    assert.ok(entriesNamed(crowd).length <= 60);
  });

  it("is bounded, and says how much it left out", () => {
    const many = Array.from({ length: 80 }, (_, i) => pending(news(i + 1, "changed", `e${i}`), `entry:e${i}`));
    const { lines, more, told } = digestOf(many, naming);
    assert.deepEqual([lines.length, more, told], [50, 30, 80]);
  });
});

describe("when a letter leaves", () => {
  const at = (iso: string) => new Date(iso);
  const due = (rhythm: Rhythm, now: string, last?: string, newest = "2026-11-01T00:00:00Z", oldest = newest) =>
    isDue(
      { rhythm, oldest: at(oldest), newest: at(newest), ...(last ? { last: at(last) } : { since: at("2026-11-19T09:00:00Z") }) },
      at(now),
    );

  it("at most one a day, once nothing comes in any more, and never later than half an hour", () => {
    assert.equal(due("soon", "2026-11-22T08:01:00Z", undefined, "2026-11-22T08:00:00Z"), false);
    assert.equal(due("soon", "2026-11-22T08:02:00Z", undefined, "2026-11-22T08:00:00Z"), true);
    assert.equal(due("soon", "2026-11-22T08:31:00Z", undefined, "2026-11-22T08:30:30Z", "2026-11-22T08:00:00Z"), true);
    assert.equal(due("soon", "2026-11-22T08:02:00Z", "2026-11-21T09:00:00Z", "2026-11-22T08:00:00Z"), false);
    assert.equal(due("soon", "2026-11-22T09:00:00Z", "2026-11-21T09:00:00Z", "2026-11-22T08:00:00Z"), true);
  });

  it("on Monday mornings, and on the first of the month", () => {
    assert.equal(due("weekly", "2026-11-22T23:00:00Z"), false, "followed on Thursday, this is Sunday");
    assert.equal(due("weekly", "2026-11-23T05:59:00Z"), false);
    assert.equal(due("weekly", "2026-11-23T06:00:00Z"), true);
    assert.equal(due("weekly", "2026-11-29T06:00:00Z", "2026-11-23T06:00:00Z"), false);
    assert.equal(due("monthly", "2026-11-30T23:00:00Z"), false);
    assert.equal(due("monthly", "2026-12-01T06:00:00Z"), true);
    assert.equal(due("monthly", "2026-12-01T05:00:00Z"), false);
    assert.equal(nextLetter("weekly", undefined, at("2026-11-22T08:00:00Z")).toISOString(), "2026-11-23T06:00:00.000Z");
    assert.equal(nextLetter("monthly", undefined, at("2026-12-31T08:00:00Z")).toISOString(), "2027-01-01T06:00:00.000Z");
  });
});

describe("who is told what", () => {
  const follow = (id: string, target: Target, rhythm: Rhythm, told = 0, more: Partial<Follow> = {}): Follow => ({
    id,
    person: "p",
    target,
    cause: "asked",
    rhythm,
    createdAt: "2026-11-22T00:00:00.000Z",
    sinceChange: 0,
    sinceNews: 0,
    toldNews: told,
    ...more,
  });

  it("nothing that was before, nothing that one wrote oneself, nothing that a stopped follow touches", () => {
    const follows = [follow("f", finistere, "soon", 0, { sinceChange: 5 }), follow("g", food, "soon", 0, { stoppedAt: "x" })];
    const matches = [
      { news: news(1, "new", "a", { change: 4 }), follow: "f" },
      { news: news(2, "message", "a", { change: 0, author: "me@x.fr" }), follow: "f" },
      { news: news(3, "new", "b", { change: 9 }), follow: "g" },
      { news: news(4, "new", "c", { change: 9 }), follow: "f" },
      { news: news(4, "new", "c", { change: 9 }), follow: "g" },
    ];
    const told = pendingNews("me@x.fr", follows, matches, "soon");
    assert.deepEqual(
      told.map(({ news: { seq }, because }) => [seq, because]),
      [[4, [finistere]]],
    );
  });

  it("each piece of news exactly once, whatever the follows, rhythms and order of letters", () => {
    const rhythms = ["soon", "weekly", "monthly"] as const;
    const step = fc.oneof(
      fc.record({ act: fc.constant("news" as const), targets: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 }) }),
      fc.record({ act: fc.constant("letter" as const), rhythm: fc.constantFrom(...rhythms) }),
      fc.record({ act: fc.constant("rhythm" as const), target: fc.nat(3), rhythm: fc.constantFrom(...rhythms) }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...rhythms), { minLength: 4, maxLength: 4 }), fc.array(step), (initial, steps) => {
        const targets: Target[] = [finistere, food, "entry:a", "entry:b"];
        const follows = initial.map((rhythm, i) => follow(`f${i}`, targets[i] ?? food, rhythm));
        const matches: { news: News; follow: string }[] = [];
        const told: number[] = [];
        let seq = 0;
        const letter = (rhythm: Rhythm) => {
          told.push(...pendingNews("p@x.fr", follows, matches, rhythm).map((one) => one.news.seq));
          for (const each of follows) if (each.rhythm === rhythm) each.toldNews = seq;
        };
        for (const one of steps) {
          if (one.act === "letter") letter(one.rhythm);
          else if (one.act === "rhythm") Object.assign(follows[one.target] ?? {}, { rhythm: one.rhythm });
          else {
            seq++;
            for (const index of one.targets) matches.push({ news: news(seq, "new", `e${seq}`), follow: `f${index}` });
          }
        }
        for (const rhythm of rhythms) letter(rhythm);
        assert.deepEqual(
          told.sort((a, b) => a - b),
          Array.from({ length: seq }, (_, i) => i + 1),
        );
      }),
    );
  });
});
