import type { FastifyHelmetOptions } from "@fastify/helmet";

/**
 * Headers of every answer. Nothing is loaded from elsewhere, no inline script or style runs. What speaks of https (HSTS,
 * upgrade of requests) is said only when the public address is https, or an instance on plain http would lock itself out.
 */
export function securityHeaders(publicUrl: string, imageOrigins: readonly string[] = []): FastifyHelmetOptions {
  const https = publicUrl.startsWith("https:");
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", ...imageOrigins],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    // The API is meant to be read from other sites: each answer says so itself (CORS), pages are guarded by frame-ancestors.
    crossOriginResourcePolicy: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: https,
    xPoweredBy: false,
  };
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

type RequestSigns = {
  method: string;
  host: string | undefined;
  fetchSite: string | undefined;
  origin: string | undefined;
  /** The Authorization header: a bearer token is never sent by a browser on its own. */
  authorization: string | undefined;
};

/**
 * Whether a request may change something: it comes from our own pages, or from no browser at all. Same method as Go's
 * http.CrossOriginProtection: Sec-Fetch-Site when the browser sends it, else Origin against Host; a request with neither
 * does not come from a browser that could be misused.
 */
export function isSameOrigin(signs: RequestSigns, publicUrl: string): boolean {
  if (SAFE_METHODS.has(signs.method)) return true;
  if (signs.authorization?.startsWith("Bearer ")) return true;
  if (signs.fetchSite !== undefined) return signs.fetchSite === "same-origin" || signs.fetchSite === "none";
  if (signs.origin === undefined) return true;
  if (signs.origin === new URL(publicUrl).origin) return true;
  return URL.canParse(signs.origin) && new URL(signs.origin).host === signs.host;
}
