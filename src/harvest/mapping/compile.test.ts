import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { recordBodySchema } from "../../catalogue/index.ts";
import type { RawRow } from "../formats/index.ts";
import { type CompiledMapping, compileMapping, type MappedRecord, type MappingTools } from "./compile.ts";
import { mappingOf } from "./mapping.schema.ts";
import type { Mapping } from "./mapping.ts";
import { piped } from "./piped.ts";
import { TARGETS } from "./targets.ts";

const HEADER = { source: "essai", partner: "essai", title: "Essai", role: "innovations", why: "Pour l'essai.", licence: "LO" };

/** A mapping with this record and these fields. */
function mappingWith(
  fields: Record<string, unknown>,
  more: { record?: object; alignments?: object; read?: object; openness?: object } = {},
): Mapping {
  const { record, ...rest } = more;
  return mappingOf({
    ...HEADER,
    record: { id: "id", kind: "innovation", ...record },
    fields: { title: "titre", ...fields },
    ...rest,
  });
}

const row = (values: Record<string, unknown>, line = 2): RawRow => ({
  line,
  values: { id: "1", titre: "Une ressourcerie", ...values },
  raw: undefined,
});

const NO_MAP: MappingTools = { locate: "none" };

function only(record: MappedRecord): MappedRecord & { outcome: "mapped" } {
  assert.equal(record.outcome, "mapped", JSON.stringify(record.issues));
  return record as MappedRecord & { outcome: "mapped" };
}

const bodyOf = (mapping: Mapping, ...rows: RawRow[]) => only(compileMapping(mapping, NO_MAP).recordOf(rows)).body;

