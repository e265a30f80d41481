import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isAdministrator } from "../account.policy.ts";
import { accountById } from "../account.store.ts";
import type { AccountDeps } from "../account-deps.ts";
import { SIGN_IN_LIMIT } from "../sign-in/sign-in.routes.tsx";
import { safeNext } from "../sign-in/sign-in-link.ts";
import { signedInOf, signInAgain, toldBy } from "../signed-in.ts";
import { confirmFactor, renewRecoveryCodes, startFactor, stopFactor } from "./factor.commands.ts";
import { factorTexts as t } from "./factor.fr.ts";
import { factorOf, recoveryCodesLeft } from "./factor.store.ts";
import { FactorOnPage, RecoveryCodesPage, SetUpFactorPage, StartFactorPage } from "./pages/factor.tsx";
import { keyUri, spelled } from "./totp.ts";

const PAGE = "/compte/second-facteur";
const WRONG = ["account/bad-code", "account/locked"] as const;

const config = { access: "signed-in" } as const;
const limited = { access: "signed-in", ...SIGN_IN_LIMIT } as const;
const next = z.string().max(700).optional().catch(undefined);
const codeForm = z.object({ code: z.string().max(200).default(""), next });

/** Where one goes afterwards: what was wanted, else one's own page. */
const after = (wanted: string | undefined): string => (wanted ? safeNext(wanted) : "/compte");

type Wrong = { act: "confirm" | "renew" | "stop"; message: string };

/** The page of the second factor as it stands: to begin, to set up, or on. */
async function show(deps: AccountDeps, request: FastifyRequest, reply: FastifyReply, wanted: string, wrong?: Wrong) {
  const { account } = signedInOf(request);
  const { read } = deps.database;
  const factor = await factorOf(read, account.id);
  // The session hides the role while the factor is owed: the account knows.
  const required = deps.secondFactor === "required" && isAdministrator(await accountById(read, account.id));
  const common = { context: request.page, next: wanted };
  const status = wrong ? 422 : 200;
  reply.header("cache-control", "no-store");
  if (!factor) return reply.page(<StartFactorPage {...common} required={required} />, { status });
  if (!factor.confirmedAt) {
    const uri = keyUri(factor.secret, deps.instance.name, account.email);
    const error = wrong && { error: wrong.message };
    return reply.page(<SetUpFactorPage {...common} uri={uri} spelled={spelled(factor.secret)} {...error} />, { status });
  }
  const left = await recoveryCodesLeft(read, account.id);
  const error = wrong && wrong.act !== "confirm" ? { error: { act: wrong.act, message: wrong.message } } : {};
  const page = <FactorOnPage context={request.page} since={factor.confirmedAt} left={left} required={required} {...error} />;
  return reply.page(page, { status });
}

/** Setting the second factor up, renewing its recovery codes, turning it off. */
export function factorRoutes(server: FastifyInstance, deps: AccountDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const nextOnly = z.object({ next });

  app.get(PAGE, { schema: { querystring: nextOnly }, config }, (request, reply) =>
    show(deps, request, reply, after(request.query.next)),
  );

  app.post(PAGE, { schema: { body: nextOnly }, config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    const here = `${PAGE}?next=${encodeURIComponent(after(request.body.next))}`;
    try {
      await startFactor(deps, account, session);
      return reply.redirect(here, 303);
    } catch (error) {
      return signInAgain(reply, error, here);
    }
  });

  app.post(`${PAGE}/activation`, { schema: { body: codeForm }, config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    const wanted = after(request.body.next);
    try {
      const codes = await confirmFactor(deps, account, session, request.body.code);
      reply.header("cache-control", "no-store");
      return reply.page(<RecoveryCodesPage context={request.page} codes={codes} next={wanted} />);
    } catch (error) {
      const message = toldBy(error, ...WRONG);
      if (!message) throw error;
      return show(deps, request, reply, wanted, { act: "confirm", message });
    }
  });

  app.post(`${PAGE}/codes`, { schema: { body: codeForm }, config: limited }, async (request, reply) => {
    try {
      const codes = await renewRecoveryCodes(deps, signedInOf(request).account, request.body.code);
      reply.header("cache-control", "no-store");
      return reply.page(<RecoveryCodesPage context={request.page} codes={codes} next="/compte" />);
    } catch (error) {
      const message = toldBy(error, ...WRONG);
      if (!message) throw error;
      return show(deps, request, reply, "/compte", { act: "renew", message });
    }
  });

  app.post(`${PAGE}/arret`, { schema: { body: codeForm }, config: limited }, async (request, reply) => {
    try {
      await stopFactor(deps, signedInOf(request).account, request.body.code);
      return reply.done("/compte", { tone: "success", text: t.stopped });
    } catch (error) {
      const message = toldBy(error, ...WRONG);
      if (!message) throw error;
      return show(deps, request, reply, "/compte", { act: "stop", message });
    }
  });
}
