import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { accessPlugin, sessionPlugin } from "../account/index.ts";
import { MAX_DOCUMENT_BYTES } from "../harvest/index.ts";
import type { ProbableEntries } from "../resolution/index.ts";
import type { SearchService } from "../search/index.ts";
import { webPlugin } from "../web/index.ts";
import { handleErrors } from "./http/error-pages.tsx";
import { openApi } from "./http/openapi.ts";
import { readableForm, readableUrl } from "./http/readable-url.ts";
import { answerUnreadable } from "./http/unreadable-request.ts";
import type { Services } from "./services.ts";
import { accountDeps } from "./wiring/account.ts";
import { roomRoutes } from "./wiring/rooms.ts";

/** Forms are small; only uploads of a source's document are large, and those are streamed. */
const FORM_BYTES = 2_000_000;
const LONGEST_REQUEST_MS = 30 * 60_000;

/** Nobody knows yet what is alike. */
const nothingAlike: ProbableEntries = async () => [];

/** The web server with every room's pages, not yet listening (tests call `inject`). */
export async function buildServer(
  services: Services,
  search: SearchService,
  probableEntries: ProbableEntries = nothingAlike,
): Promise<FastifyInstance> {
  const { config } = services;
  const server = Fastify({
    logger: false,
    bodyLimit: FORM_BYTES,
    // A large document over a slow line takes minutes; a request that never ends is ended.
    requestTimeout: LONGEST_REQUEST_MS,
    trustProxy: config.trustedProxies.length ? config.trustedProxies : false,
    // Node bounds the whole address at 16 kB; what a parameter may be is said by each route's schema.
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
    rewriteUrl: (request) => readableUrl(request.url ?? "/"),
    clientErrorHandler: answerUnreadable,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  const imageOrigins = config.tileUrl ? [new URL(config.tileUrl).origin] : [];
  await server.register(webPlugin, { instance: { ...config.instance, url: config.url }, imageOrigins });
  await server.register(sessionPlugin, accountDeps(services));
  await server.register(accessPlugin);
  await server.register(formbody, { bodyLimit: FORM_BYTES, parser: readableForm });
  await server.register(multipart, { limits: { fileSize: MAX_DOCUMENT_BYTES, files: 1, fields: 50, fieldSize: FORM_BYTES } });
  await server.register(rateLimit, { global: false });
  handleErrors(server);
  await openApi(server, config);
  for (const routes of roomRoutes(services, search, probableEntries)) await server.register(routes);
  return server;
}
