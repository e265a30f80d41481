import type { FastifyInstance } from "fastify";
import { type Access, mayOpen } from "./access.ts";
import { require } from "./account.policy.ts";

/** A route as it declared itself. `limited`: how often one place may ask is bounded. */
type DeclaredRoute = { method: string; url: string; access: Access; limited: boolean };

declare module "fastify" {
  interface FastifyInstance {
    /** Every route with who may open it, as the server enforces it. */
    declaredRoutes: readonly DeclaredRoute[];
  }
  interface FastifyContextConfig {
    /** Who may open this route. A route that does not say stops the server from starting. */
    access?: Access;
  }
}

/** What other plugins add by themselves: they hold nothing of anybody's. */
const isPlumbing = (method: string | string[]): boolean => method === "HEAD" || method === "OPTIONS";

/** What is for one reader alone is neither stored on the way nor found by search engines. */
const PRIVATE_PAGE = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };
/**
 * An address that holds a secret is told to no other site. `same-origin` and not `no-referrer`: under the latter browsers send
 * `Origin: null` with the page's own forms, which a site on plain http could not tell from a forged one (Fetch, 3.1).
 */
const SECRET_ADDRESS = { ...PRIVATE_PAGE, "referrer-policy": "same-origin" };

/**
 * Enforces what each route declares, before its handler and before its input is read. Register after the session is known
 * and before all routes. Addresses that hold a secret are neither stored, nor indexed, nor told to other sites.
 */
export async function accessPlugin(server: FastifyInstance): Promise<void> {
  const declared: DeclaredRoute[] = [];
  server.decorate("declaredRoutes", declared);
  server.addHook("onRoute", ({ config, ...route }) => {
    const access = config?.access;
    const limited = config !== undefined && "rateLimit" in config;
    if (access) declared.push(...[route.method].flat().map((method) => ({ method, url: route.url, access, limited })));
    if (access || isPlumbing(route.method)) return;
    throw new Error(`the route ${route.method} ${route.url} does not say who may open it (config.access)`);
  });
  server.addHook("onRequest", async (request, reply) => {
    const access = request.routeOptions.config?.access ?? "public";
    if (access !== "public") reply.headers(access === "link" ? SECRET_ADDRESS : PRIVATE_PAGE);
    if (mayOpen(access, request.account)) return;
    require(request.account, () => false);
  });
}
// Fastify's own sign for "decorate the parent" (what fastify-plugin sets).
Object.assign(accessPlugin, { [Symbol.for("skip-override")]: true });
