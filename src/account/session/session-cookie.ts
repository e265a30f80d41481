import type { FastifyReply, FastifyRequest } from "fastify";
import type { Device } from "../sign-in/admit.ts";
import { browserFamily } from "./browser-family.ts";

/** Where a cookie goes, and whether the browser sends it over https alone. */
type CookiePlace = { path: string; secure: boolean };

/**
 * The name of a cookie that holds a secret. Over https its prefix makes browsers refuse it from a neighbouring host or from plain
 * http (RFC 6265bis, 4.1.3): nobody else can slip in one of theirs.
 */
export const secretCookie = (name: string, { path, secure }: CookiePlace): string =>
  secure ? `${path === "/" ? "__Host-" : "__Secure-"}${name}` : name;

const isSecure = (request: FastifyRequest): boolean => request.page.instance.url.startsWith("https:");
const placeOf = (request: FastifyRequest): CookiePlace => ({ path: "/", secure: isSecure(request) });
const nameOf = (request: FastifyRequest): string => secretCookie("essaim_session", placeOf(request));

/** The secret of the session that a browser sends, true or not. */
export const sessionSecretOf = (request: FastifyRequest): string | undefined => request.cookies[nameOf(request)];

/** `Lax`: a link from a mail keeps the reader signed in, another site's form does not (and is refused by `web` anyway). */
export function setSessionCookie(reply: FastifyReply, secret: string, maxAge: number): void {
  const { request } = reply;
  reply.setCookie(nameOf(request), secret, { ...placeOf(request), httpOnly: true, sameSite: "lax", maxAge });
}

/** Makes the browser forget its session. */
export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(nameOf(reply.request), placeOf(reply.request));
}

/** The browser that asks: its family, and the session it held until now. */
export const deviceOf = (request: FastifyRequest): Device => ({
  browser: browserFamily(request.headers["user-agent"]),
  replaces: sessionSecretOf(request),
});
