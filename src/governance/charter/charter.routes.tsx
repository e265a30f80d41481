import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { VNode } from "preact";
import { z } from "zod";
import { type Account, requireAccount } from "../../account/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { type Errors, formSchema, line } from "../../web/form.ts";
import { suspensions } from "../application/suspension.store.ts";
import { readForm, type Values } from "../form.ts";
import { governance } from "../governance.fr.ts";
import { type GovernanceDeps, spokenFor } from "../governance.ts";
import { publishCharter, signCharter } from "./charter.commands.ts";
import { charter as t } from "./charter.fr.ts";
import { charterVersions, signatures } from "./charter.store.ts";
import { type CharterVersion, inForce, unsigned } from "./charter.ts";
import { CharterPage } from "./pages/charter-page.tsx";
import { DeskNotice } from "./pages/desk-notice.tsx";
import { PublishPage } from "./pages/publish.tsx";

const versionQuery = z.object({ version: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });

type Again = { errors?: Errors; values?: Values };

async function toSignBy(deps: GovernanceDeps, account: Account | undefined, version: number) {
  const own = spokenFor(account, await deps.members(deps.database.read));
  const open = new Set(
    unsigned(
      own.map(({ id }) => id),
      await signatures(deps.database.read),
      version,
    ),
  );
  return own.filter(({ id }) => open.has(id));
}

async function charterPage(deps: GovernanceDeps, request: FastifyRequest, version: number | undefined, again: Again = {}) {
  const { read } = deps.database;
  const versions = await charterVersions(read);
  const shown = version === undefined ? inForce(versions) : versions.find((each) => each.version === version);
  if (!shown) throw new ProblemError({ code: "charter/no-version", kind: "not-found", ...governance.notFound });
  const toSign = await toSignBy(deps, request.account, shown.version);
  return (
    <CharterPage
      context={request.page}
      shown={shown}
      versions={versions}
      signatures={await signatures(read)}
      toSign={toSign}
      {...again}
    />
  );
}

async function current(deps: GovernanceDeps): Promise<CharterVersion> {
  const version = inForce(await charterVersions(deps.database.read));
  if (!version) throw new Error("there is always the first charter");
  return version;
}

const SIGNING = { name: { missing: t.missing.name }, role: { missing: t.missing.role }, partner: { missing: t.missing.partner } };

/** The charter for anyone, its signature by partners, its versions by administrators. */
export function charterRoutes(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/charte", { schema: { querystring: versionQuery }, config: { access: "public" } }, async (request, reply) =>
    reply.page(await charterPage(deps, request, request.query.version)),
  );

  const signing = { schema: { body: formSchema }, config: { access: "partner" } } as const;
  app.post("/charte/signature", signing, async (request, reply) => {
    const account = requireAccount(request.account, () => true);
    const { values, errors } = readForm(request.body, SIGNING);
    const shown = line(request.body, "public");
    const wrong: Errors = { ...errors, ...(line(request.body, "read") ? {} : { read: t.missing.read }) };
    const again = async (found: Errors) =>
      reply.page(await charterPage(deps, request, undefined, { errors: found, values: { ...values, public: shown } }), {
        status: 422,
      });
    if (Object.keys(wrong).length > 0) return again(wrong);
    try {
      const version = Number(line(request.body, "version"));
      await signCharter(deps, account, { ...values, version, public: shown !== "" });
    } catch (error) {
      if (!isProblem(error, "charter/moved")) throw error;
      return again({ read: error.detail });
    }
    return reply.done("/charte#signatures", { tone: "success", text: t.signed });
  });

  publishing(server, deps);
}

const WRITING = {
  after: {},
  changed: { missing: t.publish.missing.changed, long: true, max: 1_000 },
  text: { missing: t.publish.missing.text, long: true, max: 20_000 },
};

function publishing(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "administrator" } as const;

  app.get("/bureau/charte", { config }, async (request, reply) =>
    reply.page(<PublishPage context={request.page} current={await current(deps)} />),
  );

  app.post("/bureau/charte", { schema: { body: formSchema }, config }, async (request, reply) => {
    const account = requireAccount(request.account, () => true);
    const { values, errors } = readForm(request.body, WRITING);
    const before = await current(deps);
    const wrong: Errors = { ...errors, ...(values.text === before.text ? { text: t.publish.same } : {}) };
    const again = async (found: Errors) =>
      reply.page(<PublishPage context={request.page} current={await current(deps)} values={values} errors={found} />, {
        status: 422,
      });
    if (Object.keys(wrong).length > 0) return again(wrong);
    try {
      const version = await publishCharter(deps, account, { ...values, after: Number(values.after) });
      return reply.done("/charte", { tone: "success", text: t.publish.done(version) });
    } catch (error) {
      if (!isProblem(error, "charter/moved")) throw error;
      return again({ text: error.detail });
    }
  });
}

/** What the space of partners says first to whoever looks after some of them; nothing when all is in order. */
export async function governanceNotice(deps: GovernanceDeps, account: Account): Promise<VNode | undefined> {
  const version = await current(deps);
  const toSign = await toSignBy(deps, account, version.version);
  const suspended = (await suspensions(deps.database.read)).filter(({ accounts }) => accounts.includes(account.id));
  if (toSign.length === 0 && suspended.length === 0) return undefined;
  return <DeskNotice toSign={toSign.length > 0 ? version : undefined} suspended={suspended} />;
}
