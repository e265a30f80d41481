import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { grantRole, inviteToRole, revokeRole } from "../account.commands.ts";
import { texts as common } from "../account.fr.ts";
import { INSTANCE, type Membership, ROLES, type Role, signatureOf } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { keptOf } from "../my-account/my-account.store.ts";
import type { Organisations } from "../my-account/pages/events.tsx";
import { signedInOf } from "../signed-in.ts";
import { AccountPage, type Done } from "./pages/account.tsx";
import { AccountsPage, type RoleForm } from "./pages/accounts.tsx";
import { rolesDeskTexts as t } from "./roles-desk.fr.ts";
import { findAccounts } from "./roles-desk.store.ts";

type RolesDeskDeps = AccountDeps & { organisations(): Promise<Organisations> };

const PAGE = "/bureau/comptes";
const PAGE_SIZE = 50;
const EVENTS_SHOWN = 30;
const config = { access: "administrator" } as const;
const limited = { access: "administrator", rateLimit: { max: 60, timeWindow: "15 minutes" } } as const;

const word = z.string().max(200).default("");
const roleBody = z.object({ role: word, organisation: word });
const params = z.object({ id: z.string().max(30) });

/** Where a role is held: a partner for who looks after its data, the instance for all others. */
function membershipOf(
  given: { role: string; organisation: string },
  organisations: Organisations,
): Membership | RoleForm["errors"] {
  const role = ROLES.find((one) => one === given.role);
  if (!role) return { role: t.needRole };
  if (role !== "partner-editor") return { role, organisation: INSTANCE };
  return organisations.has(given.organisation)
    ? { role, organisation: given.organisation }
    : { organisation: t.needOrganisation };
}

const isMembership = (found: Membership | RoleForm["errors"]): found is Membership => "role" in found && "organisation" in found;

/** `role@organisation`, as the address of a page says what was just done. */
const written = ({ role, organisation }: Membership): string => `${role}@${organisation}`;

/** What was just done, when it still holds: an address kept for later says nothing untrue. */
function doneOf(
  query: { donne?: string | undefined; retire?: string | undefined },
  held: readonly Membership[],
): Done | undefined {
  const [role, organisation = ""] = (query.donne ?? query.retire ?? "").split(/@(.*)/s);
  if (!ROLES.some((one) => one === role)) return undefined;
  const membership = { role: role as Role, organisation };
  const holds = held.some((one) => written(one) === written(membership));
  if (query.donne) return holds ? { act: "granted", membership } : undefined;
  return holds ? undefined : { act: "revoked", membership };
}

async function showAccounts(deps: RolesDeskDeps, request: FastifyRequest, reply: FastifyReply, form?: RoleForm) {
  const query = request.page.query;
  const words = (query.get("q") ?? "")
    .replace(/\p{Cc}/gu, "")
    .trim()
    .toLowerCase()
    .slice(0, 254)
    .toWellFormed();
  const asked = Number(query.get("page"));
  const page = Number.isSafeInteger(asked) && asked > 0 && asked < 1e6 ? asked : 1;
  const found = await findAccounts(deps.database.read, { words, page, size: PAGE_SIZE });
  const pages = Math.ceil(found.total / PAGE_SIZE);
  const organisations = await deps.organisations();
  const props = { context: request.page, words, found, page, pages, organisations, ...(form && { form }) };
  return reply.page(<AccountsPage {...props} />, { status: form ? 422 : 200 });
}

async function showAccount(deps: RolesDeskDeps, request: FastifyRequest, reply: FastifyReply, id: string, form?: RoleForm) {
  const kept = await keptOf(deps.database.read, id, EVENTS_SHOWN);
  if (!kept) throw new ProblemError({ code: "account/not-found", kind: "not-found", ...common.noAccount });
  const { query } = request.page;
  const done = doneOf(
    { donne: query.get("donne") ?? undefined, retire: query.get("retire") ?? undefined },
    kept.account.memberships,
  );
  const own = kept.account.id === request.account?.id;
  const organisations = await deps.organisations();
  const props = { context: request.page, kept, organisations, own, ...(done && { done }), ...(form && { form }) };
  return reply.page(<AccountPage {...props} />, { status: form ? 422 : 200 });
}

function inviteRoute(server: FastifyInstance, deps: RolesDeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const body = roleBody.extend({ email: z.string().max(400).default("") });
  app.post(PAGE, { schema: { body }, config: limited }, async (request, reply) => {
    const membership = membershipOf(request.body, await deps.organisations());
    if (!isMembership(membership)) return showAccounts(deps, request, reply, { ...request.body, errors: membership });
    try {
      const by = signatureOf(signedInOf(request).account);
      const { id, email } = await inviteToRole(deps, { email: request.body.email, membership, by });
      return reply.done(`${PAGE}/${id}`, { tone: "success", text: t.invite.sent(email) });
    } catch (error) {
      if (!isProblem(error, "account/bad-email")) throw error;
      const errors = { email: `${error.detail} ${error.hint ?? ""}` };
      return showAccounts(deps, request, reply, { ...request.body, errors });
    }
  });
}

/** The administrators' page of accounts: finding one, giving and taking back roles, inviting. */
export function rolesDeskRoutes(server: FastifyInstance, deps: RolesDeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(PAGE, { config }, (request, reply) => showAccounts(deps, request, reply));
  inviteRoute(server, deps);

  app.get(`${PAGE}/:id`, { schema: { params }, config }, (request, reply) =>
    showAccount(deps, request, reply, request.params.id),
  );

  app.post(`${PAGE}/:id/roles`, { schema: { params, body: roleBody }, config: limited }, async (request, reply) => {
    const { id } = request.params;
    const membership = membershipOf(request.body, await deps.organisations());
    if (!isMembership(membership)) {
      return showAccount(deps, request, reply, id, { email: "", ...request.body, errors: membership });
    }
    const granted = await grantRole(deps, id, membership, signatureOf(signedInOf(request).account));
    if (!granted) return reply.done(`${PAGE}/${id}`, { tone: "info", text: t.already });
    return reply.redirect(`${PAGE}/${id}?donne=${encodeURIComponent(written(membership))}`, 303);
  });

  app.post(`${PAGE}/:id/retrait`, { schema: { params, body: roleBody }, config: limited }, async (request, reply) => {
    const { id } = request.params;
    const role = ROLES.find((one) => one === request.body.role);
    if (!role) return showAccount(deps, request, reply, id, { email: "", ...request.body, errors: { role: t.needRole } });
    const membership = { role, organisation: request.body.organisation };
    await revokeRole(deps, id, membership, signatureOf(signedInOf(request).account));
    return reply.redirect(`${PAGE}/${id}?retire=${encodeURIComponent(written(membership))}`, 303);
  });
}
