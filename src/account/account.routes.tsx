import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isProblem } from "../platform/errors.ts";
import {
  type AccountDeps,
  closeAllSessions,
  closeSession,
  eraseAccount,
  openSession,
  readLink,
  requestLink,
  safeNext,
} from "./account.commands.ts";
import { texts } from "./account.fr.ts";
import { require } from "./account.policy.ts";
import { ProfilePage } from "./pages/profile.tsx";
import { ConfirmPage, LinkSentPage, SignInPage } from "./pages/sign-in.tsx";
import { SESSION_COOKIE, setSessionCookie } from "./session.plugin.ts";

export { sessionPlugin } from "./session.plugin.ts";

type AccountRoutesDeps = AccountDeps & {
  /** Mails are written to a folder: say so where a person waits for one. */
  localMail: boolean;
  /** Names of organisations by id, for the profile page. */
  organisations(): Promise<ReadonlyMap<string, string>>;
};

/** Asking for a link is answered slowly enough to make probing useless; the page says to wait. */
const LINK_LIMIT = { rateLimit: { max: 10, timeWindow: "15 minutes" } };

const nextQuery = z.object({ next: z.string().max(500).optional().catch(undefined) });
const tokenParams = z.object({ token: z.string().max(100) });

function signInRoutes(server: FastifyInstance, deps: AccountRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const https = deps.instance.url.startsWith("https:");

  app.get("/connexion", { config: { access: "public" }, schema: { querystring: nextQuery } }, (request, reply) =>
    reply.page(<SignInPage context={request.page} next={safeNext(request.query.next)} />),
  );

  const form = z.object({ email: z.string().max(300).default(""), next: z.string().max(500).optional() });
  app.post("/connexion", { schema: { body: form }, config: { access: "public", ...LINK_LIMIT } }, async (request, reply) => {
    const { email, next } = request.body;
    try {
      await requestLink(deps, email, next);
    } catch (error) {
      if (!isProblem(error, "account/bad-email")) throw error;
      const page = (
        <SignInPage context={request.page} next={safeNext(next)} email={email} error={`${error.detail} ${error.hint ?? ""}`} />
      );
      return reply.page(page, { status: 422 });
    }
    return reply.page(<LinkSentPage context={request.page} local={deps.localMail} />);
  });

  app.get("/connexion/:token", { config: { access: "link" }, schema: { params: tokenParams } }, async (request, reply) => {
    const account = await readLink(deps, request.params.token);
    return reply.page(<ConfirmPage context={request.page} email={account.email} token={request.params.token} />);
  });

  app.post(
    "/connexion/:token",
    { schema: { params: tokenParams }, config: { access: "link", ...LINK_LIMIT } },
    async (request, reply) => {
      const { secret, maxAgeSeconds, next } = await openSession(deps, request.params.token);
      setSessionCookie(reply, secret, maxAgeSeconds, https);
      return reply.done(next, { tone: "success", text: texts.done.signedIn });
    },
  );
}

function profileRoutes(server: FastifyInstance, deps: AccountRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.post(
    "/deconnexion",
    { config: { access: "public" }, schema: { body: z.object({ all: z.string().optional() }).nullish() } },
    async (request, reply) => {
      const secret = request.cookies[SESSION_COOKIE];
      if (request.body?.all && request.account) await closeAllSessions(deps, request.account.id);
      else if (secret) await closeSession(deps, secret);
      reply.clearCookie(SESSION_COOKIE, { path: "/" });
      return reply.done("/", { tone: "info", text: texts.done.signedOut });
    },
  );

  app.get("/compte", { config: { access: "signed-in" } }, async (request, reply) => {
    const account = require(request.account, () => true);
    return reply.page(<ProfilePage context={request.page} account={account} organisations={await deps.organisations()} />);
  });

  app.get("/compte/donnees.json", { config: { access: "signed-in" } }, async (request, reply) => {
    const account = require(request.account, () => true);
    return reply.header("content-disposition", 'attachment; filename="mon-compte.json"').send(account);
  });

  app.post("/compte/suppression", { config: { access: "signed-in" } }, async (request, reply) => {
    await eraseAccount(
      deps,
      require(request.account, () => true),
    );
    reply.clearCookie(SESSION_COOKIE, { path: "/" });
    return reply.done("/", { tone: "success", text: texts.profile.erased });
  });
}

/** Signing in by e-mail link, and the account's own page. */
export const accountRoutes =
  (deps: AccountRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    signInRoutes(server, deps);
    profileRoutes(server, deps);
  };
