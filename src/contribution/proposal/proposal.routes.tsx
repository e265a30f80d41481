import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { findPlaces } from "../../geography/index.ts";
import { formSchema, line } from "../../web/form.ts";
import { pictureRoutes } from "../pictures/pictures.routes.ts";
import { openProposal } from "./access.commands.ts";
import { writeHref } from "./addresses.ts";
import { startProposal } from "./draft.commands.ts";
import { followRoutes } from "./follow.routes.tsx";
import { followOrganisations } from "./organisations.query.ts";
import { WelcomePage } from "./pages/welcome.tsx";
import { pages } from "./pages.fr.ts";
import { pictureStepRoutes } from "./pictures-step.routes.tsx";
import { PROPOSERS } from "./proposal.ts";
import type { ProposalPagesDeps } from "./proposal-deps.ts";
import { PATHS } from "./question.ts";
import { sendRoutes } from "./send.routes.tsx";
import { type WriteDeps, writeRoutes } from "./write.routes.tsx";

const PUBLIC = { access: "public" } as const;
/** A village hall that contributes together shares one address. */
const STARTING = { access: "public", rateLimit: { max: 300, timeWindow: "10 minutes" } } as const;
const SUGGESTED = 8;
/** Places looked at, to keep those of the wanted kind. */
const SEARCHED = 60;

/** What completes the fields: places of the wanted kind, organisations that the catalogue knows. */
function completionRoutes(server: FastifyInstance, deps: WriteDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const q = z.string().max(300).default("").catch("");

  const place = z.object({ q, sorte: z.enum(["commune", "territoire"]).catch("commune") });
  app.get("/contribuer/lieux.json", { schema: { querystring: place }, config: PUBLIC }, async (request, reply) => {
    const { q: words, sorte } = request.query;
    const found = findPlaces(words, SEARCHED).filter(({ kind }) => (kind === "commune") === (sorte === "commune"));
    const items = found.slice(0, SUGGESTED).map(({ code, name, context }) => ({ value: code, label: name, context }));
    return reply.header("cache-control", "public, max-age=600").send({ items });
  });

  const asked = z.object({ q, par: z.enum(["nom", "siret"]).catch("nom") });
  app.get("/contribuer/organisations.json", { schema: { querystring: asked }, config: PUBLIC }, async (request, reply) => {
    const { q: words, par } = request.query;
    const found = (await deps.organisations()).find(words, SUGGESTED);
    const items = found.map(({ name, siret, where }) =>
      par === "siret"
        ? { value: name, label: siret, context: name }
        : { value: siret, label: name, context: [where, siret].filter(Boolean).join(", ") },
    );
    return reply.header("cache-control", "public, max-age=60").send({ items });
  });
}

function welcomeRoutes(server: FastifyInstance, deps: WriteDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/contribuer", { config: PUBLIC }, (request, reply) => reply.page(<WelcomePage context={request.page} />));

  app.post("/contribuer", { schema: { body: formSchema }, config: STARTING }, async (request, reply) => {
    const chosen = line(request.body, "qui");
    const proposer = PROPOSERS.find((each) => each === chosen);
    if (!proposer) {
      const page = <WelcomePage context={request.page} error={pages.welcome.missingWho} />;
      return reply.page(page, { status: 422 });
    }
    const secret = await startProposal(deps, proposer, request.account);
    return reply.done(writeHref(secret, PATHS[proposer][0] ?? "nom"));
  });
}

/** Proposing a fiche, from the welcome to the private page, and the pictures given on the way. */
export const proposalRoutes =
  (given: ProposalPagesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const deps: WriteDeps = { ...given, organisations: followOrganisations(given.database) };
    welcomeRoutes(server, deps);
    completionRoutes(server, deps);
    sendRoutes(server, deps);
    pictureStepRoutes(server, deps);
    writeRoutes(server, deps);
    followRoutes(server, deps);
    const ownerOf = async (secret: string) => (await openProposal(deps, deps.database.read, secret)).proposal.id;
    pictureRoutes(server, { database: deps.database, pictures: deps.pictures, ownerOf });
  };
