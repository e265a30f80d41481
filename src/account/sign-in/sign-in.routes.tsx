import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isProblem } from "../../platform/errors.ts";
import type { AccountDeps } from "../account-deps.ts";
import { closeSession, closeSessions } from "../session/session.commands.ts";
import { clearSessionCookie, deviceOf, secretCookie, sessionSecretOf, setSessionCookie } from "../session/session-cookie.ts";
import { type Admitted, STEP_LIFE_MS } from "./admit.ts";
import { readLink, requestLink, signInByLink } from "./link.commands.ts";
import { ConfirmPage, LinkSentPage, SignInPage, StepPage } from "./pages/sign-in.tsx";
import { signInByPassword } from "./password.commands.ts";
import type { Provider } from "./provider.ts";
import { signInTexts as t } from "./sign-in.fr.ts";
import { safeNext } from "./sign-in-link.ts";
import { passStep, stepOwner } from "./step.commands.ts";

/** What the pages of signing in need. */
export type SignInDeps = AccountDeps & {
  /** Mails are written to a folder: say so where a person waits for one. */
  localMail: boolean;
  /** Another service that vouches for people, when one is configured. */
  provider?: Provider | undefined;
};

/** Tries from one place: what counts tries per account is in the database, what counts per place only in memory. */
export const SIGN_IN_LIMIT = { rateLimit: { max: 10, timeWindow: "15 minutes" } } as const;
const STEP_PATH = "/connexion";
/** Holds the proof of the first factor while the second is owed. */
const stepCookie = (deps: SignInDeps) => {
  const place = { path: STEP_PATH, secure: deps.instance.url.startsWith("https:") };
  return { name: secretCookie("essaim_etape", place), place };
};

const nextQuery = z.object({ next: z.string().max(500).optional().catch(undefined) });
const tokenParams = z.object({ token: z.string().max(100) });

/** Sets the cookie that was earned, and goes on: to the page that was wanted, or to the second factor. */
export function proceed(reply: FastifyReply, deps: SignInDeps, admitted: Admitted, said: string = t.done.signedIn): FastifyReply {
  const { name, place } = stepCookie(deps);
  if ("step" in admitted) {
    const maxAge = STEP_LIFE_MS / 1_000;
    reply.setCookie(name, admitted.step, { ...place, httpOnly: true, sameSite: "lax", maxAge });
    return reply.redirect("/connexion/code", 303);
  }
  setSessionCookie(reply, admitted.secret, admitted.maxAgeSeconds);
  reply.clearCookie(name, place);
  return reply.done(admitted.next, { tone: "success", text: said });
}

type Typed = { email: string; password: string; next?: string | undefined };

/** With a password it signs in, without it sends a link: one form, whose first button is what Enter presses. */
async function answerForm(deps: SignInDeps, typed: Typed, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { email, password, next } = typed;
  const again = { context: request.page, next: safeNext(next), email, ...(deps.provider && { provider: deps.provider.label }) };
  try {
    if (password)
      return proceed(reply, deps, await signInByPassword(deps, { address: email, password, next }, deviceOf(request)));
    await requestLink(deps, email, next);
    return reply.page(<LinkSentPage context={request.page} local={deps.localMail} />);
  } catch (error) {
    const told = isProblem(error) ? `${error.detail} ${error.hint ?? ""}` : "";
    if (isProblem(error, "account/bad-email")) return reply.page(<SignInPage {...again} error={told} />, { status: 422 });
    if (isProblem(error, "account/bad-password")) return reply.page(<SignInPage {...again} refused={told} />, { status: 422 });
    throw error;
  }
}

function addressRoutes(server: FastifyInstance, deps: SignInDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const provider = deps.provider && { provider: deps.provider.label };

  app.get("/connexion", { schema: { querystring: nextQuery }, config: { access: "public" } }, (request, reply) =>
    reply.page(<SignInPage context={request.page} next={safeNext(request.query.next)} {...provider} />),
  );

  const form = z.object({
    email: z.string().max(400).default(""),
    password: z.string().max(2_000).default(""),
    next: z.string().max(500).optional().catch(undefined),
  });
  app.post("/connexion", { schema: { body: form }, config: { access: "public", ...SIGN_IN_LIMIT } }, (request, reply) =>
    answerForm(deps, request.body, request, reply),
  );

  const closing = z.object({ all: z.string().max(10).optional() }).nullish();
  app.post("/deconnexion", { schema: { body: closing }, config: { access: "public" } }, async (request, reply) => {
    const secret = sessionSecretOf(request);
    if (request.body?.all && request.account) await closeSessions(deps, request.account.id);
    else if (secret) await closeSession(deps, secret);
    clearSessionCookie(reply);
    return reply.done("/", { tone: "info", text: t.done.signedOut });
  });
}

function linkRoutes(server: FastifyInstance, deps: SignInDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/connexion/:token", { schema: { params: tokenParams }, config: { access: "link" } }, async (request, reply) => {
    const { token } = request.params;
    const { email, isNew } = await readLink(deps, token);
    return reply.page(<ConfirmPage context={request.page} email={email} isNew={isNew} token={token} />);
  });

  const limited = { access: "link", ...SIGN_IN_LIMIT } as const;
  app.post("/connexion/:token", { schema: { params: tokenParams }, config: limited }, async (request, reply) => {
    const { token } = request.params;
    const { isNew } = await readLink(deps, token);
    const admitted = await signInByLink(deps, token, deviceOf(request));
    return proceed(reply, deps, admitted, isNew ? t.done.registered : t.done.signedIn);
  });
}

function stepRoutes(server: FastifyInstance, deps: SignInDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const owed = (request: FastifyRequest): string => request.cookies[stepCookie(deps).name]?.slice(0, 100) ?? "";

  app.get("/connexion/code", { config: { access: "public" } }, async (request, reply) => {
    await stepOwner(deps, owed(request));
    return reply.page(<StepPage context={request.page} />);
  });

  const form = z.object({ code: z.string().max(200).default("") });
  app.post(
    "/connexion/code",
    { schema: { body: form }, config: { access: "public", ...SIGN_IN_LIMIT } },
    async (request, reply) => {
      try {
        return proceed(reply, deps, await passStep(deps, owed(request), request.body.code, deviceOf(request)));
      } catch (error) {
        if (!isProblem(error, "account/bad-code") && !isProblem(error, "account/locked")) throw error;
        return reply.page(<StepPage context={request.page} error={`${error.detail} ${error.hint ?? ""}`} />, { status: 422 });
      }
    },
  );
}

/** Signing in and out: by link, by password, with a second factor. */
export function signInRoutes(server: FastifyInstance, deps: SignInDeps): void {
  addressRoutes(server, deps);
  linkRoutes(server, deps);
  stepRoutes(server, deps);
}
