import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { SourceDirectory } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { sendData } from "../answer.ts";
import { feedCollection } from "./collection.ts";
import { feedPage } from "./page.ts";

/** What the feed is written from. */
type FeedDeps = {
  database: Pick<Database, "read">;
  /** Public address of the instance. */
  url: string;
  sources(): Promise<SourceDirectory>;
  /** Lines of the change log in one page, for tests. */
  linesPerPage?: number;
};

const CONTEXT = JSON.stringify({
  "@context": {
    as: "https://www.w3.org/ns/activitystreams#",
    ldes: "https://w3id.org/ldes#",
    tree: "https://w3id.org/tree#",
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  },
});

/** `immutable`: a reader need not ask again within the day. Not longer: what is erased must leave caches too. */
const CLOSED = "public, max-age=86400, immutable";
const OPEN = "public, no-cache";

/** ActivityStreams readers are given their own media type when they name it; all others that of IIIF. */
const mediaType = ({ headers: { accept = "" } }: FastifyRequest): string =>
  accept.includes("application/activity+json")
    ? "application/activity+json"
    : 'application/ld+json;profile="http://iiif.io/api/discovery/1/context.json"';

/** The change feed: what happened to fiches, in order, for other catalogues to follow. */
export const feedRoutes =
  ({ database, url, sources, linesPerPage }: FeedDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const collection = feedCollection();
    const speaker = async () => ({ base: url, sources: await sources(), linesPerPage });
    const send = (request: FastifyRequest, reply: FastifyReply, document: object, cache: string) =>
      sendData(request, reply.header("vary", "Accept"), { body: JSON.stringify(document), type: mediaType(request), cache });

    server.get("/feed", { config: { access: "public" } }, async (request, reply) =>
      send(request, reply, await collection(database.read, await speaker()), OPEN),
    );

    server.get("/feed/context.jsonld", { config: { access: "public" } }, async (request, reply) =>
      sendData(request, reply, { body: CONTEXT, type: "application/ld+json", cache: CLOSED }),
    );

    server.get<{ Params: { page: string } }>("/feed/:page", { config: { access: "public" } }, async (request, reply) => {
      const wanted = /^[1-9]\d{0,8}$/.test(request.params.page) ? Number(request.params.page) : 0;
      const page = await feedPage(database.read, wanted, await speaker());
      if (!page) return reply.callNotFound();
      return send(request, reply, page.document, page.closed ? CLOSED : OPEN);
    });
  };
