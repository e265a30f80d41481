import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Place, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import { FIELDS, fieldNamed } from "./fields.ts";
import { readPartialDate } from "./partial-date.ts";
import type { Shape } from "./shape.ts";
import { readShape } from "./shape-read.ts";
import { shapeLines } from "./shape-text.ts";
import { writeAnswers } from "./shape-write.ts";

const shapeOf = (name: string): Shape => fieldNamed(name)?.shape ?? { as: "url" };
/** As a browser sends a form back: line ends are CR LF. */
const asSent = (answers: Record<string, string | string[]>) =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, typeof value === "string" ? value.replaceAll("\n", "\r\n") : value]),
  );

const sample = recordBodySchema.parse({
  kind: "innovation",
  title: "L’Établi <b>& Cie</b>",
  pitch: "On répare.",
  description: { need: "Deux\n\nparagraphes **forts**", solution: "x", novelty: "y", how: "z", text: "t" },
  stage: "experimentation",
  startDate: "2019-04",
  endDate: "2024",
  themes: ["reemploi-reparation", "mot-inconnu-venu-d-ailleurs"],
  audiences: ["seniors"],
  placeTypes: ["ressourcerie"],
  transitions: ["numerique"],
  sdg: [12, 3],
  legalForm: "association",
  world: "ess",
  keywords: ["Réemploi", "bricolage"],
  carriers: [{ name: "Les Répareuses", role: "porteur", siret: "43493312300029", url: "https://exemple.fr" }],
  partners: [{ name: "SIRET faux d’un partenaire", siret: "12345678901234" }],
  funders: [{ name: "Région" }],
  places: [
    { commune: "Morlaix", insee: "29151", department: "29", lat: 48.5779, lon: -3.8281, precision: "exact", address: "3 rue X" },
    { commune: "Bruxelles", country: "BE", precision: "country" },
    { department: "23", region: "75", precision: "department" },
  ],
  zone: { scope: "epci", codes: ["242900835"], label: "Haut-Léon" },
  contacts: [{ kind: "email", value: "bonjour@exemple.fr", openness: "open" }],
  links: [{ rel: "home", url: "https://exemple.fr/" }],
  images: [{ url: "https://exemple.fr/a.jpg", alt: "L’atelier" }],
  videos: [{ url: "https://exemple.fr/v", title: "Film" }],
  recognition: [{ by: "La France s’engage", how: "laureate", year: 2018 }],
  spread: { modes: ["licence"], replicaOf: "Une autre", inspiredBy: ["A", "B"], kit: [{ title: "Guide" }], conditions: "C\nD" },
  identifiers: [{ scheme: "siret", value: "43493312300029" }],
} satisfies RecordDraft);

const sampleValue = (field: string): unknown => {
  const [first = "", inner] = field.split(".");
  const value = (sample as unknown as Record<string, unknown>)[first];
  return inner ? (value as Record<string, unknown>)[inner] : value;
};

