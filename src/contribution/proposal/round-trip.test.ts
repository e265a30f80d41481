import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { entryById } from "../../catalogue/index.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { formSchema, isWebAddress, line, lines } from "../../web/form.ts";
import { isSiret, readSiret } from "../siret.ts";
import { answerQuestion, begin, proposalServer } from "../testing/proposal-server.ts";
import { titleLikeness } from "./alike.ts";
import { foundFor, withKnownNames } from "./complete-actors.ts";
import { OrganisationIndex } from "./organisations.ts";
import { insertProposal } from "./proposal.store.ts";
import type { Answers, Proposal } from "./proposal.ts";
import { acceptProposal } from "./publish.commands.ts";
import { QUESTIONS } from "./question.ts";
import { questions } from "./questions.ts";
import { isSmallChange } from "./small-change.ts";
import { toRecord } from "./to-record.ts";

/** What a keyboard can give: any character but controls; French, emoji, right-to-left, combining marks. */
const legal = (max: number, lineFeeds = false) =>
  fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: max / 8 }),
      fc.string({ unit: "binary", maxLength: max / 4 }),
      fc.constantFrom(
        "L’été à Noël : « 3 × 2 » œuvre ?",
        "مبادرة اجتماعية",
        "👩‍🌾🧑🏽‍🍳",
        "e\u0301\u0327",
        "{{7*7}} $1 %s",
        "<b>&amp;</b>",
      ),
    )
    .map((text) => {
      const kept = text.toWellFormed().replace(lineFeeds ? /(?![\n])\p{Cc}/gu : /[\p{Cc}\u2028\u2029]/gu, "");
      return kept.trim();
    })
    .filter((text) => text !== "" && text.length <= max);

/** Strings that have broken sites: after the lists of naughty strings that testers share. */
const NAUGHTY = [
  "\0",
  "a\0b",
  "\u202etest\u202c",
  "\ufeff",
  "\ud800",
  "undefined",
  "null",
  "__proto__",
  "constructor",
  "-1",
  "1e309",
  "NaN",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "http://[::1",
  "http://localhost/admin",
  'https://exemple.fr/" onmouseover=alert(1) "',
  "'; DROP TABLE proposal; --",
  "../../../../etc/passwd",
  "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
  "💩".repeat(200),
  "%00%0d%0aSet-Cookie: a=b",
  "camille@exemple.fr\r\nBcc: tous@exemple.fr",
  "(((((((((((((((((((((((((((((((((((((((((((((a+)+)+)+$",
  "x".repeat(60_000),
  "com-99999",
  "dep-29",
  "12345678901234",
  "",
] as const;

const FIELDS = [
  "title pitch need solution novelty how needs seen conditions audiences themes ou commune adresse endroit territoire",
  "etape annee mois jeune site lien-0 titre-0 courriel telephone formulaire montrer email name signer repere lignes acte prendre",
  "carriers-nom-0 carriers-siret-0 carriers-role-0 reseau maniere page entreprise siret forme retirer pour qui",
]
  .join(" ")
  .split(" ");

const proposalOf = (id: string, answers: Answers): Proposal => ({
  id,
  proposer: "holder",
  state: "waiting",
  answers,
  version: 1,
  trap: {},
  createdAt: "2026-11-22T10:00:00.000Z",
  updatedAt: "2026-11-22T10:00:00.000Z",
});

