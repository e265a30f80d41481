import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { data as t } from "./data.fr.ts";
import { toApiEntry } from "./entry.api.schema.ts";
import { visibleEntry } from "./entry.policy.ts";
import type { EntryRoutesDeps } from "./entry.routes.tsx";
import { allEntries } from "./entry.store.ts";
import { type ApiExample, DataPage } from "./pages/data-page.tsx";

type Deps = Pick<EntryRoutesDeps, "database" | "url" | "sources">;

/** Every entry as anyone may read it, one JSON object a line, in the order of ids. Streamed: memory stays bounded. */
export async function* ndjson({ database, url, sources }: Deps): AsyncGenerator<string> {
  const directory = await sources();
  for await (const entries of allEntries(database.read)) {
    yield entries.map((entry) => `${JSON.stringify(toApiEntry(visibleEntry(entry, "open"), url, directory))}\n`).join("");
  }
}

/** Live examples, on an entry that exists. */
async function examples({ database }: Deps): Promise<ApiExample[]> {
  const first = (await allEntries(database.read, 1).next()).value?.[0];
  return [
    { label: t.examples.search, href: "/api/v1/recherche?q=recyclerie&ou=Bretagne" },
    ...(first ? [{ label: t.examples.entry, href: `/api/v1/fiches/${first.id}` }] : []),
    { label: t.examples.suggest, href: "/api/v1/suggest?q=morl" },
    { label: t.examples.network, href: "/api/v1/reseau" },
    { label: t.examples.changes, href: "/api/v1/changements?apres=0&limite=20" },
  ];
}

/** Open data: the page, and the whole catalogue as NDJSON. */
export const dataRoutes =
  (deps: Deps) =>
  async (server: FastifyInstance): Promise<void> => {
    server.get("/donnees", { config: { access: "public" } }, async (request, reply) =>
      reply.page(<DataPage context={request.page} examples={await examples(deps)} />),
    );

    server.get("/donnees/fiches.ndjson", { config: { access: "public" } }, async (_request, reply) =>
      reply
        .type("application/x-ndjson; charset=utf-8")
        .header("content-disposition", 'attachment; filename="fiches.ndjson"')
        .send(Readable.from(ndjson(deps))),
    );
  };
