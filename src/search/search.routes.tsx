import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { resolvePlace, territory } from "../geography/index.ts";
import { ProblemError } from "../platform/errors.ts";
import { toAtom } from "./exports/atom.ts";
import { csvExport, type ExportDeps, geojsonExport, jsonExport, resultBatches } from "./exports/stream.ts";
import { keptHomeView } from "./home.query.ts";
import { mapPageView, readMapChoice } from "./map-page.query.ts";
import { HomePage } from "./pages/home-page.tsx";
import { MapPage } from "./pages/map-page.tsx";
import { SearchHelpPage } from "./pages/search-help-page.tsx";
import { SearchPage } from "./pages/search-page.tsx";
import { TerritoryPage } from "./pages/territory-page.tsx";
import { plainQuery } from "./plain-query.ts";
import { readQueryString, type SearchRequest, searchHref } from "./query-string.ts";
import { readingOf } from "./reading.ts";
import { results as t } from "./results.fr.ts";
import { partnerNames, readingLine, type SearchDeps, searchView } from "./search-view.ts";
import { territoryFr } from "./territory.fr.ts";
import { territoryView } from "./territory.query.ts";

const FEED_LENGTH = 50;

const read = (request: FastifyRequest): SearchRequest => readQueryString(request.page.query, { territory, resolvePlace });

/** Pages and files of search. */
export const searchRoutes =
  (deps: SearchDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const home = keptHomeView(deps);
    const exportDeps = async (): Promise<ExportDeps> => ({ index: deps.index, url: deps.url, directory: await deps.sources() });

    server.get("/recherche", { config: { access: "public" } }, async (request, reply) => {
      const view = await searchView(deps, read(request), request.page.query.get("deplier") ?? undefined);
      return reply.page(<SearchPage context={request.page} view={view} />);
    });

    server.get("/recherche/aide", { config: { access: "public" } }, (request, reply) =>
      reply.page(<SearchHelpPage context={request.page} />),
    );

    server.get("/carte", { config: { access: "public" } }, async (request, reply) => {
      const view = await mapPageView(deps, read(request), readMapChoice(request.page.query));
      return reply.page(<MapPage context={request.page} view={view} />);
    });

    server.get("/", { config: { access: "public" } }, async (request, reply) =>
      reply.page(<HomePage context={request.page} view={await home()} consulted={await deps.consulted?.()} />),
    );

    server.get<{ Params: { code: string } }>("/territoire/:code", { config: { access: "public" } }, async (request, reply) => {
      const place = territory(request.params.code);
      if (!place) throw new ProblemError({ code: "territory/not-found", kind: "not-found", ...territoryFr.notFound });
      if (place.code !== request.params.code) return reply.redirect(`/territoire/${place.code}`, 301);
      return reply.page(<TerritoryPage context={request.page} view={await territoryView(deps, place)} />);
    });

    const file = (reply: FastifyReply, type: string, name: string, lines: AsyncGenerator<string>) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Readable.from(lines));

    server.get("/recherche.csv", { config: { access: "public" } }, async (request, reply) =>
      file(reply, "text/csv", "essaim.csv", csvExport(await exportDeps(), read(request).query)),
    );

    server.get("/recherche.geojson", { config: { access: "public" } }, async (request, reply) =>
      file(reply, "application/geo+json", "essaim.geojson", geojsonExport(await exportDeps(), read(request).query)),
    );

    server.get("/recherche.json", { config: { access: "public" } }, async (request, reply) => {
      const { query } = read(request);
      const page = deps.url + searchHref(query);
      return reply.type("application/json; charset=utf-8").send(Readable.from(jsonExport(await exportDeps(), query, page)));
    });

    server.get("/recherche.atom", { config: { access: "public" } }, async (request, reply) => {
      const { query } = read(request);
      return reply.type("application/atom+xml; charset=utf-8").send(await feed(deps, await exportDeps(), query, request));
    });
  };

/** When the catalogue last grew: what an empty feed says, so that it never looks new by itself. */
function lastArrival({ index }: SearchDeps): string | number {
  const [last] = index.search(plainQuery([], { sort: "newest", size: 1 }), { bare: true }).hits;
  return last?.document.createdAt ?? 0;
}

async function feed(
  deps: SearchDeps,
  exporting: ExportDeps,
  query: SearchRequest["query"],
  { page: { instance } }: FastifyRequest,
): Promise<string> {
  const asked = { ...query, asAsked: true };
  const found = (await Array.fromAsync(resultBatches(exporting, asked, FEED_LENGTH))).flat();
  const { clauses } = deps.index.search({ ...asked, size: 0 });
  const parts = readingOf(query, clauses, partnerNames(exporting.directory));
  const latest = found
    .map(({ modifiee }) => modifiee)
    .sort()
    .at(-1);
  const self = deps.url + searchHref(query, "liste", "/recherche.atom");
  return toAtom(found, {
    title: `${instance.name}\u00a0: ${readingLine(parts)}`,
    subtitle: t.feedNote,
    id: self,
    self,
    page: deps.url + searchHref(query),
    updated: new Date(latest ?? lastArrival(deps)),
  });
}
