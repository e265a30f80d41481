import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ProblemError } from "../../platform/errors.ts";
import { texts } from "../account.fr.ts";
import type { Account } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { type SignedIn, signedIn } from "./session.commands.ts";
import type { Session } from "./session.ts";
import { sessionSecretOf } from "./session-cookie.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who is signed in; undefined for a visitor. */
    account: Account | undefined;
    /** Their session; undefined for a visitor. */
    session: Session | undefined;
  }
}

/** Pages that who owes a second factor may open: those that read nobody's secrets, their own account, and the way out. */
function isOpenWithoutFactor({ routeOptions, url }: FastifyRequest): boolean {
  const access = routeOptions.config?.access ?? "public";
  return access === "public" || access === "link" || /^\/compte(\/|\?|$)/.test(url);
}

/** Leads who owes a second factor to set it up, wherever they wanted to go. */
function leadToFactor(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method === "GET") {
    return reply.redirect(`/compte/second-facteur?next=${encodeURIComponent(request.url)}`, 303);
  }
  throw new ProblemError({ code: "account/second-factor-needed", kind: "forbidden", ...texts.factorNeeded });
}

function remember(request: FastifyRequest, { account, session }: SignedIn): void {
  request.account = account;
  request.session = session;
  const { id, email, name, memberships } = account;
  request.page = { ...request.page, user: { id, email, name, roles: [...new Set(memberships.map((m) => m.role))] } };
}

/**
 * Puts the signed-in account on each request (and in its page context). An administrator who owes a second factor is known
 * without that role. Register after `webPlugin`, before `accessPlugin`.
 */
export async function sessionPlugin(server: FastifyInstance, deps: AccountDeps): Promise<void> {
  await server.register(cookie);
  server.decorateRequest("account", undefined);
  server.decorateRequest("session", undefined);
  server.addHook("onRequest", async (request, reply) => {
    const secret = sessionSecretOf(request);
    const found = secret ? await signedIn(deps, secret) : undefined;
    if (!found) return;
    remember(request, found);
    if (found.owesFactor && !isOpenWithoutFactor(request)) return leadToFactor(request, reply);
  });
}
// Fastify's sign for "decorate the parent" (what fastify-plugin sets).
Object.assign(sessionPlugin, { [Symbol.for("skip-override")]: true });
