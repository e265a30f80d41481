import type { FastifyInstance } from "fastify";
import { applicationRoutes } from "./application/application.routes.tsx";
import { charterRoutes } from "./charter/charter.routes.tsx";
import type { GovernanceDeps } from "./governance.ts";
import { bureauRoutes } from "./vote/bureau.routes.tsx";
import { voteRoutes } from "./vote/vote.routes.tsx";
import { discussionRoutes } from "./words/discussion.routes.tsx";
import { wordsRoutes } from "./words/words.routes.tsx";

/** The cooperative: joining it, deciding in it, its charter, its words. */
export const governanceRoutes =
  (deps: GovernanceDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    applicationRoutes(server, deps);
    voteRoutes(server, deps);
    bureauRoutes(server, deps);
    charterRoutes(server, deps);
    wordsRoutes(server, deps);
    discussionRoutes(server, deps);
  };
