import type { FastifyInstance } from "fastify";
import { askRoutes } from "./ask.routes.tsx";
import { type DeskDeps, deskRoutes } from "./desk.routes.tsx";
import { linkRoutes } from "./link.routes.tsx";

/** Asking for contact, the private pages of both sides, the curators' desk, the public figures. */
export const introductionRoutes =
  (deps: DeskDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    askRoutes(server, deps);
    linkRoutes(server, deps);
    deskRoutes(server, deps);
  };
