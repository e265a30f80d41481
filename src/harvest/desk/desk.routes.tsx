import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  type Account,
  invite,
  isAdministrator,
  membersOf,
  normaliseEmail,
  requireAccount,
  revokeRole,
  signatureOf,
} from "../../account/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { type Errors, formSchema } from "../../web/form.ts";
import type { PageContext } from "../../web/index.ts";
import { updatePartner } from "../source.store.ts";
import type { Partner } from "../source.ts";
import { type DeskDeps, partnersOf, statesOf, welcomePartner } from "./desk.commands.ts";
import { desk as t } from "./desk.fr.ts";
import { editorOf, slug } from "./desk-access.ts";
import { answer, readPartner } from "./desk-form.ts";
import { explained } from "./desk-upload.ts";
import { draftRoutes } from "./draft.routes.tsx";
import { listDrafts } from "./draft.store.ts";
import { DeskHomePage } from "./pages/desk-home.tsx";
import { DeskPartnerPage } from "./pages/desk-partner.tsx";
import type { FormValues } from "./pages/form-answers.ts";
import { runDeskRoutes } from "./run-desk.routes.tsx";
import { sourceDeskRoutes } from "./source-desk.routes.tsx";
import { standingRoutes } from "./standing.routes.tsx";
import { templateRoutes } from "./template.routes.ts";

const partnerParams = z.object({ partner: slug });

type Again = { errors?: Errors; values?: FormValues };

async function homePage(deps: DeskDeps, context: PageContext, account: Account, again: Again = {}) {
  const partners = await partnersOf(deps, account);
  const states = await statesOf(deps, partners);
  const administrator = isAdministrator(account);
  const drafts = await listDrafts(deps.database.read, administrator ? undefined : partners.map((partner) => partner.id));
  const shown = partners.map((partner) => ({ partner, sources: states.get(partner.id) ?? [] }));
  const notice = await deps.notice?.(account);
  return (
    <DeskHomePage context={context} partners={shown} drafts={drafts} administrator={administrator} notice={notice} {...again} />
  );
}

async function partnerPage(deps: DeskDeps, context: PageContext, partner: Partner, again: Again = {}) {
  const { read } = deps.database;
  const states = await statesOf(deps, [partner]);
  const drafts = await listDrafts(read, [partner.id]);
  const members = (await membersOf(read, partner.id)).filter((member) => member.role === "partner-editor");
  return (
    <DeskPartnerPage
      context={context}
      partner={partner}
      sources={states.get(partner.id) ?? []}
      drafts={drafts}
      members={members}
      {...again}
    />
  );
}

const sentNotice = ({ localMail }: DeskDeps, email: string) => (localMail ? t.members.sentLocal(email) : t.members.sent(email));

function homeRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/espace", { config: { access: "signed-in" } }, async (request, reply) => {
    const account = requireAccount(request.account, () => true);
    return reply.page(await homePage(deps, request.page, account));
  });

  app.post("/espace", { config: { access: "administrator" }, schema: { body: formSchema } }, async (request, reply) => {
    const account = requireAccount(request.account, isAdministrator);
    const { values, errors } = readPartner(request.body);
    const email = answer(request.body, "email", 300);
    if (email && !normaliseEmail(email)) errors.email = t.newPartner.badEmail;
    if (Object.keys(errors).length > 0) {
      return reply.page(await homePage(deps, request.page, account, { errors, values: { ...values, email } }), { status: 422 });
    }
    const partner = await welcomePartner(deps, { ...values, email }, account);
    const said = [t.newPartner.done(partner.name), ...(email ? [sentNotice(deps, email)] : [])].join(" ");
    return reply.done(`/espace/${partner.slug}`, { tone: "success", text: said });
  });
}

function partnerRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params: partnerParams, body: formSchema };

  app.get("/espace/:partner", { config: { access: "partner" }, schema: { params: partnerParams } }, async (request, reply) => {
    const { partner } = await editorOf(deps, request, request.params.partner);
    return reply.page(await partnerPage(deps, request.page, partner));
  });

  app.post("/espace/:partner", { config: { access: "partner" }, schema }, async (request, reply) => {
    const { partner } = await editorOf(deps, request, request.params.partner);
    const { values, errors } = readPartner(request.body);
    if (Object.keys(errors).length > 0)
      return reply.page(await partnerPage(deps, request.page, partner, { errors, values }), { status: 422 });
    const { name, description, url } = values;
    await deps.database.transaction((trx) =>
      updatePartner(trx, partner.id, { name, description: description || null, url: url || null }),
    );
    return reply.done(`/espace/${partner.slug}`, { tone: "success", text: t.partner.saved });
  });
}

/** Mails go out at the wish of whoever is signed in: few at a time. */
const INVITE_LIMIT = { rateLimit: { max: 30, timeWindow: "1 hour" } };

function memberRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params: partnerParams, body: formSchema };

  app.post("/espace/:partner/personnes", { schema, config: { access: "partner", ...INVITE_LIMIT } }, async (request, reply) => {
    const { partner, account } = await editorOf(deps, request, request.params.partner);
    const email = answer(request.body, "email", 300);
    try {
      await invite(deps, { email, partner, by: signatureOf(account) });
    } catch (error) {
      if (!isProblem(error, "account/bad-email")) throw error;
      const again = { errors: { email: explained(error) }, values: { email } };
      return reply.page(await partnerPage(deps, request.page, partner, again), { status: 422 });
    }
    return reply.done(`/espace/${partner.slug}#personnes`, { tone: "success", text: sentNotice(deps, email) });
  });

  app.post("/espace/:partner/personnes/retrait", { config: { access: "partner" }, schema }, async (request, reply) => {
    const { partner } = await editorOf(deps, request, request.params.partner);
    await revokeRole(deps, answer(request.body, "account", 50), { organisation: partner.id, role: "partner-editor" });
    return reply.done(`/espace/${partner.slug}#personnes`, { tone: "success", text: t.members.removed });
  });
}

/** The partners' space: who brings sources, and looks after them. */
export const deskRoutes =
  (deps: DeskDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    homeRoutes(server, deps);
    partnerRoutes(server, deps);
    memberRoutes(server, deps);
    templateRoutes(server);
    draftRoutes(server, deps);
    sourceDeskRoutes(server, deps);
    runDeskRoutes(server, deps);
    standingRoutes(server, deps);
  };