describe("a field of the form", () => {
  for (const { field, shape } of FIELDS) {
    it(`${field}: what was not touched comes back to the byte, whatever the record holds`, () => {
      const value = sampleValue(field);
      assert.notEqual(value, undefined);
      const reading = readShape(shape, "v", asSent(writeAnswers(shape, "v", value)), value);
      assert.deepEqual(reading.errors, []);
      assert.strictEqual(reading.value, value);
      assert.ok(shapeLines(shape, value).every((line) => typeof line === "string"));
    });
  }

  it("emptied says nothing at all", () => {
    for (const { shape } of FIELDS) assert.deepEqual(readShape(shape, "v", {}, undefined), { value: undefined, errors: [] });
  });

  it("keeps every legal string exactly, but blanks around it", () => {
    const taken = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
    const legal = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).filter((text) => !taken.test(text));
    fc.assert(
      fc.property(legal, (text) => {
        const pitch = readShape(shapeOf("pitch"), "v", { v: text });
        assert.equal(pitch.value ?? "", text.toWellFormed().trim());
        const actor = readShape(shapeOf("carriers"), "v", { "v-0-nom": text });
        const name = text
          .toWellFormed()
          .replace(/[\u2028\u2029]+/g, " ")
          .trim();
        assert.deepEqual(actor.value, name ? [{ name }] : undefined);
      }),
    );
    const chapter = "Un\r\n\r\n* deux ’ « été » 👩‍🚀 \u202egauche <script>";
    assert.equal(
      readShape(shapeOf("description.need"), "v", { v: chapter }).value,
      chapter.replaceAll("\r\n", "\n").replace("\u202e", ""),
    );
  });

  it("never throws, whatever is sent: it reads, or says what is wrong beside a control", () => {
    const naughty = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "\0",
        "\ud800",
        "javascript:alert(1)",
        "=cmd|'/c calc'!A1",
        "../../etc/passwd",
        "' or 1=1 --",
        "NaN",
        "-1",
        "1e400",
      ),
    );
    const keys = [
      "v",
      "v-0-nom",
      "v-0-ou",
      "v-0-adresse",
      "v-0-siret",
      "v-1-annee",
      "v-0-sorte",
      "v-etendue",
      "v-facons",
      "v-kit-0-titre",
    ];
    const form = fc.dictionary(fc.constantFrom(...keys), fc.oneof(naughty, fc.array(naughty, { maxLength: 3 })));
    fc.assert(
      fc.property(form, fc.constantFrom(...FIELDS), (answers, { field, shape }) => {
        const { value, errors } = readShape(shape, "v", answers, sampleValue(field));
        assert.ok(errors.every(({ field: id, message }) => id.startsWith("v") && message.length > 10));
        assert.doesNotMatch(JSON.stringify(value) ?? "", /"url":"javascript:|\\u0000|\\ud800/);
      }),
    );
  });
});

describe("places", () => {
  const read = (answers: Record<string, string>, present: Place[] = []) => readShape({ as: "places" }, "v", answers, present);

  it("are completed from the name of the commune, its postal code, or the code a script sends", () => {
    for (const where of ["Morlaix", "29600", "com-29151"]) {
      const [place] = read({ "v-0-ou": where }).value as Place[];
      assert.equal(place?.insee, "29151", where);
      assert.equal(place?.precision, "commune");
    }
    assert.equal((read({ "v-0-ou": "Creuse" }).value as Place[])[0]?.department, "23");
    assert.equal((read({ "v-0-ou": "Bruxelles (Belgique)" }).value as Place[])[0]?.country, "BE");
  });

  it("ask again when several communes have that name, or none", () => {
    assert.match(read({ "v-0-ou": "Sainte-Colombe" }).errors[0]?.message ?? "", /Plusieurs lieux|ne connaissons/);
    assert.match(read({ "v-0-ou": "Xyzzyville" }).errors[0]?.message ?? "", /ne connaissons pas/);
    assert.match(read({ "v-0-nom": "Le Roudour" }).errors[0]?.message ?? "", /au moins la commune/);
  });

  it("stay where they are when only their name changes", () => {
    const present = sample.places;
    const answers = { ...(writeAnswers({ as: "places" }, "v", present) as Record<string, string>), "v-0-nom": "L’atelier" };
    assert.deepEqual(read(answers, present).value, [{ name: "L’atelier", ...present[0] }, ...present.slice(1)]);
  });
});

describe("dates", () => {
  it("are read as people write them", () => {
    const said = {
      "2019": "2019",
      "04/2019": "2019-04",
      "03/04/2019": "2019-04-03",
      "3 avril 2019": "2019-04-03",
      "août 2020": "2020-08",
    };
    for (const [text, iso] of Object.entries({ ...said, "1er juillet 2021": "2021-07-01", "2019-4-3": "2019-04-03" }))
      assert.equal(readPartialDate(text), iso, text);
  });

  it("are refused when the calendar has no such day", () => {
    for (const text of ["31/02/2020", "2019-13", "hier", "99", "0000", "32 mars 2020", "2019-00-01", "1".repeat(5_000)])
      assert.equal(readPartialDate(text), undefined, text.slice(0, 20));
  });

  it("that were read are read again as themselves", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1000-01-02"), max: new Date("2999-12-31"), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10);
        assert.equal(readPartialDate(iso), iso);
        const [year, month, date] = iso.split("-");
        assert.equal(readPartialDate(`${date}/${month}/${year}`), iso);
      }),
    );
  });
});
