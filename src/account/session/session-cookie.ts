import type { FastifyReply, FastifyRequest } from "fastify";
import type { Device } from "../sign-in/admit.ts";
import { browserFamily } from "./browser-family.ts";

/** Name of the only cookie that a signed-in reader keeps. */
export const SESSION_COOKIE = "essaim_session";

/** `Lax`: a link from a mail keeps the reader signed in, another site's form does not (and is refused by `web` anyway). */
export function setSessionCookie(reply: FastifyReply, secret: string, maxAge: number, https: boolean): void {
  reply.setCookie(SESSION_COOKIE, secret, { path: "/", httpOnly: true, sameSite: "lax", secure: https, maxAge });
}

/** The browser that asks: its family, and the session it held until now. */
export const deviceOf = (request: FastifyRequest): Device => ({
  browser: browserFamily(request.headers["user-agent"]),
  replaces: request.cookies[SESSION_COOKIE],
});
