import type { FastifyInstance } from "fastify";
import { objectionRoutes } from "./objection.routes.tsx";
import { ownDataRoutes } from "./own-data.routes.tsx";
import { registerRoutes } from "./register.routes.tsx";

type PrivacyRoutesDeps = Parameters<typeof ownDataRoutes>[0] & Parameters<typeof registerRoutes>[0];

/** Every page of this room. */
export const privacyRoutes =
  (deps: PrivacyRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    for (const routes of [ownDataRoutes, objectionRoutes, registerRoutes]) await server.register(routes(deps));
  };
