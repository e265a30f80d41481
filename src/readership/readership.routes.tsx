import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { entryById, idFromAddress, KINDS, visibleEntry } from "../catalogue/index.ts";
import { ProblemError } from "../platform/errors.ts";
import { type Counter, openCounter } from "./counter.ts";
import { type RankingDeps, ranking } from "./most-consulted.query.ts";
import { MostConsultedPage } from "./pages/most-consulted-page.tsx";
import { fr } from "./readership.fr.ts";
import type { Visit } from "./visitors.ts";

const PAGE_SIZE = 10;

const visitOf = ({ headers, ip }: FastifyRequest): Visit => ({
  address: ip,
  browser: headers["user-agent"],
  purpose: [headers["sec-purpose"], headers.purpose].join(),
});

/** Counts each fiche that was shown, after it was sent: a reader never waits for it. */
function countFiches(server: FastifyInstance, counter: Counter): void {
  server.addHook("onResponse", async (request, reply) => {
    if (request.method !== "GET" || reply.statusCode !== 200 || request.routeOptions.url !== "/fiche/:address") return;
    const id = idFromAddress((request.params as { address: string }).address);
    if (id) counter.count(id, "fiche", visitOf(request));
  });
}

/** What is consulted most, and the way through which videos are counted. */
export const readershipRoutes = (deps: RankingDeps) => {
  const plugin = async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const counter = openCounter(deps);
    countFiches(server, counter);
    server.addHook("onClose", () => counter.stop());

    const params = z.object({ address: z.string().max(200), index: z.coerce.number().int().min(0).max(1_000) });
    app.get("/fiche/:address/video/:index", { schema: { params }, config: { access: "public" } }, async (request, reply) => {
      const { address, index } = request.params;
      const id = idFromAddress(address);
      const entry = id && (await entryById(deps.database.read, id));
      const video = entry && visibleEntry(entry, "open").lists.videos?.[index];
      if (!video) throw new ProblemError({ code: "readership/no-video", kind: "not-found", ...fr.noVideo });
      counter.count(entry.id, "video", visitOf(request));
      return reply.header("cache-control", "no-store").redirect(video.value.url, 302);
    });

    const querystring = z.object({ genre: z.enum([...KINDS, "video"]).catch("innovation") });
    app.get("/les-plus-consultes", { schema: { querystring }, config: { access: "public" } }, async (request, reply) => {
      const what = request.query.genre;
      const page = <MostConsultedPage context={request.page} what={what} ranking={await ranking(deps, what, PAGE_SIZE)} />;
      return reply.page(page, { cacheSeconds: 60 });
    });
  };
  // The count follows the answers of every room: Fastify's own sign for "decorate the parent".
  return Object.assign(plugin, { [Symbol.for("skip-override")]: true });
};
