import type { FastifyInstance } from "fastify";
import { CURATORS, recordCounts } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { fr } from "./contributed-sources.fr.ts";
import { CONTRIBUTIONS, HOLDERS } from "./contribution.ts";
import { ContributedSourcePage } from "./pages/contributed-source.tsx";

/** The pages of the two sources that people fill, where the network's partners have theirs. */
export const contributedSourceRoutes =
  ({ database }: { database: Database }) =>
  async (server: FastifyInstance): Promise<void> => {
    const pages = [
      { path: "/reseau/contributions", source: CONTRIBUTIONS, text: fr.contributions },
      { path: "/reseau/porteurs", source: HOLDERS, text: fr.holders },
      { path: "/reseau/curateurs", source: CURATORS, text: fr.curators },
    ];
    for (const { path, source, text } of pages) {
      server.get(path, { config: { access: "public" } }, async (request, reply) => {
        const count = (await recordCounts(database.read)).get(source)?.records ?? 0;
        return reply.page(<ContributedSourcePage context={request.page} text={text} count={count} />, { cacheSeconds: 60 });
      });
    }
  };
