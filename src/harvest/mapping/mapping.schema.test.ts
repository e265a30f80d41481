import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isProblem } from "../../platform/errors.ts";
import { compileMapping } from "./compile.ts";
import { missingColumns, parseMapping, readMapping } from "./mapping.schema.ts";
import { printMapping } from "./print.ts";

const GOOD = `source: ressourceries
partner: reseau-national
title: Annuaire des ressourceries
role: innovations
why: Chaque ressourcerie répond à un besoin local de réemploi.
licence: Licence Ouverte 2.0
file: ressourceries.csv
record:
  id: ID
  kind: innovation
fields:
  title: Nom
  themes: [Thème]
  places:
    - { address: Adresse, postcode: CP, commune: Ville }
alignments:
  themes:
    Récup: reemploi-reparation
    Divers: unclassified
`;

/** "line: message" of every mistake. */
function mistakes(text: string): string[] {
  return parseMapping(text).problems.map(({ line, message }) => `${line}: ${message.replaceAll("\u00a0", " ")}`);
}

describe("a mapping file", () => {
  it("is read whole, its defaults filled", () => {
    const { mapping } = parseMapping(GOOD);
    assert.equal(mapping?.schedule, "manual");
    assert.equal(mapping?.record.fold, false);
    assert.deepEqual(mapping?.alignments, { themes: { Récup: ["reemploi-reparation"], Divers: "unclassified" } });
  });

  it("comes back the same from what is printed of it, in the order of the form", () => {
    const mapping = readMapping(GOOD);
    const printed = printMapping(mapping);
    assert.deepEqual(readMapping(printed), mapping);
    assert.match(printed, /^source: ressourceries\npartner: reseau-national\ntitle: Annuaire/);
  });

  it("names line, mistake and nearest name, all at once", () => {
    const wrong = GOOD.replace("  title: Nom", "  titel: Nom\n  pitch: { from: Résumé, then: [{ clipp: 180 }] }")
      .replace("commune: Ville", "comune: Ville")
      .replace("reemploi-reparation", "reemploi-reparations");
    assert.deepEqual(mistakes(wrong), [
      "12: « titel » n’est pas un champ de la fiche ; vouliez-vous dire « title » ?",
      "13: fonction inconnue « clipp » ; vouliez-vous dire « clip » ?",
      "16: « comune » n’est pas une partie de « places » ; vouliez-vous dire « commune » ?",
      "11: aucun champ ne donne le titre (« title »)",
      "19: « reemploi-reparations » n’est pas un concept du vocabulaire « themes » ; vouliez-vous dire « reemploi-reparation » ?",
    ]);
  });

  it("says what is missing, unknown, written twice, or no YAML at all", () => {
    assert.deepEqual(mistakes(GOOD.replace("licence: Licence Ouverte 2.0\n", "licance: LO\n")), [
      "1: il manque « licence »",
      "6: champ inconnu « licance » ; vouliez-vous dire « licence » ?",
    ]);
    assert.deepEqual(mistakes(GOOD.replace("role: innovations", "role: inovations")), [
      "4: valeurs possibles : innovations, support, places ; vouliez-vous dire « innovations » ?",
    ]);
    assert.deepEqual(mistakes(GOOD.replace("  kind: innovation", "  kind: innovation\n  kind: place")), [
      "11: ce champ est écrit deux fois ; gardez une seule des deux lignes",
    ]);
    assert.match(mistakes("source: [a\nb: {")[0] ?? "", /^\d+: le fichier n’est pas du YAML lisible/);
    assert.deepEqual(mistakes("- une liste"), ["1: le fichier doit contenir des champs (source, partner, record, fields…)"]);
    assert.match(mistakes(`a: ${"x".repeat(600_000)}`)[0] ?? "", /dépasse 512 ko/);
  });

  it("is bounded against aliases that unfold without end, and against names that reach into objects", () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]\n`;
    assert.equal(parseMapping(bomb).mapping, undefined);
    assert.deepEqual(mistakes(GOOD.replace("title: Nom", "title: __proto__")), [
      "12: « __proto__ » ne peut pas servir de nom de colonne",
    ]);
  });

  it("refuses expressions that say nothing, say it twice, or misuse a function", () => {
    const field = (text: string): string[] => mistakes(GOOD.replace("  title: Nom", `  title: Nom\n  pitch: ${text}`));
    assert.deepEqual(field("{ then: [trim] }"), [
      "13: cette ligne ne dit pas d’où vient la valeur : une colonne, « from », « all » ou « const »",
    ]);
    assert.deepEqual(field("{ from: A, const: B }"), ["13: une seule origine à la fois : « from », « all » ou « const »"]);
    assert.deepEqual(field("{ from: A, then: [{ clip: beaucoup }] }"), [
      "13: réglage inattendu pour « clip » ; par exemple : clip: 180",
    ]);
    assert.deepEqual(field("{ from: A, thene: [trim] }"), ["13: champ inconnu « thene » ; vouliez-vous dire « then » ?"]);
    assert.deepEqual(field("{ all: [{ all: [A] }] }"), ["13: « all » ne peut pas en contenir un autre"]);
    const link = mistakes(GOOD.replace("  title: Nom", "  title: Nom\n  links: [{ rel: hom, url: Site }]"));
    assert.match(
      link[0] ?? "",
      /^13: valeurs possibles : home, source, .* vouliez-vous dire « home » \? \(pour lire une colonne/,
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => assert.equal(parseMapping(text).mapping, undefined)));
    const line = fc.constantFrom(...GOOD.split("\n"), "  - x", ": :", "&a *a", "? [", "!!js/function x", "\t");
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => void parseMapping(lines.join("\n"))));
  });

  it("cannot be compiled when it does not hold", () => {
    const mapping = { ...readMapping(GOOD), fields: { titre: "Nom" } };
    assert.throws(
      () => compileMapping(mapping),
      (error) => isProblem(error, "mapping/invalid") && /titre/.test(error.detail),
    );
  });

  it("tells which of its columns a file has not, with the nearest one: a warning, for columns come and go", () => {
    const missing = missingColumns(readMapping(GOOD), ["ID", "Nom", "Thème", "adresse", "Code postal", "Ville"]);
    assert.deepEqual(
      missing.map(({ path, message, warning }) => [path, message.replaceAll("\u00a0", " "), warning]),
      [
        ["fields > places > address", "la colonne « Adresse » n’est pas dans le fichier ; vouliez-vous dire « adresse » ?", true],
        ["fields > places > postcode", "la colonne « CP » n’est pas dans le fichier", true],
      ],
    );
  });
});
