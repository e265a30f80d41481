import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { mappingOf } from "../mapping/index.ts";
import { piped } from "../mapping/piped.ts";
import { TARGETS } from "../mapping/targets.ts";
import { emptyReport, type HarvestRun, type RunReport } from "../run.ts";
import { type Draft, shownFileName, titleFromFileName, withWords } from "./draft.ts";
import { hintsOf } from "./draft-check.commands.ts";
import { DESTINATIONS } from "./draft-destination.ts";
import { expressionFor, separatorOf } from "./draft-reading.ts";
import { byUrgency, type Health, healthOf, reasonOf } from "./health.ts";

const mapping = mappingOf({
  source: "carnet",
  partner: "reseau",
  title: "Carnet",
  role: "places",
  why: "Nos lieux.",
  licence: "ODbL 1.0",
  record: { id: "id", kind: "place" },
  fields: { title: "nom" },
});

describe("the name of a file", () => {
  it("is shown without folders nor signs that deceive", () => {
    assert.equal(shownFileName("C:\\Users\\Camille\\Nos lieux.xlsx"), "Nos lieux.xlsx");
    assert.equal(shownFileName("../../etc/passwd"), "passwd");
    assert.equal(shownFileName("liste\u202Exslx.exe"), "listexslx.exe");
    assert.equal(shownFileName(""), "fichier");
    const long = shownFileName(`${"a".repeat(300)}.geojson`);
    assert.equal(long.length, 120);
    assert.match(long, /…\.geojson$/);
  });

  it("always fits, whatever was sent", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const shown = shownFileName(name);
        assert.ok(shown.length > 0 && shown.length <= 120 && shown.isWellFormed());
        assert.ok([...shown].every((sign) => sign >= " " && !"\\/\u202e".includes(sign)));
      }),
    ));

  it("gives a first title", () => {
    assert.equal(titleFromFileName("CGET_TiersLieux_2019.csv"), "CGET TiersLieux 2019");
    assert.equal(titleFromFileName("nos-lieux.geojson.gz"), "Nos lieux");
    assert.equal(titleFromFileName(".csv"), "Nouvelle source");
  });
});

describe("how a column is read for what it becomes", () => {
  const to = (key: string) => {
    const found = DESTINATIONS.find((each) => each.key === key);
    assert.ok(found && found.at !== "record");
    return found;
  };

  it("several values in a cell are told apart, sentences are not cut", () => {
    assert.equal(separatorOf(["emploi; logement", "santé"]), ";");
    assert.equal(separatorOf(["emploi, logement", "santé, handicap"]), ",");
    assert.equal(
      separatorOf(["Nous réparons, nous donnons ce que d’autres jettent encore aujourd’hui, ici et partout"]),
      undefined,
    );
    assert.equal(separatorOf(["https://a.exemple/b,c", ""]), undefined);
  });

  it("names keep their commas; a long presentation makes a short pitch; a shouted title calms down", () => {
    assert.equal(expressionFor(to("carriers.name"), "P", ["Durand, Dupont et fils", "Martin, Petit"]), "P");
    assert.deepEqual(expressionFor(to("carriers.name"), "P", ["Emmaüs ; Envie"]), piped({ from: "P" }, { split: ";" }));
    assert.deepEqual(expressionFor(to("pitch"), "P", ["x".repeat(150)]), piped({ from: "P" }, { sentence: 1 }, { clip: 180 }));
    assert.deepEqual(expressionFor(to("title"), "T", ["LA HALLE", "LE CAFÉ"]), piped({ from: "T" }, "capitalise"));
    assert.equal(expressionFor(to("title"), "T", ["LA HALLE", "Le Café"]), "T");
  });

  it("every field of a fiche can be chosen, by itself or by a part", () => {
    const offered = new Set(DESTINATIONS.flatMap((each) => (each.at === "record" ? [] : [each.target.name])));
    assert.deepEqual(
      TARGETS.map(({ name }) => name).filter((name) => !offered.has(name)),
      [],
    );
    assert.equal(new Set(DESTINATIONS.map(({ key }) => key)).size, DESTINATIONS.length, "keys are unique");
    assert.equal(new Set(DESTINATIONS.map(({ label }) => label)).size, DESTINATIONS.length, "labels are unique");
  });
});

