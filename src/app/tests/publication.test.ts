import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { allEntries, type Entry, entryPath, mergeEntries, recordBodySchema, retireRecord } from "../../catalogue/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";

const signed = { at: "2026-11-22T12:00:00.000Z", by: "account:test", reason: "same-thing" };
const LD = "application/ld+json";

describe("what goes out, on the demonstration network", () => {
  let instance: TestInstance;
  let url = "";
  let all: Entry[];
  let merged: Entry;
  let kept: Entry;
  let withdrawn: Entry;

  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" });
    url = instance.services.config.url;
    const { database } = instance.services;
    const entries = (await Array.fromAsync(allEntries(database.read))).flat();
    const single = entries.filter(({ kind, sources }) => kind === "innovation" && sources.length === 1);
    const [one, two, three] = single;
    if (!one || !two || !three) throw new Error("three fiches");
    [kept, merged, withdrawn] = [one, two, three];
    await database.transaction(async (trx) => {
      await mergeEntries(trx, { entries: [kept.id, merged.id], ...signed });
      const [source] = withdrawn.sources;
      if (source) await retireRecord(trx, { source: source.source, remoteId: source.remoteId, ...signed });
    });
    all = (await Array.fromAsync(allEntries(database.read))).flat();
  });
  after(() => instance.close());

  const get = (path: string, headers: Record<string, string> = {}) => instance.server.inject({ url: path, headers });

  it("a fiche is a page for people and JSON-LD for programs, under one name for life", async () => {
    const page = await get(entryPath(kept), { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    assert.match(String(page.headers["content-type"]), /text\/html/);
    assert.match(String(page.headers.vary), /Accept.*Cookie/);
    const data = await get(entryPath(kept), { accept: LD });
    const { "@id": id, "@type": type, name } = data.json<{ "@id": string; "@type": string[]; name: string }>();
    assert.deepEqual([id, type], [`${url}/fiche/${kept.id}`, ["Project", "pair:Project"]]);
    assert.ok(name);
    const short = await get(`/fiche/${kept.id}`, { accept: LD });
    assert.ok(String(short.headers.location).endsWith(kept.id), "the name leads to the page");
  });

  it("merged away, it leads to the one that stays; withdrawn, it says that it is gone", async () => {
    assert.ok(String((await get(`/fiche/${merged.id}.jsonld`)).headers.location).endsWith(`${kept.id}.jsonld`));
    const page = await get(entryPath(withdrawn));
    assert.equal(page.statusCode, 410);
    assert.match(page.body, /a été retirée/);
    const tomb = await get(`/fiche/${withdrawn.id}.jsonld`);
    assert.deepEqual([tomb.statusCode, tomb.json<{ type: string }>().type], [410, "Tombstone"]);
    assert.equal((await get(`/fiche/${withdrawn.id}`, { accept: LD })).statusCode, 410);
    assert.equal((await get(`/api/v1/fiches/${withdrawn.id}`)).statusCode, 410);
    assert.equal((await get("/fiche/000000000000000")).statusCode, 404);
  });

  it("the feed says so: Move, Update, Delete, each with what anyone may read", async () => {
    const { last } = (await get("/feed")).json<{ last: { id: string } }>();
    type Item = { type: string; object: { id: string; name?: string; fiche?: { title: string } }; target?: { id: string } };
    const { orderedItems } = (await get(last.id.slice(url.length))).json<{ orderedItems: Item[] }>();
    const [moved, updated, deleted] = orderedItems.slice(-3);
    assert.deepEqual([moved?.type, updated?.type, deleted?.type], ["Move", "Update", "Delete"]);
    assert.deepEqual([moved?.object.id, moved?.target?.id], [`${url}/fiche/${merged.id}`, `${url}/fiche/${kept.id}`]);
    assert.ok(updated?.object.name && updated.object.fiche?.title === updated.object.name);
  });

  it("another instance takes each fiche of the feed as a record, and loses nothing that is open", async () => {
    type Item = { type: string; object: { id: string; fiche?: unknown } };
    const { orderedItems } = (await get("/feed/1")).json<{ orderedItems: Item[] }>();
    const told = orderedItems.filter(({ type }) => type === "Create");
    assert.ok(told.length > 100);
    for (const { object } of told) {
      if (object.id.endsWith(withdrawn.id))
        assert.equal(object.fiche, undefined, "what is withdrawn is not told of the past either");
      if (object.id.endsWith(withdrawn.id)) continue;
      const body = recordBodySchema.parse(object.fiche);
      const entry = all.find(({ id }) => object.id.endsWith(id));
      if (!entry || entry.id === kept.id) continue;
      const fields = [...Object.keys(entry.single), ...Object.keys(entry.lists)].map((field) => field.split(".")[0] ?? field);
      const open = fields.filter((field) => field !== "contacts" && entry.openness[field] === undefined);
      for (const field of open) assert.ok(Object.hasOwn(body, field), `${field} of ${object.id}`);
    }
  });

  it("a GoGoCarto map reads every fiche that has a position, a box of it, or dates alone", async () => {
    type Elements = { ontology: string; data: { id: string; name?: string; geo?: { latitude: number; longitude: number } }[] };
    const { data } = (await get("/api/elements.json")).json<Elements>();
    const placed = all.filter(({ lists }) => lists.places?.some(({ value }) => value.lat !== undefined));
    assert.deepEqual(
      data.map(({ id }) => id),
      placed.map(({ id }) => id),
    );
    const [first] = data;
    const { latitude = 0, longitude = 0 } = first?.geo ?? {};
    const around = `${longitude - 0.01},${latitude - 0.01},${longitude + 0.01},${latitude + 0.01}`;
    const box = (await get(`/api/elements.json?bounds=${around};nonsense`)).json<Elements>().data;
    assert.ok(box.length >= 1 && box.length < data.length && box.some(({ id }) => id === first?.id));
    const sync = (await get("/api/elements.json?ontology=gogosync&limit=2")).json<Elements>();
    assert.deepEqual(
      [sync.ontology, sync.data.length, Object.keys(sync.data[0] ?? {})],
      ["gogosync", 2, ["id", "updatedAt", "status"]],
    );
    assert.equal((await get(`/api/elements.json?id=${first?.id}`)).json<Elements>().data[0]?.name, first?.name);
    for (const odd of ["bounds=1,2,3", "limit=-1&limit=x", "id=", "id=%00", "ontology=x&bounds=;;;,,,"])
      assert.equal((await get(`/api/elements.json?${odd}`)).statusCode, 200, odd);
  });

  it("organisations and places are structures of data.inclusion; profiles of Murmurations are valid, and gone when the fiche is", async () => {
    const structures = (await get("/donnees/data-inclusion.json")).json<Record<string, string>[]>();
    assert.equal(structures.length, all.filter(({ kind }) => kind === "organisation" || kind === "place").length);
    for (const { source, id, nom = "", date_maj = "" } of structures)
      assert.ok(source && id && nom.length >= 3 && nom.length <= 150 && /^\d{4}-\d\d-\d\d$/.test(date_maj));
    const profiles = (await get("/donnees/murmurations.json")).json<{ profile_url: string; last_updated: number }[]>();
    const [{ profile_url: address } = { profile_url: "" }] = profiles;
    const profile = (await get(address.slice(url.length))).json<Record<string, unknown>>();
    assert.deepEqual([profile.linked_schemas, typeof profile.name], [["organizations_schema-v1.0.0"], "string"]);
    for (const id of [withdrawn.id, merged.id, "x", "%00"]) assert.equal((await get(`/murmurations/${id}.json`)).statusCode, 404);
  });

  it("the data are described for catalogues of data, and each address given there answers", async () => {
    type Distribution = { "dcat:downloadURL": { "@id": string } };
    const catalogue = (await get("/donnees/catalogue.jsonld")).json<{
      "dcat:dataset": { "dcat:distribution": Distribution[] }[];
    }>();
    const files = catalogue["dcat:dataset"].flatMap((dataset) => dataset["dcat:distribution"]);
    assert.equal(files.length, 8);
    for (const { "dcat:downloadURL": file } of files) assert.equal((await get(file["@id"].slice(url.length))).statusCode, 200);
    const page = await get("/donnees");
    for (const path of ["/feed", "/oai?verb=Identify", "/api/elements.json", "/donnees/catalogue.jsonld", "/sitemap.xml"])
      assert.ok(page.body.includes(`href="${path}"`), path);
  });

  it("OAI-PMH gives every fiche once, and says which were withdrawn or merged away", async () => {
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "record" });
    type Header = { identifier: string; datestamp: string; "@_status"?: string };
    type List = { record?: { header: Header; metadata?: object }[]; resumptionToken?: string };
    const heads = new Map<string, Header>();
    for (let next = "metadataPrefix=oai_dc"; next; ) {
      const { body } = await get(`/oai?verb=ListRecords&${next}`);
      assert.equal(XMLValidator.validate(body), true);
      const list = (parser.parse(body) as { "OAI-PMH": { ListRecords: List } })["OAI-PMH"].ListRecords;
      for (const { header, metadata } of list.record ?? []) {
        assert.equal(metadata === undefined, header["@_status"] === "deleted");
        heads.set(header.identifier.split(":").at(-1) ?? "", header);
      }
      next = list.resumptionToken ? `resumptionToken=${list.resumptionToken}` : "";
    }
    const live = [...heads].filter(([, head]) => head["@_status"] === undefined).map(([id]) => id);
    assert.deepEqual(
      live.sort(),
      all.map(({ id }) => id),
    );
    for (const { id } of [merged, withdrawn]) assert.equal(heads.get(id)?.["@_status"], "deleted");
    const one = await get(`/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:${new URL(url).hostname}:${kept.id}`);
    assert.match(one.body, /<dc:title>.+<\/dc:title>.*<dc:rights>/s);
  });
});