describe("a compiled mapping", () => {
  it("takes the first filled column, follows paths into nested JSON, and joins what is said in pieces", () => {
    const mapping = mappingWith({
      pitch: ["résumé court", "résumé"],
      "description.text": "contenu.texte.fr",
      "description.how": piped({ all: ["a", "b"] }, { join: ", " }),
      keywords: "mots.nom",
      lang: { const: "fr" },
    });
    const body = bodyOf(
      mapping,
      row({
        "résumé court": " - ",
        résumé: "Le réemploi",
        contenu: { texte: { fr: "Long" } },
        a: "un",
        b: "deux",
        mots: [{ nom: "récup" }, { nom: "Récup" }, { autre: 1 }],
      }),
    );
    assert.equal(body.pitch, "Le réemploi");
    assert.deepEqual(body.description, { text: "Long", how: "un, deux" });
    assert.deepEqual(body.keywords, ["récup"]);
  });

  it("gives objects as many times as their lead part has values, and drops those without it", () => {
    const mapping = mappingWith({
      partners: { name: piped({ from: "partenaires" }, { split: ";" }), role: { const: "partenaire" } },
      images: { each: "photos", url: "url", credit: ["auteur", "crédit commun"] },
      contacts: [
        { kind: "email", value: "mail" },
        { kind: "phone", value: "tel", openness: "open" },
      ],
    });
    const body = bodyOf(
      mapping,
      row({
        partenaires: "Emmaüs; ;Envie",
        photos: [{ url: "https://x.fr/a.png", auteur: "Zoé" }, { url: "pas une image" }, { url: "https://x.fr/b.png" }],
        "crédit commun": "Le réseau",
        mail: "a@b.fr",
        tel: "",
      }),
    );
    assert.deepEqual(body.partners, [
      { name: "Emmaüs", role: "partenaire" },
      { name: "Envie", role: "partenaire" },
    ]);
    assert.deepEqual(body.images, [
      { url: "https://x.fr/a.png", credit: "Zoé" },
      { url: "https://x.fr/b.png", credit: "Le réseau" },
    ]);
    assert.deepEqual(body.contacts, [{ kind: "email", value: "a@b.fr", openness: "private" }]);
  });

  it("folds rows of one id: the first value said, every list joined, each item once", () => {
    const mapping = mappingWith(
      { pitch: "pitch", themes: "thème", places: { commune: "ville", lat: "lat", lon: "lon" } },
      { record: { fold: true } },
    );
    const compiled = compileMapping(mapping, NO_MAP);
    const rows = [
      row({ ville: "Morlaix", thème: "Réemploi" }, 2),
      row({ ville: "Brest", thème: "Lien social", pitch: "Dit plus tard" }, 3),
      row({ ville: "Morlaix", thème: "Réemploi", pitch: "Trop tard" }, 4),
    ];
    const { body, remoteId } = only(compiled.recordOf(rows));
    assert.equal(remoteId, "1");
    assert.deepEqual(
      body.places.map((place) => place.commune),
      ["Morlaix", "Brest"],
    );
    assert.deepEqual(body.themes, ["reemploi-reparation", "lien-social"]);
    assert.equal(body.pitch, "Dit plus tard");
    assert.ok(rows.every((each) => compiled.idOf(each) === "1"));
  });

  it("drops one bad value with line, column and value, and keeps the rest of the record", () => {
    const mapping = mappingWith({
      startDate: "début",
      links: { rel: "home", url: "site" },
      carriers: { name: "qui", siret: "siret" },
    });
    const record = only(
      compileMapping(mapping, NO_MAP).recordOf([
        row({ début: "31/02/2019", site: "javascript:alert(1)", qui: "Envie", siret: "123" }, 12),
      ]),
    );
    assert.equal(record.body.startDate, undefined);
    assert.deepEqual(record.body.links, []);
    assert.deepEqual(record.body.carriers, [{ name: "Envie" }]);
    assert.deepEqual(
      record.issues.map(({ line, column, value, code, fatal }) => ({ line, column, value, code, fatal })),
      [
        { line: 12, column: "début", value: "31/02/2019", code: "invalid-date", fatal: false },
        { line: 12, column: "site", value: "javascript:alert(1)", code: "invalid-url", fatal: false },
        { line: 12, column: "siret", value: "123", code: "invalid-siret", fatal: false },
      ],
    );
    assert.match(
      record.issues[0]?.detail ?? "",
      /^Ligne 12, colonne «.début.».: «.31\/02\/2019.» ce n’est pas une date du calendrier/,
    );
  });

  it("refuses a record without title, without id or of no known kind, saying where", () => {
    const mapping = mappingWith({}, { record: { kind: { from: "type" } } });
    const compiled = compileMapping(mapping, NO_MAP);
    const refused = (values: Record<string, unknown>): string[] => {
      const record = compiled.recordOf([row(values, 7)]);
      assert.equal(record.outcome, "refused");
      return record.issues.filter((issue) => issue.fatal).map(({ code, line }) => `${code} ${line}`);
    };
    assert.deepEqual(refused({ type: "lieu", titre: " " }), ["missing-title 7"]);
    assert.deepEqual(refused({ type: "lieu", id: "" }), ["missing-id 7"]);
    assert.deepEqual(refused({ type: "?" }), ["missing-kind 7"]);
    assert.equal(only(compiled.recordOf([row({ type: "Lieu" })])).body.kind, "place");
  });

  it("leaves out the rows that the mapping does not keep", () => {
    const mapping = mappingWith(
      {},
      {
        record: {
          when: [
            { from: "statut", is: ["publié", "validé"] },
            { from: "supprimé", not: "oui" },
          ],
        },
      },
    );
    const compiled = compileMapping(mapping, NO_MAP);
    assert.equal(compiled.recordOf([row({ statut: "Publié" })]).outcome, "mapped");
    assert.equal(compiled.recordOf([row({ statut: "brouillon" })]).outcome, "left-out");
    assert.equal(compiled.recordOf([row({ statut: "validé", supprimé: "OUI" })]).outcome, "left-out");
  });

  it("makes an id of chosen columns when the file has none: stable when case, accents or punctuation change", () => {
    const compiled = compileMapping(mappingWith({}, { record: { id: { hash: ["titre", "ville"] } } }), NO_MAP);
    const id = compiled.idOf(row({ ville: "Saint-Étienne" }));
    assert.match(id ?? "", /^h-[0-9a-f]{24}$/);
    assert.equal(compiled.idOf(row({ ville: "SAINT ETIENNE ", titre: "une  Ressourcerie" })), id);
    assert.notEqual(compiled.idOf(row({ ville: "Saint-Malo" })), id);
    assert.equal(compiled.idOf(row({ ville: "", titre: "" })), undefined);
  });

  it("reads the partner's words by its own alignments first, keeps those nobody knows as keywords, and tells them", () => {
    const mapping = mappingWith(
      { themes: piped({ from: "thèmes" }, { split: "," }) },
      { alignments: { themes: { Énergie: ["mobilite"], Divers: "unclassified" } } },
    );
    const record = only(compileMapping(mapping, NO_MAP).recordOf([row({ thèmes: "énergie, divers, Zythologie, Lien social" })]));
    assert.deepEqual(record.body.themes, ["mobilite", "lien-social"]);
    assert.deepEqual(record.body.keywords, ["Zythologie"]);
    assert.deepEqual(record.unmapped, [{ scheme: "themes", label: "Zythologie" }]);
  });

  it("takes tags and scripts out of every text, even where the mapping does not ask for it", () => {
    const body = bodyOf(
      mappingWith({ "description.text": "texte", pitch: "pitch" }),
      row({
        titre: "<b>Envie</b> & co<script>x()</script>",
        pitch: "a<br>b",
        texte: "<p>Un <strong>mot</strong></p><iframe src='x'></iframe>",
      }),
    );
    assert.equal(body.title, "Envie & co");
    assert.equal(body.pitch, "a b");
    assert.equal(body.description?.text, "Un **mot**");
  });

  it("takes out what would turn the page round, or cannot be seen, wherever it is written", () => {
    const marks = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u0085\u0007";
    const mapping = mappingWith({ "description.text": "texte" });
    const body = bodyOf(mapping, row({ titre: `Maison ${marks}hostile ">`, texte: `<p>Un ${marks}mot &#8238;ici</p>` }));
    assert.deepEqual([body.title, body.description?.text], ['Maison hostile ">', "Un mot ici"]);
  });

  it("changes version with what changes records, and only then", () => {
    const version = (mapping: Mapping): string => compileMapping(mapping, NO_MAP).version;
    const mapping = mappingWith({ pitch: "a" });
    assert.equal(version({ ...mapping, why: "Autre raison.", schedule: "daily" }), version(mapping));
    assert.notEqual(version(mappingWith({ pitch: "b" })), version(mapping));
    assert.notEqual(version({ ...mapping, openness: { contacts: "members" } }), version(mapping));
  });

  it("asks geography once per place with all that is known, and passes on what it says", () => {
    const asked: unknown[] = [];
    const locate: MappingTools["locate"] = (input) => {
      asked.push(input);
      return {
        place: { commune: "Morlaix", insee: "29151", lat: 48.57, lon: -3.83, precision: "commune" },
        notes: [{ code: "unknown-postcode", detail: "Code postal inconnu." }],
      };
    };
    const mapping = mappingWith({ places: { address: "rue", postcode: "cp", commune: "ville", department: "dép" } });
    const record = only(
      compileMapping(mapping, { locate }).recordOf([row({ rue: "1 rue du Réemploi", cp: 1000, ville: "Morlaix", dép: "29" })]),
    );
    assert.deepEqual(asked, [{ postcode: "01000", commune: "Morlaix", address: "1 rue du Réemploi", department: "29" }]);
    assert.deepEqual(record.body.places, [
      {
        address: "1 rue du Réemploi",
        commune: "Morlaix",
        insee: "29151",
        lat: 48.57,
        lon: -3.83,
        precision: "commune",
        country: "FR",
      },
    ]);
    assert.deepEqual(
      record.issues.map(({ code, column, detail }) => [code, column, detail]),
      [["unknown-postcode", "ville", "Ligne 2, colonne «\u00a0ville\u00a0»\u00a0: Code postal inconnu."]],
    );
  });
});

