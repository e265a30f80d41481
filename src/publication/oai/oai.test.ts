import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { allEntries } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { acts, historyOf } from "../feed/testing/history.ts";
import { answerOai } from "./oai.ts";

const NOW = new Date("2026-06-01T00:00:00.000Z");
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === "record" || name === "header",
});

type Header = { identifier: string; datestamp: string; "@_status"?: string };
type Answer = {
  error?: { "@_code": string };
  request: string | Record<string, string>;
  ListRecords?: { record?: { header: [Header]; metadata?: { "oai_dc:dc": { "dc:title": string } } }[]; resumptionToken?: string };
};

/** A repository that reads three lines at a time. */
function repository(database: Database) {
  const said = { base: "https://essaim.exemple.fr", name: "Essaim & Cie", email: "contact@exemple.fr", sources: new Map() };
  return async (query: string): Promise<{ answer: Answer; body: string }> => {
    const own = { read: database.read, ...said, earliest: "2026-01-01T00:00:00.000Z", atOnce: 3 };
    const body = await answerOai(own, new URLSearchParams(query), NOW);
    assert.equal(XMLValidator.validate(body), true, body);
    return { answer: (parser.parse(body) as { "OAI-PMH": Answer })["OAI-PMH"], body };
  };
}

/** Reads a list to its end, as readers of OAI-PMH do: the last word about an item counts. */
async function harvest(ask: ReturnType<typeof repository>, from: string, known: Map<string, string>): Promise<string> {
  let newest = from;
  for (let next: string | undefined = `metadataPrefix=oai_dc${from && `&from=${from}`}`; next; ) {
    const { answer }: { answer: Answer } = await ask(`verb=ListRecords&${next}`);
    if (answer.error) assert.equal(answer.error["@_code"], "noRecordsMatch");
    for (const { header, metadata } of answer.ListRecords?.record ?? []) {
      const [{ identifier, datestamp, "@_status": status }] = header;
      if (datestamp > newest) newest = datestamp;
      if (status === "deleted") known.delete(identifier);
      else known.set(identifier, metadata?.["oai_dc:dc"]["dc:title"] ?? "");
    }
    const token = answer.ListRecords?.resumptionToken;
    next = token ? `resumptionToken=${token}` : undefined;
  }
  return newest;
}

eachDatabase("The OAI-PMH repository", (open, dialect) => {
  test("harvested whole, or a little at each time, gives the fiches as they are after any history", async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(4), async (history, often) => {
        const database = await open();
        const ask = repository(database);
        const perform = historyOf(database);
        const [whole, slow] = [new Map<string, string>(), new Map<string, string>()];
        let from = "";
        for (const [i, act] of history.entries()) {
          await perform(act);
          if (i % (often + 1) === 0) from = await harvest(ask, from, slow);
        }
        await harvest(ask, from, slow);
        await harvest(ask, "", whole);
        const entries = (await Array.fromAsync(allEntries(database.read))).flat();
        const wanted = new Map(entries.map(({ id, single }) => [`oai:essaim.exemple.fr:${id}`, single.title.value]));
        assert.deepEqual(new Map([...whole].sort()), wanted);
        assert.deepEqual(new Map([...slow].sort()), wanted);
      }),
      { numRuns: dialect === "sqlite" ? 15 : 3 },
    );
  });

  test("says each error of the protocol by its code, and repeats what was asked unless it made no sense", async () => {
    const ask = repository(await open());
    const errors = {
      "": "badVerb",
      "verb=Nonsense": "badVerb",
      "verb=Identify&verb=Identify": "badVerb",
      "verb=toString": "badVerb",
      "verb=Identify&x=1": "badArgument",
      "verb=ListRecords": "badArgument",
      "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc": "badArgument",
      "verb=ListRecords&metadataPrefix=oai_dc&from=hier": "badArgument",
      "verb=ListRecords&metadataPrefix=oai_dc&from=2026-13-45": "badArgument",
      "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01": "badArgument",
      "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-03T00:00:00Z": "badArgument",
      "verb=ListRecords&metadataPrefix=marc": "cannotDisseminateFormat",
      "verb=ListRecords&metadataPrefix=oai_dc&set=a": "noSetHierarchy",
      "verb=ListRecords&metadataPrefix=oai_dc": "noRecordsMatch",
      "verb=ListRecords&resumptionToken=x": "badResumptionToken",
      [`verb=ListRecords&resumptionToken=${"e30".repeat(400)}`]: "badResumptionToken",
      "verb=ListSets": "noSetHierarchy",
      "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:essaim.exemple.fr:x%00%EF%BF%BF<": "idDoesNotExist",
      "verb=ListMetadataFormats&identifier=ailleurs": "idDoesNotExist",
    };
    for (const [query, code] of Object.entries(errors)) {
      const { answer } = await ask(query);
      assert.equal(answer.error?.["@_code"], code, query);
      assert.equal(typeof answer.request === "string", code === "badVerb" || code === "badArgument", query);
    }
    assert.match((await ask("verb=Identify")).body, /<repositoryName>Essaim &amp; Cie<.*<deletedRecord>persistent</);
    assert.match((await ask("verb=ListMetadataFormats")).body, /<metadataPrefix>oai_dc</);
  });

  test("dates choose: the first day of a range and its last belong to it", async () => {
    const database = await open();
    const ask = repository(database);
    const perform = historyOf(database);
    for (const record of [0, 1, 2, 3]) await perform({ act: { do: "say", source: 0, record, word: record }, day: record });
    const count = async (range: string) =>
      (await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&${range}`)).body.match(/<header>/g)?.length ?? 0;
    assert.equal(await count("from=2026-01-02&until=2026-01-03"), 2);
    assert.equal(await count("from=2026-01-04"), 1);
    assert.equal(await count("until=2026-01-01"), 1);
    assert.equal(await count("from=2026-01-02T00:00:00Z&until=2026-01-02T00:00:00Z"), 1);
    assert.equal(await count("from=2026-01-02T00:00:01Z&until=2026-01-02T23:59:59Z"), 0);
    assert.equal(await count("from=2030-01-01"), 0);
  });
});