describe("a person's answers about words", () => {
  it("join those already given; leaving a word says nothing of it", () => {
    const first = withWords(mapping, [{ scheme: "placeTypes", label: "Recyclerie", to: "ressourcerie" }]);
    const second = withWords(first, [
      { scheme: "placeTypes", label: "Divers", to: "unclassified" },
      { scheme: "placeTypes", label: "Café", to: "" },
    ]);
    assert.deepEqual(second.alignments, { placeTypes: { Recyclerie: ["ressourcerie"], Divers: "unclassified" } });
    assert.deepEqual(mapping.alignments, {});
  });

  it("are data, even when they look like code", () => {
    const odd = withWords(mapping, [{ scheme: "themes", label: "__proto__", to: "unclassified" }]);
    assert.deepEqual(Object.keys(odd.alignments.themes ?? {}), []);
    assert.equal(Object.getPrototypeOf(odd.alignments.themes ?? {}), Object.prototype);
  });
});

describe("settings to read a file again", () => {
  const draft = { recognition: { format: "xlsx", sheet: "A", headerRow: 3, columns: [] } } as unknown as Draft;

  it("another sheet forgets the row of titles of the first", () => {
    assert.deepEqual(hintsOf({ sheet: "B", headerRow: "3" }, draft), { format: "xlsx", sheet: "B" });
    assert.deepEqual(hintsOf({ sheet: "B", headerRow: "5" }, draft), { format: "xlsx", sheet: "B", headerRow: 5 });
    assert.deepEqual(hintsOf({ sheet: "A", headerRow: "3" }, draft), { format: "xlsx", sheet: "A", headerRow: 3 });
  });

  it("a tab is a separator; what is not asked is recognised", () => {
    const csv = { recognition: { format: "csv", columns: [] } } as unknown as Draft;
    assert.deepEqual(hintsOf({ separator: "\t", encoding: "", headerRow: "x", format: "" }, csv), { separator: "\t" });
  });
});

describe("the health of a source", () => {
  const run = (status: HarvestRun["status"], report: Partial<RunReport> = {}, failure?: string): HarvestRun => ({
    id: "r",
    source: "s",
    mappingVersion: 1,
    startedAt: "2026-11-22T10:00:00.000Z",
    status,
    report: { ...emptyReport(), ...report },
    ...(failure ? { failure } : {}),
  });

  it("is told by its last run, with what to look at", () => {
    const told = (runs: HarvestRun[], updating = false): [Health, string | undefined] => [
      healthOf(runs, updating),
      reasonOf(runs, updating),
    ];
    assert.deepEqual(told([run("done", { created: 100, refused: 5 })]), ["fine", undefined]);
    assert.equal(told([run("done", { created: 90, refused: 10 })])[0], "attention");
    assert.match(told([run("done", { created: 90, refused: 10 })])[1] ?? "", /10 fiches n’ont pas pu être reprises sur 100/);
    assert.deepEqual(told([run("failed", {}, "Le serveur refuse la connexion.")]), ["broken", "Le serveur refuse la connexion."]);
    assert.match(told([run("partial")])[1] ?? "", /incomplète/);
    assert.match(told([run("cancelled")])[1] ?? "", /arrêtée/);
    assert.equal(told([])[0], "never");
    assert.deepEqual(told([run("failed", {}, "x")], true), ["running", undefined]);
  });

  it("puts first what needs a person", () => {
    const order = (["fine", "running", "never", "attention", "broken"] as const).map((health) => ({ health })).sort(byUrgency);
    assert.deepEqual(
      order.map(({ health }) => health),
      ["broken", "attention", "never", "running", "fine"],
    );
  });
});
