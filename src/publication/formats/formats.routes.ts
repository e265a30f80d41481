import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import {
  allEntries,
  changesBetween,
  type Entry,
  entryById,
  lastSeq,
  type SourceDirectory,
  visibleEntry,
} from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { sendData } from "../answer.ts";
import { toStructure } from "./data-inclusion.ts";
import { dcatCatalogue } from "./dcat.ts";
import { askedOf, toElement } from "./gogocarto.ts";
import { hasProfile, profileUrl, toProfile } from "./murmurations.ts";

/** What the formats of other networks are written from. */
type FormatDeps = {
  /** Reads only. */
  read: Executor;
  /** Public address of the instance, and its name. */
  url: string;
  name: string;
  sources(): Promise<SourceDirectory>;
};

const HOUR = "public, max-age=3600";
const MINUTE = "public, max-age=60";

/** Every entry that gives something, as the items of a JSON list, page by page: memory stays bounded. */
async function* jsonItems(read: Executor, item: (entry: Entry) => object | undefined, most: number): AsyncGenerator<string> {
  let written = 0;
  for await (const entries of allEntries(read)) {
    const items = entries.flatMap((entry) => item(visibleEntry(entry, "open")) ?? []).slice(0, most - written);
    if (items.length > 0) yield (written > 0 ? ",\n" : "") + items.map((one) => JSON.stringify(one)).join(",\n");
    written += items.length;
    if (written >= most) return;
  }
}

async function* wrapped(before: string, items: AsyncIterable<string>, after: string): AsyncGenerator<string> {
  yield before;
  yield* items;
  yield after;
}

const stream = (reply: FastifyReply, parts: AsyncIterable<string>): FastifyReply =>
  reply
    .type("application/json; charset=utf-8")
    .headers({ "access-control-allow-origin": "*", "cache-control": MINUTE })
    .send(Readable.from(parts));

/** The data in the formats of other networks, and its description for catalogues of data. */
export const formatRoutes =
  ({ read, url, name, sources }: FormatDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    server.get("/donnees/catalogue.jsonld", { config: { access: "public" } }, async (request, reply) => {
      const last = await lastSeq(read);
      const [change] = await changesBetween(read, last, last);
      const modified = change ? { modified: change.toldAt } : {};
      const described = { base: url, name, sources: await sources(), ...modified };
      const body = JSON.stringify(dcatCatalogue(described), null, 1);
      return sendData(request, reply, { body, type: "application/ld+json", cache: HOUR });
    });

    server.get("/donnees/data-inclusion.json", { config: { access: "public" } }, async (_request, reply) => {
      const directory = await sources();
      const items = jsonItems(read, (entry) => toStructure(entry, url, directory), Number.POSITIVE_INFINITY);
      return stream(reply, wrapped("[\n", items, "\n]\n"));
    });

    server.get("/donnees/murmurations.json", { config: { access: "public" } }, async (_request, reply) => {
      const profile = (entry: Entry) =>
        hasProfile(entry)
          ? { profile_url: profileUrl(url, entry.id), last_updated: Math.floor(Date.parse(entry.updatedAt) / 1_000) }
          : undefined;
      return stream(reply, wrapped("[\n", jsonItems(read, profile, Number.POSITIVE_INFINITY), "\n]\n"));
    });

    server.get<{ Params: { id: string } }>("/murmurations/:id.json", { config: { access: "public" } }, async (request, reply) => {
      const { id } = request.params;
      const entry = isId(id) ? await entryById(read, id) : undefined;
      // The index of Murmurations takes a profile away when its address answers 404, and follows no redirection.
      if (!entry || entry.id !== id || !hasProfile(entry)) return reply.callNotFound();
      const body = JSON.stringify(toProfile(visibleEntry(entry, "open"), url), null, 1);
      return sendData(request, reply, { body, type: "application/json; charset=utf-8", cache: MINUTE });
    });

    server.get<{ Querystring: Record<string, string | string[] | undefined> }>(
      "/api/elements.json",
      { config: { access: "public" }, schema: { hide: true } },
      async (request, reply) => {
        const query = Object.entries(request.query).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]);
        const asked = askedOf(Object.fromEntries(query) as Record<string, string | undefined>);
        const directory = await sources();
        const element = (entry: Entry) => toElement(entry, asked, url, directory);
        const one = async function* () {
          const entry = isId(asked.id ?? "") ? await entryById(read, asked.id ?? "") : undefined;
          const made = entry && element(visibleEntry(entry, "open"));
          if (made) yield JSON.stringify(made);
        };
        const items = asked.id === undefined ? jsonItems(read, element, asked.limit) : one();
        return stream(reply, wrapped(`{"ontology":"${asked.ontology}","data":[\n`, items, "\n]}\n"));
      },
    );
  };
