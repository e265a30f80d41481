import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { countEntries } from "./entry.store.ts";
import { MOST_PER_FILE, type SitemapDeps, sitemapFile, sitemapFiles, sitemapIndex } from "./sitemap.ts";

const HOUR = "public, max-age=3600";
const FILE = /^(pages|[1-9]\d{0,5})\.xml$/;

/** What search engines read (`robots.txt` names it): one file, or an index of several when there are many fiches. */
export const sitemapRoutes =
  (deps: SitemapDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const xml = (reply: FastifyReply) => reply.type("application/xml; charset=utf-8").header("cache-control", HOUR);
    const { read, perFile = MOST_PER_FILE } = deps;

    server.get("/sitemap.xml", { config: { access: "public" } }, async (_request, reply) => {
      const addresses = (await deps.pages()).length + (await countEntries(read));
      if (addresses > perFile) return xml(reply).send(sitemapIndex(deps, await sitemapFiles(deps)));
      return xml(reply).send(Readable.from(sitemapFile(deps, "all")));
    });

    server.get<{ Params: { file: string } }>("/sitemap-:file", { config: { access: "public" } }, async (request, reply) => {
      const name = FILE.exec(request.params.file)?.[1];
      if (name === undefined) return reply.callNotFound();
      if (name !== "pages" && Number(name) > (await sitemapFiles(deps))) return reply.callNotFound();
      return xml(reply).send(Readable.from(sitemapFile(deps, name === "pages" ? name : Number(name))));
    });
  };
