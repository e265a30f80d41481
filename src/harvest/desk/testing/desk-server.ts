import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { accountRoutes, addAccount, INSTANCE, sessionPlugin } from "../../../account/index.ts";
import { fixedClock } from "../../../platform/clock.ts";
import type { Database } from "../../../platform/database.ts";
import { isProblem } from "../../../platform/errors.ts";
import { createGuardedFetch } from "../../../platform/http-client.ts";
import { runWorker } from "../../../platform/jobs/index.ts";
import { createMailer } from "../../../platform/mail.ts";
import { MAIL_QUEUE, sendOutgoing } from "../../../platform/outgoing-mail.ts";
import { createRawStore } from "../../../platform/raw-store.ts";
import { webPlugin } from "../../../web/index.ts";
import { compileHarvest } from "../../compile-harvest.ts";
import { harvestSource } from "../../harvest.commands.ts";
import { networkRoutes } from "../../network.routes.tsx";
import type { DeskDeps } from "../desk.commands.ts";
import { deskRoutes } from "../desk.routes.tsx";

const STATUS = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  gone: 410,
  conflict: 409,
  "too-large": 413,
  unavailable: 503,
} as const;

export type Answer = { status: number; body: string; location: string; headers: Record<string, unknown> };

/** A person at a browser: signed in, following redirects when asked. */
export type Visitor = {
  get(url: string): Promise<Answer>;
  /** A form; several values for a name as an array. */
  post(url: string, form?: Record<string, string | readonly string[]>): Promise<Answer>;
  /** A form with a file. */
  send(url: string, fields: Record<string, string | { name: string; bytes: Uint8Array | string }>): Promise<Answer>;
};

/** The desk on a server of its own, with the pages it links to, over the given database. */
export async function deskServer(database: Database, { allowHosts = [] as readonly string[], idleMs = 20_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "essaim-desk-"));
  const clock = fixedClock("2026-11-22T10:00:00.000Z", 1_000);
  const guarded = createGuardedFetch({ allowHosts });
  const instance = { name: "Essaim", url: "http://localhost:3000" };
  const deps: DeskDeps = {
    database,
    clock,
    instance,
    localMail: true,
    raw: createRawStore(join(folder, "raw")),
    fetch: (url, options) => guarded(url, { ...options, idleMs }),
  };
  const mailer = createMailer({ from: "essaim@exemple.fr", folder: join(folder, "mail"), clock });
  const server = Fastify({ bodyLimit: 2_000_000, routerOptions: { maxParamLength: 300 } });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(webPlugin, { instance: { ...instance, tagline: "Le carrefour des innovations sociales" } });
  await server.register(sessionPlugin, deps);
  await server.register(formbody);
  await server.register(multipart);
  server.setErrorHandler((error, _request, reply) => {
    if (!isProblem(error)) throw error;
    return reply.code(STATUS[error.kind]).send(`${error.code} ${error.detail} ${error.hint ?? ""}`);
  });
  await server.register(accountRoutes({ ...deps, organisations: async () => new Map() }));
  await server.register(networkRoutes({ database }));
  await server.register(deskRoutes(deps));

  const answer = (reply: Awaited<ReturnType<typeof server.inject>>): Answer => ({
    status: reply.statusCode,
    body: reply.body,
    location: String(reply.headers.location ?? ""),
    headers: reply.headers,
  });

  const visitor = (cookie = ""): Visitor => {
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    return {
      get: async (url) => answer(await server.inject({ url, headers })),
      post: async (url, form = {}) => {
        const pairs = Object.entries(form).flatMap(([name, value]) =>
          [value].flat().map((one) => [name, one] as [string, string]),
        );
        const type = { "content-type": "application/x-www-form-urlencoded" };
        const payload = new URLSearchParams(pairs).toString();
        return answer(await server.inject({ method: "POST", url, headers: { ...headers, ...type }, payload }));
      },
      send: async (url, fields) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) {
          if (typeof value === "string") form.set(name, value);
          else form.set(name, new File([Buffer.from(value.bytes)], value.name));
        }
        const request = new Response(form);
        const payload = Buffer.from(await request.arrayBuffer());
        const type = { "content-type": request.headers.get("content-type") ?? "" };
        return answer(await server.inject({ method: "POST", url, headers: { ...headers, ...type }, payload }));
      },
    };
  };

  /** Signs in through the link of an invitation, as a person would. */
  const signIn = async (link: string): Promise<Visitor> => {
    const reply = await server.inject({
      method: "POST",
      url: new URL(link).pathname,
      headers: { "sec-fetch-site": "same-origin" },
    });
    const cookies = [reply.headers["set-cookie"] ?? []].flat();
    const session = cookies.find((cookie) => cookie.startsWith("essaim_session="));
    return visitor((session ?? "").split(";")[0]);
  };

  return {
    deps,
    server,
    visitor: visitor(),
    signIn,
    administrator: async () => {
      const membership = { organisation: INSTANCE, role: "administrator" as const };
      return signIn((await addAccount(deps, { email: "admin@exemple.fr", membership, by: "test" })).link);
    },
    curator: async () => {
      const membership = { organisation: INSTANCE, role: "curator" as const };
      return signIn((await addAccount(deps, { email: "curatrice@exemple.fr", membership, by: "test" })).link);
    },
    editor: async (partner: string, email: string) => {
      const membership = { organisation: partner, role: "partner-editor" as const };
      return signIn((await addAccount(deps, { email, membership, by: "test" })).link);
    },
    /** Mails written so far: the worker sends those that wait. */
    mails: async (): Promise<string[]> => {
      const path = join(folder, "mail");
      const mail = async (job: { payload: unknown }) =>
        sendOutgoing({ database, mailer }, (job.payload as { mail: string }).mail);
      await runWorker({
        database,
        clock,
        signal: new AbortController().signal,
        handlers: { [MAIL_QUEUE]: mail },
        untilIdle: true,
      });
      return readdirSync(path).map((name) => readFileSync(join(path, name), "utf8"));
    },
    /** Does the background work that waits. */
    work: () => {
      const harvest = async (job: { payload: unknown }) => {
        const { source } = job.payload as { source: string };
        const run = await harvestSource({ ...deps, compile: compileHarvest }, source);
        return { run: run.id };
      };
      return runWorker({ database, clock, signal: new AbortController().signal, handlers: { harvest }, untilIdle: true });
    },
  };
}
