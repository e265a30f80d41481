import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "node:querystring";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type InjectOptions } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { type Account, accessPlugin, INSTANCE } from "../../account/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import { isProblem } from "../../platform/errors.ts";
import { runWorker } from "../../platform/jobs/index.ts";
import { createMailer } from "../../platform/mail.ts";
import { readOutbox } from "../../platform/mail-outbox.ts";
import { MAIL_QUEUE, sendOutgoing } from "../../platform/outgoing-mail.ts";
import { webPlugin } from "../../web/index.ts";
import { createPictureFiles } from "../pictures/picture-files.ts";
import type { Alike, AlikeSearch } from "../proposal/alike.ts";
import { proposalDesk } from "../proposal/proposal.desk.tsx";
import { proposalRoutes } from "../proposal/proposal.routes.tsx";
import type { ProposalPagesDeps } from "../proposal/proposal-deps.ts";

const STATUS = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  gone: 410,
  conflict: 409,
  "too-large": 413,
  unavailable: 503,
} as const;

/** What a page answered. */
export type Answer = { status: number; body: string; location: string; headers: Record<string, unknown> };
/** What a person sends: words, several choices of one name, or a file. */
export type Sent = Record<string, string | readonly string[] | { name: string; bytes: Uint8Array }>;

const CURATOR: Account = {
  id: "curator00000000",
  email: "curatrice@exemple.fr",
  memberships: [{ organisation: INSTANCE, role: "curator" }],
  createdAt: "2026-01-01T00:00:00.000Z",
};

async function encoded(fields: Sent): Promise<{ payload: string | Buffer; type: string }> {
  const pairs = Object.entries(fields);
  if (!pairs.some(([, value]) => typeof value === "object" && "bytes" in value)) {
    const flat = pairs.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
    return { payload: new URLSearchParams(flat).toString(), type: "application/x-www-form-urlencoded" };
  }
  const form = new FormData();
  for (const [name, value] of pairs) {
    if (typeof value === "object" && "bytes" in value) form.set(name, new File([Buffer.from(value.bytes)], value.name));
    else form.set(name, String(value));
  }
  const whole = new Response(form);
  return { payload: Buffer.from(await whole.arrayBuffer()), type: whole.headers.get("content-type") ?? "" };
}

/** Proposals on a server of their own, over the given database. `x-test-curator: 1` signs a curator in. */
export async function proposalServer(
  database: Database,
  { alike = async (_: AlikeSearch): Promise<Alike[]> => [], stepMs = 1_000 } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "essaim-proposal-"));
  const clock = fixedClock("2026-11-22T10:00:00.000Z", stepMs);
  const instance = { name: "Essaim", url: "http://essaim.test" };
  const deps: ProposalPagesDeps = {
    database,
    clock,
    instance,
    pictures: createPictureFiles(join(folder, "pictures")),
    sources: async () => new Map(),
    alike,
    localMail: true,
  };
  const mailer = createMailer({ from: "essaim@exemple.fr", folder: join(folder, "mail"), clock });
  const server = Fastify({ bodyLimit: 2_000_000, routerOptions: { maxParamLength: 16_384 } });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(webPlugin, { instance: { ...instance, tagline: "le carrefour des innovations sociales" } });
  server.decorateRequest("account", undefined);
  server.addHook("onRequest", async (request) => {
    if (request.headers["x-test-curator"]) request.account = CURATOR;
  });
  await server.register(accessPlugin);
  await server.register(formbody, {
    bodyLimit: 2_000_000,
    parser: (body: string) => parse(body.replaceAll("%00", "%EF%BF%BD"), "&", "=", { maxKeys: 10_000 }),
  });
  await server.register(multipart, { limits: { fileSize: 100_000_000, files: 1, fields: 50, fieldSize: 2_000_000 } });
  await server.register(rateLimit, { global: false });
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (isProblem(error)) return reply.code(STATUS[error.kind]).send(`${error.code} ${error.detail} ${error.hint ?? ""}`);
    return reply.code(error.statusCode ?? 500).send(error.stack ?? error.message);
  });
  await server.register(proposalRoutes(deps));

  const ask = async (options: InjectOptions): Promise<Answer> => {
    const reply = await server.inject(options);
    const { statusCode: status, body, headers } = reply;
    return { status, body, location: String(headers.location ?? ""), headers };
  };
  const headers = { "sec-fetch-site": "same-origin" };

  return {
    deps,
    server,
    clock,
    desk: proposalDesk(deps),
    get: (url: string, more: Record<string, string> = {}) => ask({ url, headers: { ...headers, ...more } }),
    async post(url: string, fields: Sent = {}, more: Record<string, string> = {}) {
      const { payload, type } = await encoded(fields);
      return ask({ method: "POST", url, headers: { ...headers, "content-type": type, ...more }, payload });
    },
    /** Letters written so far, newest first: the worker sends those that wait. */
    async mails() {
      const mail = async (job: { payload: unknown }) =>
        sendOutgoing({ database, mailer }, (job.payload as { mail: string }).mail);
      const signal = new AbortController().signal;
      await runWorker({ database, clock, signal, handlers: { [MAIL_QUEUE]: mail }, untilIdle: true });
      return readOutbox(join(folder, "mail"));
    },
  };
}

/** One server of proposals. */
export type ProposalServer = Awaited<ReturnType<typeof proposalServer>>;

/** The hidden mark of the form that a page shows. */
export const markIn = (body: string): string => /name="repere" value="([0-9a-f]*)"/.exec(body)?.[1] ?? "";

/** Answers one question as a person would: opens it, fills it, sends it. */
export async function answerQuestion(site: ProposalServer, base: string, question: string, fields: Sent): Promise<Answer> {
  const { body } = await site.get(`${base}/${question}`);
  return site.post(`${base}/${question}`, { repere: markIn(body), ...fields });
}

/** Begins a proposal. @returns the address under which its questions are. */
export async function begin(site: ProposalServer, who = "citizen"): Promise<string> {
  const { location } = await site.post("/contribuer", { qui: who });
  return location.replace(/\/[^/]*$/, "");
}
