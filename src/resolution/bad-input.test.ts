import assert from "node:assert/strict";
import { test } from "node:test";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { judgements, queue } from "./case.query.ts";
import { Matching } from "./matching/matching.ts";
import { readMatchingState, setWithoutDuplicates } from "./resolution-state.store.ts";
import { at, entriesOf, match, resolutionDeps, type Told, TWICE, take } from "./testing/catalogue.ts";
import { missingMarked } from "./testing/missing.ts";

const COMMUNES = ["Morlaix", "Brest", "Rennes"] as const;
const WORDS = "abeille bruyère cairn dune écluse fournil grange hêtre".split(" ");

/** Different things, as different as a directory's are. */
const different = (count: number, also: (i: number) => Partial<Told> = () => ({})): Told[] =>
  Array.from({ length: count }, (_, i) => ({
    title: `Atelier ${WORDS[i % 8]} ${WORDS[(i >> 3) % 8]} ${String.fromCharCode(97 + (i % 26), 97 + ((i * 7) % 26), 101, 114)}${i}`,
    id: `r${i}`,
    places: at(COMMUNES[i % 3] ?? "Brest", `${i + 1} rue des ${WORDS[(i * 5) % 8]}s`),
    ...also(i),
  }));

const merged = async (database: Database) =>
  (await judgements(database.read, { limit: 1_000 })).filter((line) => line.by === "machine");
const waiting = (database: Database) => queue(database.read, { limit: 500, offset: 0 });

eachDatabase("Sources that say little, or nonsense, make no giant fiche", (open, dialect) => {
  /** What does not depend on the engine is told on one. */
  const nonsense = (name: string, story: () => Promise<void>) => (dialect === "sqlite" ? test(name, story) : undefined);
  const compared = async (...updates: [source: string, told: Told[]][]) => {
    const database = await open();
    for (const [day, [source, told]] of updates.entries()) await take(database, source, day, ...told);
    const result = await match(resolutionDeps(database));
    return { database, result };
  };

  nonsense("every name is Association", async () => {
    const named = (i: number) => ({ title: "Association", id: `n${i}`, links: [] });
    const { database, result } = await compared(["a", different(90, named)], ["b", different(90, named)]);
    assert.equal(result.merged, 0, "an address alone merges nothing by itself");
    assert.equal((await entriesOf(database)).length, 180);
  });

  nonsense("one mail address and one phone on every record, of two sources", async () => {
    const shared = () => ({
      contacts: [
        { kind: "email" as const, value: "contact@plateforme.fr" },
        { kind: "phone" as const, value: "01 40 00 00 01" },
      ],
    });
    const { result } = await compared(
      ["a", different(120, shared)],
      ["b", different(120, shared).map((told) => ({ ...told, title: `${told.title} bis`, places: [] }))],
    );
    assert.equal(result.merged, 0);
  });

  nonsense("everybody at 0,0 or at the centre of France", async () => {
    const nowhere = (i: number) => ({
      places: [
        { commune: "", ...(i % 2 ? { lat: 0, lon: 0 } : { lat: 46.603354, lon: 1.888334 }), precision: "exact" as const },
      ].map(({ commune: _none, ...place }) => place),
    });
    const { database, result } = await compared(
      ["a", different(80, nowhere)],
      ["b", different(80, (i) => ({ ...nowhere(i), title: `Verger ${i} ${WORDS[i % 8]}` }))],
    );
    assert.equal(result.merged, 0);
    assert.ok((await waiting(database)).total < 20);
  });

  nonsense("a phone and a site shared by mistake by two things of different names", async () => {
    const wrong = {
      links: [{ rel: "home" as const, url: "https://annuaire-local.fr/p" }],
      contacts: [{ kind: "phone" as const, value: "02 98 11 22 33" }],
    };
    const { result, database } = await compared(
      ["a", [{ title: "Crèche parentale Les Loustics", ...wrong, places: at("Brest", "1 rue A") }]],
      ["b", [{ title: "Garage solidaire du Ponant", ...wrong, places: at("Brest", "9 quai B") }]],
    );
    assert.equal(result.merged, 0);
    assert.equal((await entriesOf(database)).length, 2);
  });

  test("a federation's number on all that one source lists of it, or copied by mistake, merges nothing", async () => {
    const number = { identifiers: [{ scheme: "siret" as const, value: "43493312300029" }] };
    const { database, result } = await compared(
      ["a", [{ title: "Fédération Envie", id: "f", ...number, places: at("Brest", "1 rue A") }]],
      [
        "b",
        COMMUNES.map((commune, i) => ({ title: `Envie ${commune}`, id: `${i}`, ...number, places: at(commune, `${i} rue B`) })),
      ],
      ["c", [{ title: "Crèche parentale Les Loustics", id: "l", ...number }]],
    );
    assert.equal(result.merged, 0);
    assert.equal((await entriesOf(database)).length, 5);
    assert.ok((await waiting(database)).total > 0, "people are asked");
  });

  test("a partner that changes all its ids is recognised once it lists the old ones no more", async () => {
    const database = await open();
    const deps = resolutionDeps(database);
    const contacts = (i: number) => ({ contacts: [{ kind: "phone" as const, value: `02 98 4${i % 10} ${10 + i} 17` }] });
    await take(database, "a", 1, ...different(30, contacts));
    const before = await entriesOf(database);
    await take(database, "a", 2, ...different(30, (i) => ({ ...contacts(i), id: `new-${i}` })));
    const matching = new Matching(deps);
    assert.equal((await matching.run()).merged, 0, "both are listed: who knows");
    await missingMarked(
      database,
      "a",
      before.flatMap(({ sources }) => sources.map(({ remoteId }) => remoteId)),
    );
    assert.equal(await matching.somethingMissing(), true);
    assert.equal((await matching.run()).merged, 30);
    const after_ = await entriesOf(database);
    assert.deepEqual(
      after_.map(({ id }) => id),
      before.map(({ id }) => id),
      "every address is what it was",
    );
    assert.equal(await matching.somethingMissing(), false);
  });

  nonsense("thirty descriptions of thirty sources make a fiche that is told to be large; sixty are left to people", async () => {
    const like = (i: number): [string, Told[]] => [`s${i}`, [{ ...TWICE[0], links: [], id: `g${i}` }]];
    const thirty = await compared(...Array.from({ length: 30 }, (_, i) => like(i)));
    assert.deepEqual([thirty.result.merged, (await readMatchingState(thirty.database.read))?.large], [29, [30]]);
    const sixty = await compared(...Array.from({ length: 60 }, (_, i) => like(i)));
    assert.equal(sixty.result.merged, 0);
    assert.ok((await waiting(sixty.database)).total <= 90);
  });

  test("a source without duplicates never has two of its descriptions put together or proposed", async () => {
    const database = await open();
    const deps = resolutionDeps(database);
    await take(database, "a", 1, TWICE[0], TWICE[1]);
    await match(deps);
    assert.equal((await waiting(database)).total, 1, "a source may tell a thing twice: somebody is asked");
    const at = deps.clock.now().toISOString();
    await database.transaction((trx) => setWithoutDuplicates(trx, { source: "a", by: "cli", at, without: true }));
    await match(deps);
    assert.deepEqual([(await waiting(database)).total, (await merged(database)).length], [0, 0]);
  });
});