describe("answers", () => {
  it("come out of the form as they went in, whatever the words", () => {
    const answers = fc.record({ title: legal(300), pitch: legal(400), need: legal(2_000, true), how: legal(2_000, true) });
    fc.assert(
      fc.property(answers, ({ title, pitch, need, how }) => {
        const form = { title, pitch, need: need.replaceAll("\n", "\r\n"), how };
        assert.equal(line(form, "title"), title);
        assert.equal(lines(form, "need"), need);
        const read: Answers = {};
        for (const id of ["nom", "phrase", "besoin", "fonctionnement"] as const)
          Object.assign(read, questions[id].read(form).patch);
        assert.deepEqual(read, { title, pitch, need, how });
        const body = toRecord(read, (picture) => picture);
        const asOfficial = toRecord(read, (picture) => picture, "official").description?.how;
        assert.equal(asOfficial, how && `**Ce qu’a fait la collectivité\u00a0:**\n\n${how}`, "whose part it is");
        assert.deepEqual([body.title, body.pitch, body.description?.need, body.description?.how], [title, pitch, need, how]);
      }),
    );
  });

  it("are the same once shown in a form and read again", () => {
    const answers: Answers = {
      where: {
        kind: "place",
        code: "com-29151",
        name: "Morlaix (Finistère)",
        address: "3 rue du Four",
        venue: "L’ancienne école",
      },
      stage: "amorcage",
      since: "2019-04",
      tooYoung: true,
      audiences: ["jeunes", "familles"],
      themes: ["alimentation"],
      carriers: [{ name: "Le Fournil", siret: "73282932000074", role: "coordination" }],
      site: "https://fournil.fr",
      links: [{ url: "https://ouest.fr/a", title: "Un article" }],
      contact: { email: "a@b.fr", phone: "02 98 00 00 00", shown: true },
      support: { by: "Un réseau", how: "funded", year: 2020, page: "https://reseau.fr/x" },
      company: { name: "Une entreprise", siret: "73282932000074", partnership: "skills" },
      visit: true,
      conditions: "Un four.",
      email: "camille@exemple.fr",
      name: "Camille",
      showName: true,
    };
    for (const id of QUESTIONS) {
      const { patch, errors } = questions[id].read(questions[id].toForm(answers));
      if (questions[id].toForm(answers) && Object.keys(errors).length === 0)
        assert.deepEqual(questions[id].toForm({ ...answers, ...patch } as Answers), questions[id].toForm(answers), id);
    }
  });

  it("never throw, whatever a form holds", () => {
    const value = fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: "binary" }), fc.array(fc.string(), { maxLength: 3 }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELDS), value), (form) => {
        const read = formSchema.parse(form);
        for (const id of QUESTIONS) {
          const { patch, errors } = questions[id].read(read as Record<string, string>);
          if (Object.keys(errors).length === 0)
            toRecord({ title: "x", ...patch } as Answers, (picture) => `https://exemple.fr/images/${picture}`);
        }
        foundFor(read as Record<string, string>, new OrganisationIndex());
        withKnownNames(read as Record<string, string>, new OrganisationIndex());
      }),
      { numRuns: 500 },
    );
  });
});

describe("numbers and names", () => {
  it("tell a SIRET by its sums", () => {
    for (const good of ["73282932000074", "732 829 320 00074", "35600000000048"]) assert.ok(isSiret(readSiret(good) ?? ""), good);
    for (const bad of ["73282932000075", "00000000000000", "12345678901234"]) assert.equal(isSiret(bad), false, bad);
    assert.equal(readSiret("7328293200007"), undefined);
  });

  it("find a title that is written a little otherwise, and no other", () => {
    assert.ok(titleLikeness("Le fournil partage de Morlaix", "Fournil partagé") > 0.7);
    assert.ok(titleLikeness("La Grange aux Outils", "La grange aux outil") > 0.8);
    assert.ok(titleLikeness("Épicerie solidaire", "Atelier vélo") < 0.3);
  });

  it("take no script, no private address, no other scheme for a web address", () => {
    for (const bad of ["javascript:alert(1)", "http://localhost/", "ftp://a.fr", "https://", "http://[::1", "//a.fr"])
      assert.equal(isWebAddress(bad), false, bad);
    assert.ok(isWebAddress("https://www.fournil-partage.fr/à-propos?x=1"));
  });

  it("let a mistake be mended at once, and have addresses read first", () => {
    const before: Answers = { title: "Le Fournil", pitch: "Du pin.", where: { kind: "everywhere" } };
    assert.ok(isSmallChange(before, { ...before, pitch: "Du pain." }));
    assert.equal(isSmallChange(before, { ...before, pitch: "Du pain sur promo-taxi.fr" }), false);
    assert.equal(isSmallChange(before, { ...before, title: "Taxi" }), false);
    assert.equal(isSmallChange(before, { ...before, need: "x".repeat(2_000) }), false);
  });
});

