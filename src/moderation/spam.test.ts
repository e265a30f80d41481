import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { sharedData } from "../platform/testing/shared-data.ts";
import { type Around, sketch } from "./likeness.ts";
import { type Evidence, judge, LIKELY_SPAM } from "./spam.ts";
import { corpus, lexiconOf } from "./spam-words.ts";

const ALONE: Around = { byAuthorInHour: 0, byAuthorInDay: 0, sameText: 0, sameDomain: [] };
const evidence = (text: string, more: Partial<Evidence> = {}): Evidence => ({
  texts: [text],
  sentAt: "2026-11-22T10:00:00.000Z",
  around: ALONE,
  told: [],
  ...more,
});
const codes = (text: string, more: Partial<Evidence> = {}) => judge(evidence(text, more)).signals.map((signal) => signal.code);
const likelySpam = (text: string) => judge(evidence(text)).likelySpam;

describe("What looks like spam", () => {
  test("at least nine spams in ten are caught, at most two honest texts in a hundred, each text judged without knowing it", () => {
    const [spam, honest] = [corpus("spam"), corpus("honest")];
    assert.ok(spam.length >= 60 && honest.length >= 120);
    const caught = spam.filter((text, i) => judge(evidence(text), lexiconOf(spam.toSpliced(i, 1), honest)).likelySpam).length;
    const wronged = honest.filter((text, i) => judge(evidence(text), lexiconOf(spam, honest.toSpliced(i, 1))).likelySpam).length;
    console.log(`recall ${caught}/${spam.length}, precision ${caught}/${caught + wronged}, wronged ${wronged}/${honest.length}`);
    assert.ok(caught / spam.length >= 0.9);
    assert.ok(wronged / honest.length <= 0.02);
  });

  test("none of the 303 descriptions of a French partner looks like spam", () => {
    const rows = parse(readFileSync(sharedData("sources", "ffe-lafrancesengage-v0.csv")), { bom: true }) as string[][];
    const texts = rows.slice(1).map((row) => row.filter((cell) => /\p{L}.* .*\p{L}/u.test(cell)).join("\n"));
    assert.ok(texts.length > 300);
    assert.deepEqual(texts.filter(likelySpam), []);
  });

  test("at most 1 % of the 1,794 descriptions in all languages of a European partner do", () => {
    type Told = { features: { properties: Record<string, unknown> }[] };
    const { features } = JSON.parse(readFileSync(sharedData("sources", "susy-ssedas-europe.geojson"), "utf8")) as Told;
    const texts = features.map(({ properties }) =>
      Object.entries(properties)
        .flatMap(([name, value]) => (/^(name|website|description|free_keywords)/.test(name) ? [String(value)] : []))
        .join("\n"),
    );
    const wronged = texts.filter(likelySpam).length;
    console.log(`wronged ${wronged}/${texts.length}`);
    assert.ok(wronged / texts.length <= 0.01);
  });

  test("machines give themselves away", () => {
    assert.ok(codes("Bonjour", { honeypot: "x" }).includes("honeypot"));
    assert.ok(codes("Bonjour", { startedAt: "2026-11-22T09:59:59.000Z" }).includes("too-fast"));
    for (const startedAt of ["2026-11-22T09:00:00.000Z", "2026-11-22T11:00:00.000Z", "demain"])
      assert.ok(!codes("Bonjour", { startedAt }).includes("too-fast"), startedAt);
  });

  test("what comes again and again is told, by author, words and domain", () => {
    const around = { byAuthorInHour: 12, byAuthorInDay: 12, sameText: 3, sameDomain: [{ domain: "spam.example", cases: 5 }] };
    const { signals, likelySpam } = judge(evidence("Bonjour", { around }));
    assert.deepEqual(signals.map((signal) => signal.code).sort(), ["many-in-hour", "same-domain", "same-text"]);
    assert.ok(likelySpam);
    const [a, b] = [
      sketch("un jardin partagé par les habitants du quartier nord de la ville"),
      sketch("Tout autre chose que voilà, sans le moindre rapport avec ce qui précède"),
    ];
    assert.deepEqual(a, sketch("Un JARDIN partage, par les habitants du quartier nord de la ville !"));
    assert.ok(!a.some((shingle) => b.includes(shingle)));
  });

  test("neighbours who say the same few words, and words that everybody uses, accuse nobody", () => {
    assert.deepEqual(sketch("Arrêtée", "C’est fermé depuis juin", "Les voisins du 12"), []);
    assert.deepEqual(codes("Il y a un besoin de local, on nous l’a dit."), []);
    const around = { ...ALONE, sameText: 9 };
    const again = (text: string) =>
      judge(evidence(text, { around })).signals.find(({ code }) => code === "same-text")?.weight ?? 0;
    assert.ok(again("Le local est fermé depuis juin, tout le quartier le sait bien.") < LIKELY_SPAM);
    assert.ok(again("Le local est fermé depuis juin, voir https://x.example") >= LIKELY_SPAM);
  });

  test("letters that only look like ours, and links for machines, are seen through", () => {
    assert.ok(codes("T\u0430xi P\u0430ris").includes("mixed-scripts"));
    assert.ok(codes("Cas\u200bino gra\u200btuit").includes("hidden-letters"));
    assert.ok(codes("[url=https://x.example]x[/url]").includes("bbcode"));
    assert.ok(codes("<a href='https://x.example'>x</a>").includes("html-links"));
    // An emoji is held together by such characters, Greek and Russian words stand beside French ones.
    assert.ok(!codes("👩‍👩‍👧 à la fête de la Ελλάδα et de la Россия").some((code) => /hidden|mixed/.test(code)));
  });

  test("another language, capitals or few words are no spam", () => {
    for (const text of [
      "OUI",
      "",
      "Kenavo d'an holl, ha trugarez vras evit ho skoazell er bloaz-mañ",
      "MERCI DE CORRIGER NOTRE ADRESSE",
    ])
      assert.ok(judge(evidence(text)).score < LIKELY_SPAM / 2, text);
  });

  test("what the room knows counts, in both directions", () => {
    const told = [{ code: "same-site", weight: -6, detail: "L'adresse est celle du site." }];
    assert.equal(judge(evidence("Bonjour", { told })).score, -6);
  });

  test("any text is judged, in bounded points", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        const { score, signals } = judge({ ...evidence(""), texts });
        return Number.isInteger(score) && score < 100 && signals.every((signal) => signal.detail.length > 0);
      }),
    );
    for (const unit of ["taxi ", "prêt de ", "<a ", "http://a.b ", "а\u200b", "\ud800"]) judge(evidence(unit.repeat(8_000)));
  });

  test("a text without end in one word is read once, not once from each of its letters", () => {
    for (const unit of ["1", "a", "+1", "a@", "a.", "@a.", "octroi", "accord", "recuper", "1 ", "-1", "www.", "(at)"])
      judge(evidence(unit.repeat(200_000 / unit.length)));
  });
});
