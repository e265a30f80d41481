import Fastify, { type FastifyInstance } from "fastify";
import type { Instance } from "../context.ts";
import { webPlugin } from "../plugin.ts";
import { webRoutes } from "../web.routes.tsx";

/** The instance that tests of pages speak of. */
export const TEST_INSTANCE: Instance = {
  name: "Essaim",
  tagline: "le carrefour des innovations sociales",
  url: "http://localhost:4150",
  territory: "la Bretagne",
  referent: { name: "Camille Le Goff", email: "camille@exemple.fr" },
};

/** A server with what all pages share and the pages of this room; not listening. */
export async function testServer(instance: Instance = TEST_INSTANCE): Promise<FastifyInstance> {
  const server = Fastify();
  await server.register(webPlugin, { instance });
  await server.register(webRoutes({ url: instance.url, gallery: true, accessibilityResults: "/nowhere" }));
  return server;
}
