import assert from "node:assert/strict";
import { it } from "node:test";
import { allEntries } from "../../catalogue/index.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/valid-html.ts";
import { addPartner, addSource, needSource } from "../source.commands.ts";
import { updateSource } from "../source.store.ts";
import { MAPPING, plain, type Row, rows, toCsv } from "../testing/safe-harvest.ts";
import { deskServer, type Visitor } from "./testing/desk-server.ts";

const SOURCE = "/espace/refer/lieux";

async function read(who: Visitor, url: string): Promise<string> {
  const page = await who.get(url);
  assert.equal(page.status, 200, `${url}: ${page.status} ${page.body.slice(0, 200)}`);
  await assertValidHtml(page.body);
  assertNoThirdParty(page.body);
  return plain(page.body);
}

eachDatabase("Looking at an update before it is published", (open) => {
  const setUp = async () => {
    const database = await open();
    const desk = await deskServer(database);
    const { deps } = desk;
    const partner = await addPartner(deps, { name: "Refer" });
    await addPartner(deps, { name: "Autre" });
    const put = async (list: readonly Row[]) => {
      const bytes = (async function* () {
        yield Buffer.from(toCsv(list));
      })();
      const { hash } = await deps.raw.put(bytes, { maxBytes: 1_000_000, what: "test" });
      return { kind: "upload" as const, document: hash, name: "lieux.csv" };
    };
    const described = { title: "Lieux", role: "innovations" as const, licence: "Licence Ouverte 2.0", partner: partner.id };
    await addSource(deps, { ...described, location: await put(rows(20)) }, { yaml: MAPPING, by: "test" });
    const source = await needSource(database, "lieux");
    return {
      ...desk,
      partner,
      entries: async () => (await Array.fromAsync(allEntries(database.read))).flat(),
      give: async (list: readonly Row[]) => {
        const location = await put(list);
        await database.transaction((trx) => updateSource(trx, source.id, { location }));
      },
      update: async (who: Visitor) => {
        await who.post(`${SOURCE}/mise-a-jour`);
        await desk.work();
      },
    };
  };
  const runOf = (page: string): string => /mises-a-jour\/([0-9a-z]{15})/.exec(page)?.[1] ?? assert.fail("no run");

  it("shows what would change, publishes it at a person's word, undoes it and does it again, each signed", async () => {
    const { editor, give, update, entries, partner, work } = await setUp();
    const data = await editor(partner.id, "data@refer.example");
    await update(data);
    const before = await entries();
    await give(rows(20, (row) => ({ ...row, nom: `<b>Faux</b> ${row.code}`, tel: "02 98 11 11 11" })).slice(0, 15));
    await update(data);
    let page = await read(data, SOURCE);
    assert.match(page, /Une mise à jour attend votre accord/);
    assert.match(page, /25 % des fiches ne sont plus dans la liste \(5 sur 20\)/);
    const at = `${SOURCE}/mises-a-jour/${runOf(page)}`;
    page = await read(data, at);

    assert.match(page, /<td>Lieu 1<\/td><td>Faux 1<\/td>/);
    assert.doesNotMatch(page, /02 98 11/, "coordinates are not copied into reports");
    assert.deepEqual(await entries(), before);

    assert.match((await data.post(`${at}/accord`)).location, /mises-a-jour/);
    await work();
    assert.ok((await entries())[0]?.single.title.value.includes("Faux"));
    page = await read(data, at);
    assert.match(page, /Annuler cette mise à jour/);
    assert.match(page, /Acceptée par/);
    await data.post(`${at}/annulation`);
    await work();
    assert.deepEqual(await entries(), before);
    page = await read(data, at);
    assert.match(page, /Annulée par/);
    await data.post(`${at}/retablissement`);
    await work();
    assert.ok((await entries())[0]?.single.title.value.includes("Faux"));
    assert.match(await read(data, at), /Rétablie par/);
    assert.equal((await data.post(`${at}/accord`)).status, 409);
  });

  it("is for the partner's people and for curators; others learn nothing", async () => {
    const { editor, give, update, partner, visitor, curator } = await setUp();
    const data = await editor(partner.id, "data@refer.example");
    await update(data);
    await give(rows(2));
    await update(data);
    const at = `${SOURCE}/mises-a-jour/${runOf(await read(data, SOURCE))}`;
    const stranger = await editor("autre", "x@autre.example");
    for (const who of [visitor, stranger]) {
      assert.ok((await who.get(at)).status >= 300);
      assert.ok((await who.post(`${at}/accord`)).status >= 300);
    }
    assert.match(await read(data, at), /Publier cette mise à jour/, "still waiting");
    const wise = await curator();
    assert.match(await read(wise, "/bureau/mises-a-jour"), /Lieux<\/a>[\s\S]*90 % des fiches/);
    assert.ok((await data.get("/bureau/mises-a-jour")).status >= 300);
    assert.match(await read(wise, at), /Refuser/);
    await wise.post(`${at}/refus`);
    assert.match(await read(data, at), /Refusée par/);
    assert.match(await read(data, SOURCE), /refusée/);
    assert.match(await read(wise, "/bureau/mises-a-jour"), /Aucune mise à jour n’attend/);
  });

  it("may be asked for each update, and no longer", async () => {
    const { editor, give, update, partner, entries } = await setUp();
    const data = await editor(partner.id, "data@refer.example");
    await data.post(`${SOURCE}/regarder`, { approval: "1" });
    await update(data);
    assert.equal((await entries()).length, 0);
    assert.match(await read(data, SOURCE), /Chaque mise à jour de cette source attend/);
    await data.post(`${SOURCE}/regarder`, { approval: "0" });
    await give(rows(19));
    await update(data);
    assert.equal((await entries()).length, 19);
    assert.equal((await data.get(`${SOURCE}/mises-a-jour/nowhere`)).status, 404);
  });
});
