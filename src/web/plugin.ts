import { constants } from "node:zlib";
import compress from "@fastify/compress";
import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { ProblemError } from "../platform/errors.ts";
import { assetRoutes } from "./assets.routes.ts";
import { assets } from "./assets.ts";
import type { Instance, PageContext, PageNotice } from "./context.ts";
import { clearedNoticeCookie, noticeCookie, readNotice } from "./notice-cookie.ts";
import { renderPage, utf8 } from "./render.ts";
import { isSameOrigin, securityHeaders } from "./security.ts";
import { turns } from "./turns.ts";
import { fr } from "./web.fr.ts";

type PageOptions = {
  status?: number | undefined;
  /** How long shared caches may keep it: only for pages that are the same for everyone. Never applied when signed in. */
  cacheSeconds?: number | undefined;
};

declare module "fastify" {
  interface FastifyRequest {
    /** What every page knows. `account` sets its `user` in an `onRequest` hook. */
    page: PageContext;
  }
  interface FastifyReply {
    /** Renders a whole page (`<Layout>`) and sends it. */
    page(page: VNode, options?: PageOptions): FastifyReply;
    /** After an act: goes to `location` (303), where `notice` is shown once. */
    done(location: string, notice?: PageNotice): FastifyReply;
  }
}

type WebPluginOptions = {
  instance: Instance;
  /** Origins that pictures may come from besides this server: the tiles of a configured map, nothing else. */
  imageOrigins?: readonly string[] | undefined;
};

/**
 * What all pages share: `request.page`, `reply.page`, `reply.done`, security headers, refusal of cross-site acts, turns, compression,
 * and the assets. Decorates the server it is registered on (not encapsulated).
 */
export async function webPlugin(server: FastifyInstance, { instance, imageOrigins }: WebPluginOptions): Promise<void> {
  const https = instance.url.startsWith("https:");
  assets();
  const headers = await headersOf(securityHeaders(instance.url, imageOrigins));
  server.addHook("onRequest", (_request, reply, next) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    next();
  });
  await server.register(compress, {
    global: true,
    threshold: 1_024,
    encodings: ["br", "gzip", "identity"],
    // Quality 4 compresses a page in under 2 ms, off the main thread; 11 takes a hundred times longer for 10 % less.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  server.decorateRequest("page", null as unknown as PageContext);
  server.addHook("onRequest", async (request) => {
    request.page = pageContext(request, instance);
    refuseCrossSite(request, instance.url);
  });
  const turn = turns();
  server.addHook("preHandler", (_request, _reply, next) => turn(next));
  server.decorateReply("page", function (this: FastifyReply, page: VNode, { status = 200, cacheSeconds }: PageOptions = {}) {
    const { user, notice } = this.request.page;
    if (notice) this.header("set-cookie", clearedNoticeCookie);
    // What access or a route has already said must not be stored stays so.
    if (this.getHeader("cache-control") !== "no-store")
      this.header("cache-control", cacheControl(Boolean(user), Boolean(notice), status < 400 ? cacheSeconds : undefined));
    const vary = this.getHeader("vary");
    this.header("vary", typeof vary === "string" ? `${vary}, Cookie` : "Cookie");
    return this.code(status)
      .type("text/html; charset=utf-8")
      .send(utf8(renderPage(page)));
  });
  server.decorateReply("done", function (this: FastifyReply, location: string, notice?: PageNotice) {
    if (notice) this.header("set-cookie", noticeCookie(notice, https));
    return this.redirect(location, 303);
  });
  await server.register(assetRoutes);
}
// Fastify's own sign for "decorate the parent" (what fastify-plugin sets).
Object.assign(webPlugin, { [Symbol.for("skip-override")]: true });

/** What helmet says for these options, asked once: it works it out anew at each answer. */
async function headersOf(options: FastifyHelmetOptions): Promise<[name: string, value: string][]> {
  const server = Fastify();
  await server.register(helmet, { ...options, global: true });
  server.get("/", async () => "");
  const { headers } = await server.inject("/");
  const own = new Set(["content-type", "content-length", "date", "connection", "keep-alive"]);
  return Object.entries(headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]]));
}

function cacheControl(signedIn: boolean, hasNotice: boolean, seconds: number | undefined): string {
  if (signedIn) return "private, no-store";
  return seconds && !hasNotice ? `public, max-age=${seconds}` : "private, no-cache";
}

function pageContext(request: FastifyRequest, instance: Instance): PageContext {
  const [path = "/", query = ""] = request.url.split(/\?(.*)/s);
  return { instance, path, query: new URLSearchParams(query), notice: readNotice(request.headers.cookie) };
}

function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  const { host, origin, authorization } = request.headers;
  const fetchSite = request.headers["sec-fetch-site"];
  const signs = {
    method: request.method,
    host,
    origin,
    authorization,
    fetchSite: Array.isArray(fetchSite) ? fetchSite[0] : fetchSite,
  };
  if (isSameOrigin(signs, publicUrl)) return;
  throw new ProblemError({
    code: "web/cross-site",
    kind: "forbidden",
    ...fr.crossSite,
  });
}
