import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ComponentChildren } from "preact";
import { z } from "zod";
import { recordCounts } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { network as t } from "./network.fr.ts";
import { NetworkPage } from "./pages/network.tsx";
import { PartnerPage } from "./pages/partner.tsx";
import { RunPage } from "./pages/run.tsx";
import { findRun, issuesOf, runsOf } from "./run.store.ts";
import { needPartner, needSource, noSource } from "./source.commands.ts";
import { listPartners, listSources, mappingVersions } from "./source.store.ts";
import type { Partner } from "./source.ts";

const slug = z.string().max(100);
const RUNS_SHOWN = 5;

/**
 * The network, open to all: partners, sources, reports, and each mapping as a readable file. `after`: what other rooms know of a
 * partner, at the foot of its page.
 */
export const networkRoutes =
  ({ database, after }: { database: Database; after?(partner: Partner): Promise<ComponentChildren> }) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const { read } = database;

    app.get("/reseau", { config: { access: "public" } }, async (request, reply) => {
      const [partners, sources, counts] = await Promise.all([listPartners(read), listSources(read), recordCounts(read)]);
      return reply.page(<NetworkPage context={request.page} partners={partners} sources={sources} counts={counts} />);
    });

    app.get(
      "/reseau/:partner",
      { config: { access: "public" }, schema: { params: z.object({ partner: slug }) } },
      async (request, reply) => {
        const partner = await needPartner(database, request.params.partner);
        const sources = await listSources(read, partner.id);
        const withRuns = await Promise.all(
          sources.map(async (source) => ({ source, runs: await runsOf(read, source.id, RUNS_SHOWN) })),
        );
        return reply.page(
          <PartnerPage
            context={request.page}
            partner={partner}
            sources={withRuns}
            counts={await recordCounts(read)}
            after={await after?.(partner)}
          />,
        );
      },
    );

    const mappingParams = z.object({ partner: slug, source: slug });
    app.get(
      "/reseau/:partner/:source/correspondance.yaml",
      { config: { access: "public" }, schema: { params: mappingParams } },
      async (request, reply) => {
        const partner = await needPartner(database, request.params.partner);
        const source = await needSource(database, request.params.source);
        if (source.partner !== partner.id) throw noSource(source.slug);
        const saved = (await mappingVersions(read, source.id)).find((m) => m.version === source.mappingVersion);
        return reply.type("text/yaml; charset=utf-8").send(saved?.yaml ?? "");
      },
    );

    const runParams = z.object({ partner: slug, source: slug, run: z.string().max(30) });
    app.get(
      "/reseau/:partner/:source/:run",
      { config: { access: "public" }, schema: { params: runParams } },
      async (request, reply) => {
        const partner = await needPartner(database, request.params.partner);
        const source = await needSource(database, request.params.source);
        const run = await findRun(read, request.params.run);
        if (!run || run.source !== source.id || source.partner !== partner.id) {
          throw new ProblemError({ code: "run/not-found", kind: "not-found", ...t.run.notFound });
        }
        const issues = await issuesOf(read, run.id);
        return reply.page(<RunPage context={request.page} partner={partner} source={source} run={run} issues={issues} />);
      },
    );
  };
