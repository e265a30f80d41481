import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { migrations } from "../../app/migrations/index.ts";
import { migrate, openDatabase } from "../../platform/database.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/index.ts";
import { answerQuestion, begin, type ProposalServer, proposalServer } from "../testing/proposal-server.ts";
import { PROPOSERS } from "./proposal.ts";
import { PATHS, QUESTIONS } from "./question.ts";

const ALIKE = [
  { id: "x", href: "/fiche/le-four-x", title: "Le Four commun", where: "Mens (Isère)", pitch: "Un four.", why: "même commune" },
];

describe("the pages of a proposal", () => {
  let site: ProposalServer;
  before(async () => {
    const database = await openDatabase({ file: join(mkdtempSync(join(tmpdir(), "essaim-pages-")), "essaim.sqlite") });
    await migrate(database, migrations);
    site = await proposalServer(database, { alike: async ({ title }) => (title.includes("Four") ? ALIKE : []) });
  });

  const valid = async (path: string, status = 200) => {
    const page = await site.get(path);
    assert.equal(page.status, status, path);
    await assertValidHtml(page.body);
    assertNoThirdParty(page.body);
    return page.body;
  };

  it("ask every question on some path, each path the little that cannot be done without", () => {
    const asked = new Set(Object.values(PATHS).flat());
    assert.deepEqual(
      QUESTIONS.filter((id) => !asked.has(id)),
      [],
    );
    for (const path of Object.values(PATHS))
      for (const id of ["nom", "phrase", "lieu", "vous"] as const) assert.ok(path.includes(id));
  });

  it("ask everybody, if they wish, what is new, for whom, since when, with whom, and pictures", () => {
    for (const path of Object.values(PATHS))
      for (const id of ["reponse", "nouveaute", "publics", "etape", "partenaires", "images"] as const)
        assert.ok(path.includes(id), id);
    assert.equal(PATHS.citizen.indexOf("vous"), 8, "a citizen can send after nine screens");
  });

  it("are valid on every path, empty and with errors, and are stored nowhere", async () => {
    await valid("/contribuer");
    for (const proposer of PROPOSERS) {
      const base = await begin(site, proposer);
      for (const question of PATHS[proposer]) {
        const body = await valid(`${base}/${question}`);
        assert.match(body, new RegExp(`sur ${PATHS[proposer].length}`));
      }
      const wrong = await site.post(`${base}/vous`, { email: "pas une adresse" });
      assert.equal(wrong.status, 422);
      await assertValidHtml(wrong.body);
      assert.match(wrong.body, /value="pas une adresse"/);
      await valid(`${base}/apercu`);
      const { headers } = await site.get(`${base}/nom`);
      assert.equal(headers["cache-control"], "no-store");
      assert.match(String(headers["referrer-policy"]), /^(same-origin|no-referrer)$/);
      assert.match(String(headers["x-robots-tag"]), /noindex/);
    }
  });

  it("ask whether it is one of those that exist, and never insist", async () => {
    const base = await begin(site, "holder");
    const saved = await answerQuestion(site, base, "nom", { title: "Le Four commun" });
    assert.equal(saved.status, 303);
    const body = await valid(saved.location);
    assert.match(body, /Est-ce l’une de celles-ci/);
    assert.match(body, /\/fiche\/le-four-x\/corriger/);
    assert.match(body, /Pourquoi elle\s: même commune\./);
  });

  it("ask it while the name is typed, and save nothing of it", async () => {
    const base = await begin(site, "holder");
    assert.match(await valid(`${base}/nom?titre=Le+Four`), /Est-ce l’une de celles-ci/);
    assert.doesNotMatch(await valid(`${base}/nom`), /Est-ce l’une/);
    await valid(`${base}/nom?titre=${"x".repeat(400)}%00`);
  });

  it("go on where one was, and back", async () => {
    const base = await begin(site, "citizen");
    await answerQuestion(site, base, "nom", { title: "Un nom" });
    assert.equal((await site.get(`${base}/suite`)).location, `${base}/phrase`);
    assert.equal((await site.get(base)).location, `${base}/suite`);
  });

  it("complete places and organisations", async () => {
    const places = JSON.parse((await site.get("/contribuer/lieux.json?sorte=commune&q=morlai")).body) as {
      items: { value: string }[];
    };
    assert.equal(places.items[0]?.value, "com-29151");
    const areas = JSON.parse((await site.get("/contribuer/lieux.json?sorte=territoire&q=morlai")).body) as {
      items: { value: string }[];
    };
    assert.ok(areas.items.every(({ value }) => !value.startsWith("com-")));
    const base = await begin(site, "holder");
    const more = await site.post(`${base}/partenaires`, { acte: "ajouter", lignes: "1", "partners-nom-0": "La commune" });
    assert.equal(more.status, 200);
    await assertValidHtml(more.body);
    assert.match(more.body, /partners-nom-1/);
    assert.match(more.body, /value="La commune"/);
    const searched = await site.post(`${base}/porteurs`, { acte: "chercher", "carriers-nom-0": "Inconnue" });
    assert.match(searched.body, /ne connaît pas encore ce nom/);
    await assertValidHtml(searched.body);
  });
});
