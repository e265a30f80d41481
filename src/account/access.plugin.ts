import type { FastifyInstance } from "fastify";
import { type Access, mayOpen } from "./access.ts";
import { require } from "./account.policy.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may open this route. A route that does not say stops the server from starting. */
    access?: Access;
  }
}

/** What other plugins add by themselves: they hold nothing of anybody's. */
const isPlumbing = (method: string | string[]): boolean => method === "HEAD" || method === "OPTIONS";

/**
 * Enforces what each route declares, before its handler and before its input is read. Register after the session is known
 * and before all routes. Addresses that hold a secret are neither stored, nor indexed, nor told to other sites.
 */
export async function accessPlugin(server: FastifyInstance): Promise<void> {
  server.addHook("onRoute", (route) => {
    if (route.config?.access || isPlumbing(route.method)) return;
    throw new Error(`the route ${route.method} ${route.url} does not say who may open it (config.access)`);
  });
  server.addHook("onRequest", async (request, reply) => {
    const access = request.routeOptions.config?.access ?? "public";
    if (access === "link") {
      reply.headers({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex", "cache-control": "no-store" });
    }
    if (mayOpen(access, request.account)) return;
    require(request.account, () => false);
  });
}
// Fastify's own sign for "decorate the parent" (what fastify-plugin sets).
Object.assign(accessPlugin, { [Symbol.for("skip-override")]: true });
