import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../../platform/errors.ts";
import { deviceOf, secretCookie } from "../session/session-cookie.ts";
import { signInByProvider } from "./provider.commands.ts";
import type { Journey, Provider } from "./provider.ts";
import { signInTexts as t } from "./sign-in.fr.ts";
import { proceed, SIGN_IN_LIMIT, type SignInDeps } from "./sign-in.routes.tsx";
import { safeNext } from "./sign-in-link.ts";

const PATH = "/connexion/fournisseur";
/** Holds what must come back from the provider the same. */
const journeyCookie = (url: string) => {
  const place = { path: PATH, secure: url.startsWith("https:") };
  return { name: secretCookie("essaim_fournisseur", place), place };
};
/** Where the provider sends the browser back: the address to declare there. */
export const PROVIDER_CALLBACK = `${PATH}/retour`;
/** How long one may stay at the provider's. */
const LIFE_SECONDS = 600;

const text = z.string().max(500);
const journeySchema = z.object({ state: text, nonce: text, verifier: text, next: text });

const refused = () => new ProblemError({ code: "account/provider-refused", kind: "invalid", ...t.provider.refused });

/** What this browser kept when it left; anything else is refused. */
function journeyOf(request: FastifyRequest): Journey {
  try {
    const kept = Buffer.from(
      request.cookies[journeyCookie(request.page.instance.url).name]?.slice(0, 4_000) ?? "",
      "base64url",
    ).toString("utf8");
    return journeySchema.parse(JSON.parse(kept));
  } catch {
    throw refused();
  }
}

function needProvider({ provider }: SignInDeps): Provider {
  if (provider) return provider;
  throw new ProblemError({ code: "account/no-provider", kind: "not-found", ...t.provider.none });
}

/**
 * Signing in with an OpenID Connect provider. Leaving is a link, not a form: the pages' policy lets no form lead elsewhere; it
 * changes nothing but a cookie. Coming back signs in, which is what `state` and that cookie are for.
 */
export function providerRoutes(server: FastifyInstance, deps: SignInDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { name, place } = journeyCookie(deps.instance.url);
  const forget = (reply: FastifyReply) => reply.clearCookie(name, place);
  const config = { access: "public", ...SIGN_IN_LIMIT } as const;

  const leaving = z.object({ next: z.string().max(500).optional().catch(undefined) });
  app.get(PATH, { schema: { querystring: leaving }, config }, async (request, reply) => {
    const { url, journey } = await needProvider(deps).begin(safeNext(request.query.next));
    const value = Buffer.from(JSON.stringify(journey)).toString("base64url");
    reply.setCookie(name, value, { ...place, httpOnly: true, sameSite: "lax", maxAge: LIFE_SECONDS });
    return reply.header("cache-control", "no-store").redirect(url, 303);
  });

  app.get(PROVIDER_CALLBACK, { config }, async (request, reply) => {
    const provider = needProvider(deps);
    forget(reply);
    const back = { query: request.page.query, journey: journeyOf(request) };
    return proceed(reply, deps, await signInByProvider(deps, provider, back, deviceOf(request)));
  });
}
