import type { FastifyInstance } from "fastify";
import { readAccessibilityResults } from "./accessibility-results.ts";
import { AboutPage } from "./pages/about.tsx";
import { AccessibilityPage } from "./pages/accessibility.tsx";
import { GalleryPage } from "./pages/gallery/gallery-page.tsx";
import { HelpPage } from "./pages/help.tsx";
import { PrivacyPage } from "./pages/privacy.tsx";
import { favicon, robots } from "./site-files.ts";

type WebRoutesDeps = {
  /** Public address of the instance. */
  url: string;
  /** Where the journeys wrote what axe found; the one of the repository when absent. */
  accessibilityResults?: string | URL | undefined;
  /** Shows /_composants, the gallery of components: for development and tests only. */
  gallery?: boolean | undefined;
};

const RESULTS = new URL("../../docs/accessibility-results.json", import.meta.url);
const STATIC = { cacheSeconds: 300 };
const DAY = "public, max-age=86400";

/** The pages that belong to no concept: help, about, accessibility, privacy, and what robots and tabs ask for. */
export const webRoutes =
  ({ url, accessibilityResults = RESULTS, gallery = false }: WebRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const results = readAccessibilityResults(accessibilityResults);

    server.get("/aide", { config: { access: "public" } }, (request, reply) =>
      reply.page(<HelpPage context={request.page} />, STATIC),
    );
    server.get("/a-propos", { config: { access: "public" } }, (request, reply) =>
      reply.page(<AboutPage context={request.page} />, STATIC),
    );
    server.get("/vie-privee", { config: { access: "public" } }, (request, reply) =>
      reply.page(<PrivacyPage context={request.page} />, STATIC),
    );
    server.get("/accessibilite", { config: { access: "public" } }, (request, reply) =>
      reply.page(<AccessibilityPage context={request.page} results={results} />, STATIC),
    );

    server.get("/robots.txt", { config: { access: "public" } }, (_request, reply) =>
      reply.type("text/plain; charset=utf-8").header("cache-control", DAY).send(robots(url)),
    );
    server.get("/favicon.svg", { config: { access: "public" } }, (_request, reply) =>
      reply.type("image/svg+xml").header("cache-control", DAY).send(favicon),
    );
    // Asked by old habits, whatever the page says.
    server.get("/favicon.ico", { config: { access: "public" } }, (_request, reply) => reply.redirect("/favicon.svg", 301));

    if (gallery)
      server.get("/_composants", { config: { access: "public" } }, (request, reply) =>
        reply.page(<GalleryPage context={request.page} />),
      );
  };