/** One column for every field and part there is, of the same name. */
function everything(): CompiledMapping {
  const fields: Record<string, unknown> = {};
  for (const target of TARGETS) {
    if (!target.parts) fields[target.name] = piped({ from: target.name }, ...(target.many ? [{ split: "|" }] : []));
    else {
      const kinds = target.parts.find((part) => part.choices && part.required)?.choices ?? [undefined];
      const templates = kinds.map((kind) =>
        Object.fromEntries(
          target.parts?.map((part) => [
            part.name,
            part.choices?.includes(kind ?? "") ? kind : { from: `${target.name}.${part.name}` },
          ]) ?? [],
        ),
      );
      fields[target.name] = target.many ? templates : templates[0];
    }
  }
  return compileMapping(mappingWith(fields, { record: { updated: "maj", kind: { from: "kind", default: "place" } } }));
}

describe("whatever a file holds", () => {
  const columns = TARGETS.flatMap((target) => target.parts?.map((part) => `${target.name}.${part.name}`) ?? [target.name]).concat(
    "kind",
    "maj",
    "titre",
    "id",
  );
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "29600",
      "Morlaix",
      "48.57",
      "200",
      "-3.83",
      "FR",
      "Österreich",
      "2019",
      "31/02/2019",
      "https://x.fr",
      "a@b.fr",
      "0298000000",
      "<b>x</b>",
      "x".repeat(50_000),
      "lieu",
      "home",
      "12",
      "national",
      "\u0000\ud800",
      "1e400",
    ),
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    fc.jsonValue(),
    fc.constantFrom(null, undefined, [], {}, Number.NaN),
  );
  const rowOf = fc
    .dictionary(fc.constantFrom(...columns), cell, { minKeys: 5, maxKeys: columns.length })
    .map((values): RawRow => ({ line: 2, values: { titre: "T", id: "1", ...values }, raw: undefined }));

  it("every record that comes out holds against the catalogue's schema, unchanged by it, and comes out the same twice", () => {
    const compiled = everything();
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 3 }), (rows) => {
        const record = compiled.recordOf(rows);
        assert.deepEqual(compiled.recordOf(rows), record);
        for (const issue of record.issues) assert.ok(issue.detail.length < 1_000 && (issue.value?.length ?? 0) <= 120);
        if (record.outcome !== "mapped") return;
        const held = recordBodySchema.safeParse(record.body);
        assert.ok(held.success, JSON.stringify(held.error?.issues));
        assert.deepEqual(held.data, record.body);
        assert.ok(!JSON.stringify(record.body).includes("\\u0000"));
        assert.ok(JSON.stringify(record.body).isWellFormed());
      }),
      { numRuns: 1000 },
    );
  });
});
