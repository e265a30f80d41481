import * as oidc from "openid-client";
import { ProblemError } from "../../platform/errors.ts";
import { log } from "../../platform/log.ts";
import { signInTexts as t } from "./sign-in.fr.ts";

/** An OpenID Connect provider that people may sign in with, as the configuration names it. */
export type ProviderSettings = { issuer: string; clientId: string; clientSecret?: string; label: string };

/** What the browser keeps while the person is at the provider's. */
export type Journey = { state: string; nonce: string; verifier: string; next: string };

/** Whom the provider says this is, their address being theirs for certain. */
type Identity = { issuer: string; subject: string; email: string };

/** The provider, reached only when somebody wants it. */
export type Provider = {
  label: string;
  /** Where to send the browser, and what it must keep. @throws ProblemError `account/provider-unreachable`. */
  begin(next: string): Promise<{ url: string; journey: Journey }>;
  /**
   * Whom the provider speaks of, when the browser is back at `query`.
   * @throws ProblemError `account/provider-refused`, `account/provider-no-email`, `account/provider-unreachable`.
   */
  finish(query: URLSearchParams, journey: Journey): Promise<Identity>;
};

const TIMEOUT_SECONDS = 8;
/** The provider's own settings (keys, addresses) are read again after this long. */
const SETTINGS_KEPT_MS = 3_600_000;
const SCOPE = "openid email";

/** What went wrong, for the log: never what the provider said of somebody. */
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : "unknown");

const unreachable = (cause: unknown) => {
  log.warn("the sign-in provider does not answer", { reason: reasonOf(cause) });
  return new ProblemError({ code: "account/provider-unreachable", kind: "unavailable", ...t.provider.unreachable, cause });
};

const refused = (cause: unknown) => {
  log.warn("the sign-in provider's answer was refused", { reason: reasonOf(cause) });
  return new ProblemError({ code: "account/provider-refused", kind: "invalid", ...t.provider.refused, cause });
};

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  // The configuration lets plain http through for a provider on this machine alone.
  const insecure = server.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  // The signature is checked too, where the standard is content with having asked the provider itself.
  const execute = [...insecure, oidc.enableNonRepudiationChecks];
  const auth = clientSecret ? oidc.ClientSecretPost(clientSecret) : oidc.None();
  return oidc.discovery(server, clientId, undefined, auth, { execute, timeout: TIMEOUT_SECONDS });
}

/** Reads the provider's settings once an hour at most; a failure is not kept. */
function keptDiscovery(settings: ProviderSettings): () => Promise<oidc.Configuration> {
  let kept: { at: number; found: Promise<oidc.Configuration> } | undefined;
  return async () => {
    if (!kept || Date.now() - kept.at > SETTINGS_KEPT_MS) kept = { at: Date.now(), found: discover(settings) };
    const { found } = kept;
    try {
      return await found;
    } catch (error) {
      if (kept?.found === found) kept = undefined;
      throw unreachable(error);
    }
  };
}

/** Address and its proof, from the identity token, else asked from the provider. */
async function addressOf(
  found: oidc.Configuration,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
  subject: string,
): Promise<string> {
  const claims = tokens.claims();
  const told = claims?.email === undefined ? await oidc.fetchUserInfo(found, tokens.access_token, subject) : claims;
  const { email, email_verified: verified } = told;
  // Some providers write the proof as a text.
  const sure = verified === true || String(verified) === "true";
  if (typeof email === "string" && sure) return email;
  throw new ProblemError({ code: "account/provider-no-email", kind: "invalid", ...t.provider.noEmail });
}

/**
 * Signing in with an OpenID Connect provider: authorization code with PKCE, state and nonce (OAuth 2.0 Security BCP, RFC 9700).
 * `callback` is the address of this site that the provider knows.
 */
export function createProvider(settings: ProviderSettings, callback: string): Provider {
  const configuration = keptDiscovery(settings);
  return {
    label: settings.label,
    async begin(next) {
      const found = await configuration();
      const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), next };
      const url = oidc.buildAuthorizationUrl(found, {
        redirect_uri: callback,
        scope: SCOPE,
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, journey };
    },
    async finish(query, journey) {
      const found = await configuration();
      const { state, nonce, verifier } = journey;
      try {
        const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
        const tokens = await oidc.authorizationCodeGrant(found, new URL(`${callback}?${query}`), checks);
        const subject = tokens.claims()?.sub ?? "";
        return { issuer: settings.issuer, subject, email: await addressOf(found, tokens, subject) };
      } catch (error) {
        throw error instanceof ProblemError ? error : refused(error);
      }
    },
  };
}
