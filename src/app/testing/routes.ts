import type { FastifyInstance } from "fastify";

type Route = { path: string; methods: string[] };

/** Every route of the server with its methods, as the router itself draws them: what a test must not forget. */
export function routesOf(server: FastifyInstance): Route[] {
  const parts: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const drawn = /^(.*?)[└├]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
      if (!drawn) return [];
      const depth = (drawn[1] ?? "").length / 4;
      parts.length = depth;
      parts.push(drawn[2] ?? "");
      const methods = drawn[3]?.split(", ") ?? [];
      return methods.length > 0 ? [{ path: parts.join("").replace(/^\/\//, "/"), methods }] : [];
    });
}
