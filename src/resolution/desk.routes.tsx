import type { FastifyInstance } from "fastify";
import type { DeskDeps } from "./desk/desk-deps.ts";
import { journalRoutes } from "./desk/journal.routes.tsx";
import { judgingRoutes } from "./desk/judging.routes.tsx";
import { separateRoutes } from "./desk/separate.routes.tsx";
import { togetherRoutes } from "./desk/together.routes.tsx";

/** The desk where people say what is one thing and what is two. */
export const resolutionRoutes =
  (deps: DeskDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    judgingRoutes(server, deps);
    journalRoutes(server, deps);
    togetherRoutes(server, deps);
    separateRoutes(server, deps);
  };