eachDatabase("what is typed reaches the fiche", (open) => {
  it("letter by letter, through the form, the database and the record", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const typed = fc.record({ title: legal(300), pitch: legal(400), need: legal(1_000, true) });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(typed, async ({ title, pitch, need }) => {
        const base = await begin(site, "holder");
        await answerQuestion(site, base, "nom", { title });
        await answerQuestion(site, base, "phrase", { pitch });
        const last = await answerQuestion(site, base, "besoin", { need });
        assert.equal(last.status, 303);
        const rows = await database.read
          .selectFrom("proposal")
          .select(["id", "answers"])
          .orderBy("id", "desc")
          .limit(1)
          .execute();
        const answers = JSON.parse(rows[0]?.answers ?? "{}") as Answers;
        assert.deepEqual(answers, { title, pitch, need });
        // Sorts before those that are minted.
        const id = `!${count++}`;
        await database.transaction(async (trx) => {
          await insertProposal(trx, proposalOf(id, answers));
          await acceptProposal(trx, site.deps, id, { at: "2026-11-22T11:00:00.000Z", by: "account:x" });
        });
        const row = await database.read.selectFrom("proposal").select("entry").where("id", "=", id).executeTakeFirstOrThrow();
        const entry = await entryById(database.read, row.entry ?? "");
        assert.equal(entry?.single.title.value, title);
        assert.equal(entry?.single.pitch?.value, pitch);
        assert.equal(entry?.single["description.need"]?.value, need);
      }),
      { numRuns: 25 },
    );
  });

  it("and nothing naughty gives an error of the server, nor a script", async () => {
    const site = await proposalServer(await open());
    const base = await begin(site, "holder");
    const pages = [
      "nom",
      "phrase",
      "besoin",
      "publics",
      "lieu",
      "etape",
      "themes",
      "porteurs",
      "essaimage",
      "liens",
      "contact",
      "vous",
    ];
    for (const value of NAUGHTY) {
      const fields = Object.fromEntries(FIELDS.map((name) => [name, value]));
      for (const page of [...pages, "courrier", "images", "image", "envoi", "inconnue"]) {
        const answer = await site.post(`${base}/${page}`, fields);
        assert.ok(
          answer.status < 500,
          `${page} ${JSON.stringify(value.slice(0, 40))}: ${answer.status} ${answer.body.slice(0, 300)}`,
        );
        assert.doesNotMatch(answer.body, /<script>alert|<img src=x|href="javascript:|" onmouseover=/i, page);
      }
      const words = encodeURIComponent(value.toWellFormed().slice(0, 2_000));
      assert.ok((await site.get(`/contribuer/organisations.json?q=${words}&par=${words}`)).status < 500);
      assert.ok((await site.get(`/contribuer/${words || "x"}/nom`)).status < 500);
      assert.ok((await site.get(`/images/${words || "x"}`)).status < 500);
    }
    const megabyte = await site.post(`${base}/besoin`, { need: "é".repeat(300_000) });
    assert.equal(megabyte.status, 422);
    assert.match(megabyte.body, /300\s000 caractères/);
    const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
    for (const payload of ['{"title":{"a":[1]}}', "[1]", "null", "{"]) {
      const answer = await site.server.inject({ method: "POST", url: `${base}/nom`, headers, payload });
      assert.ok(answer.statusCode >= 300 && answer.statusCode < 500, `${payload}: ${answer.statusCode}`);
    }
    const preview = await site.get(`${base}/apercu`);
    assert.equal(preview.status, 200);
    assert.doesNotMatch(preview.body, /<script>alert|<img src=x|href="javascript:/i);
  });
});
