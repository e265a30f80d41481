import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import {
  type Entry,
  entryPath,
  materialise,
  type RecordDraft,
  recordBodySchema,
  type SourceDirectory,
} from "../../catalogue/index.ts";
import { webPlugin } from "../../web/index.ts";
import { projectEntry } from "../projection.ts";
import { searchApi } from "../search.api.ts";
import { searchRoutes } from "../search.routes.tsx";
import { projectionContext } from "../territory-context.ts";
import { indexOf, type WrittenIndex } from "./written-index.ts";

const AT = "2026-03-12T08:00:00.000Z";

const URL_OF_TESTS = "https://essaim.test";

const directory: SourceDirectory = new Map(
  [
    ["s1", "Envie", "envie", "Licence Ouverte 2.0"],
    ["s2", "La France s’engage", "la-france-s-engage", "ODbL 1.0"],
  ].map(([source = "", name = "", slug = "", licence = ""]) => [
    source,
    { source, title: `Fichier de ${name}`, partner: { slug, name }, licence: { label: licence }, role: "innovations" as const },
  ]),
);

let count = 0;

/** An entry as survivorship makes it, from what one partner says. */
export function entryOf(draft: Partial<RecordDraft> & { title: string }, source = "s1"): Entry {
  const body = recordBodySchema.parse({ kind: "innovation", ...draft });
  const id = `${String(++count).padStart(14, "0")}a`;
  return materialise(id, AT, [{ source, remoteId: id, version: 1, firstAt: AT, at: AT, body, since: {} }]);
}

/** The pages of search over these entries, as a browser or a machine would ask for them. */
export async function serverOf(
  entries: readonly Entry[],
): Promise<{ server: FastifyInstance; index: WrittenIndex; get(url: string): Promise<string> }> {
  const index = indexOf(entries.map((entry) => projectEntry(entry, projectionContext(directory))));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const deps = {
    index,
    url: URL_OF_TESTS,
    sources: async () => directory,
    entries: async (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []),
  };
  const server = Fastify();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(webPlugin, { instance: { name: "Essaim", tagline: "Le carrefour", url: URL_OF_TESTS } });
  await server.register(searchRoutes(deps));
  await server.register(searchApi(deps));
  const get = async (url: string) => {
    const answer = await server.inject({ url, headers: { "accept-encoding": "identity" } });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    return answer.body;
  };
  return { server, index, get };
}

export const addressOf = (entry: Entry): string => URL_OF_TESTS + entryPath(entry);
