import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { type Asset, assets } from "./assets.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const compressed = new Map<string, Promise<Buffer>>();

/** Compressed once per process and encoding, at full quality: it is sent to everyone. */
function encoded(asset: Asset, encoding: "br" | "gzip"): Promise<Buffer> {
  const key = `${encoding}/${asset.hash}/${asset.name}`;
  const known = compressed.get(key);
  if (known) return known;
  const made = encoding === "br" ? brotli(asset.body) : zip(asset.body);
  compressed.set(key, made);
  return made;
}

/** /assets/<hash>/<name>, kept by browsers for a year: a new content has a new address. */
export async function assetRoutes(server: FastifyInstance): Promise<void> {
  server.get<{ Params: { hash: string; name: string } }>(
    "/assets/:hash/:name",
    { compress: false, config: { access: "public" } },
    async (request, reply) => {
      const asset = assets().get(request.params.name);
      if (!asset || asset.hash !== request.params.hash) {
        return reply
          .code(404)
          .header("cache-control", "no-store")
          .type("text/plain; charset=utf-8")
          .send("Ce fichier n’existe plus : rechargez la page.");
      }
      reply.header("cache-control", "public, max-age=31536000, immutable").type(asset.type);
      const accepted = request.headers["accept-encoding"] ?? "";
      const encoding = asset.type.startsWith("font/")
        ? undefined
        : (["br", "gzip"] as const).find((name) => accepted.includes(name));
      if (!encoding) return reply.send(asset.body);
      return reply
        .header("content-encoding", encoding)
        .header("vary", "Accept-Encoding")
        .send(await encoded(asset, encoding));
    },
  );
}
