import { hash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Weak: the same document is the same whichever way it is compressed. */
const tagOf = (body: string): string => `W/"${hash("sha256", body, "base64url").slice(0, 22)}"`;

const asksFor = (header: string | undefined, tag: string): boolean =>
  (header ?? "")
    .slice(0, 2_000)
    .split(",")
    .some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag.slice(2));

/** Sends data that programs of any site may read, with its tag; 304 to a reader that has it already. */
export function sendData(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, type, cache }: { body: string; type: string; cache: string },
): FastifyReply {
  const tag = tagOf(body);
  reply.headers({ etag: tag, "cache-control": cache, "access-control-allow-origin": "*" });
  if (asksFor(request.headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type(type).send(body);
}
