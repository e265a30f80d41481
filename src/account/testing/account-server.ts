import formbody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Database } from "../../platform/database.ts";
import { isProblem } from "../../platform/errors.ts";
import { webPlugin } from "../../web/index.ts";
import { accessPlugin } from "../access.plugin.ts";
import { accountRoutes } from "../account.routes.ts";
import type { AccountDeps } from "../account-deps.ts";
import { sessionPlugin } from "../session/session.plugin.ts";
import type { Provider } from "../sign-in/provider.ts";
import { accountWorld } from "./world.ts";

const STATUS = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  gone: 410,
  conflict: 409,
  "too-large": 413,
  unavailable: 503,
} as const;
const PARTNERS = new Map([["p1", "Le Réseau de l’Ouest"]]);
const MORLAIX = { code: "com-29151", name: "Morlaix" };

type Form = Record<string, string | readonly string[]>;

/** Pages of accounts on a server of their own, and people at their browsers. */
export async function accountServer(database: Database, more: Partial<AccountDeps> & { provider?: Provider } = {}) {
  const world = accountWorld(database, more);
  const { instance } = world.deps;
  const server = Fastify({ bodyLimit: 2_000_000 });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(webPlugin, { instance: { ...instance, tagline: "Le carrefour des innovations sociales" } });
  await server.register(sessionPlugin, world.deps);
  await server.register(accessPlugin);
  await server.register(formbody);
  await server.register(rateLimit, { global: false });
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (isProblem(error)) return reply.code(STATUS[error.kind]).send(`${error.code} ${error.detail} ${error.hint ?? ""}`);
    return reply.code(error.statusCode ?? 500).send(error.statusCode ? "refused" : error.stack);
  });
  const places = {
    find: (text: string) => {
      if (/^morlaix$/i.test(text)) return { place: MORLAIX };
      const others = [MORLAIX, { code: "com-1", name: "Saint-Denis (93)" }];
      return text === "Saint-Denis" ? { others } : {};
    },
    nameOf: (code: string) => (code === MORLAIX.code ? MORLAIX.name : undefined),
  };
  const pages = { localMail: true, organisations: async () => PARTNERS, places };
  await server.register(accountRoutes({ ...world.deps, ...pages, provider: more.provider }));

  /** Each browser is at a place of its own, and keeps its cookies. */
  let browsers = 0;
  const browser = () => {
    const jar = new Map<string, string>();
    browsers += 1;
    const remoteAddress = `10.0.${browsers >> 8}.${browsers & 255}`;
    const send = async (method: "GET" | "POST", url: string, payload?: string, contentType?: string) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = {
        cookie,
        "sec-fetch-site": "same-origin",
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
        ...(contentType ? { "content-type": contentType } : {}),
      };
      const reply = await server.inject({ method, url, headers, remoteAddress, ...(payload === undefined ? {} : { payload }) });
      for (const set of [reply.headers["set-cookie"] ?? []].flat()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (value && !/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(set)) jar.set(name, value);
        else jar.delete(name);
      }
      return { status: reply.statusCode, body: reply.body, to: String(reply.headers.location ?? ""), headers: reply.headers };
    };
    return {
      jar,
      get: (url: string) => send("GET", url),
      post: (url: string, form: Form = {}) => {
        const pairs = Object.entries(form).flatMap(([name, value]) =>
          [value].flat().map((one) => [name, one] as [string, string]),
        );
        return send("POST", url, new URLSearchParams(pairs).toString(), "application/x-www-form-urlencoded");
      },
      send,
    };
  };

  return { ...world, server, browser };
}
