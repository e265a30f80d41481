import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply } from "fastify";
import { type AccountDeps, accountOfSession } from "./account.commands.ts";
import type { Account } from "./account.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who is signed in; undefined for a visitor. */
    account: Account | undefined;
  }
}

/** Name of the only cookie that a signed-in reader keeps. */
export const SESSION_COOKIE = "essaim_session";

/** `Lax`: a link from a mail keeps the reader signed in, another site's form does not (and is refused by `web` anyway). */
export function setSessionCookie(reply: FastifyReply, secret: string, maxAge: number, https: boolean): void {
  reply.setCookie(SESSION_COOKIE, secret, { path: "/", httpOnly: true, sameSite: "lax", secure: https, maxAge });
}

/** Puts the signed-in account on each request (and in its page context). Register after `webPlugin`. */
export async function sessionPlugin(server: FastifyInstance, deps: AccountDeps): Promise<void> {
  await server.register(cookie);
  server.decorateRequest("account", undefined);
  server.addHook("onRequest", async (request) => {
    const secret = request.cookies[SESSION_COOKIE];
    const account = secret ? await accountOfSession(deps, secret) : undefined;
    if (!account) return;
    request.account = account;
    const { id, email, name, memberships } = account;
    request.page = { ...request.page, user: { id, email, name, roles: [...new Set(memberships.map((m) => m.role))] } };
  });
}
// Fastify's sign for "decorate the parent" (what fastify-plugin sets).
Object.assign(sessionPlugin, { [Symbol.for("skip-override")]: true });
