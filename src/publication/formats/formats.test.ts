import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { ingest, type RecordDraft, recordBodySchema, type SourceDirectory } from "../../catalogue/index.ts";
import { systemClock } from "../../platform/clock.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { feedRoutes } from "../feed/feed.routes.ts";
import { oaiRoutes } from "../oai/oai.routes.ts";
import { formatRoutes } from "./formats.routes.ts";

const BASE = "https://essaim.exemple.fr";
const AT = "2026-01-01T00:00:00.000Z";

/** An organisation of which much is not for everyone, told by a source that names its licence. */
const GUARDED: RecordDraft = {
  kind: "organisation",
  title: "Les  Amis & Cie <du> \u0007 jardin.",
  pitch: "PITCH-FERME",
  description: { need: "BESOIN-FERME", how: "COMMENT-FERME" },
  keywords: ["MOT-OUVERT"],
  contacts: [
    { kind: "email", value: "ouvert@exemple.fr", openness: "open" },
    { kind: "email", value: "FERME@exemple.fr", openness: "members" },
    { kind: "person", value: "PERSONNE-FERMEE" },
  ],
  places: [{ commune: "Morlaix", postcode: "29600", lat: 48.5, lon: -3.8, precision: "commune" }],
  identifiers: [{ scheme: "siret", value: "12345678901234" }],
  openness: { pitch: "members", description: "commons" },
};

const sources: SourceDirectory = new Map([
  [
    "a",
    {
      ...{ source: "a", title: "Carnet", role: "innovations" as const, partner: { slug: "a", name: "Réseau A" } },
      licence: { label: "ODbL 1.0", url: "https://opendatacommons.org/licenses/odbl/1-0/" },
    },
  ],
]);

const WAYS = [
  "/api/elements.json",
  "/donnees/data-inclusion.json",
  "/feed/1",
  "/oai?verb=ListRecords&metadataPrefix=oai_dc",
  "/murmurations/",
];

eachDatabase("Formats of other networks", (open) => {
  test("each says what anyone may read and no more, with the licence of the source", async () => {
    const database = await open();
    const context = { source: "a", run: "r", mapping: "m", at: AT, by: "test" };
    const body = recordBodySchema.parse(GUARDED);
    await database.transaction((trx) => ingest(trx, context, [{ remoteId: "1", rawKey: "1", body }]));
    const { id } = await database.read.selectFrom("entry").select("id").executeTakeFirstOrThrow();
    const server = Fastify();
    const deps = { read: database.read, url: BASE, name: "Essaim", sources: async () => sources };
    server.register(feedRoutes({ database, url: BASE, sources: deps.sources }));
    server.register(formatRoutes(deps));
    server.register(oaiRoutes({ ...deps, clock: systemClock, email: "x@exemple.fr" }));
    for (const way of WAYS) {
      const { statusCode, body: said } = await server.inject(way.endsWith("/") ? `${way}${id}.json` : way);
      assert.equal(statusCode, 200, way);
      assert.doesNotMatch(said, /FERME/, way);
      if (!way.startsWith("/donnees")) assert.match(said, /MOT-OUVERT|Morlaix/, way);
      if (!way.startsWith("/murmurations")) assert.match(said, /ODbL 1\.0|opendatacommons/, way);
    }
    const [structure] = (await server.inject("/donnees/data-inclusion.json")).json<Record<string, unknown>[]>();
    assert.deepEqual(
      [structure?.courriel, structure?.siret, structure?.code_postal],
      ["ouvert@exemple.fr", "12345678901234", "29600"],
    );
    assert.doesNotMatch(String(structure?.nom), /\.$/);
    assert.doesNotMatch((await server.inject("/feed/1")).body, /ouvert@/, "contacts are read on the fiche, never in the past");
    const catalogue = (await server.inject("/donnees/catalogue.jsonld")).body;
    assert.match(catalogue, /"dct:license": \{\s*"@id": "https:\/\/opendatacommons/);
  });

  test("an empty catalogue gives empty lists and a description without a date", async () => {
    const database = await open();
    const server = Fastify();
    server.register(formatRoutes({ read: database.read, url: BASE, name: "Essaim", sources: async () => new Map() }));
    assert.deepEqual((await server.inject("/api/elements.json")).json(), { ontology: "gogofull", data: [] });
    assert.deepEqual((await server.inject("/donnees/data-inclusion.json")).json(), []);
    assert.deepEqual((await server.inject("/donnees/murmurations.json")).json(), []);
    assert.doesNotMatch((await server.inject("/donnees/catalogue.jsonld")).body, /dct:modified/);
  });
});
