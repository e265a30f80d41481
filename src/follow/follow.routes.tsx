import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { normaliseEmail } from "../account/index.ts";
import { ProblemError } from "../platform/errors.ts";
import { askFollow, confirmFollow, followAsked, readConfirmation } from "./ask.commands.ts";
import { fr } from "./follow.fr.ts";
import type { TargetView } from "./follow.ts";
import { RHYTHMS, type Rhythm } from "./follow.ts";
import type { FollowRoutesDeps } from "./follow-deps.ts";
import { mineRoutes } from "./mine.routes.tsx";
import { ConfirmationSentPage, ConfirmFollowPage, FollowPage, NothingToFollowPage } from "./pages/follow-pages.tsx";
import { stopRoutes } from "./stop.routes.tsx";
import { type Asked, askedBy, askedTarget, followHref } from "./targets.ts";

/** Asking for letters is slow enough that nobody fills others' letter boxes through us. */
const ASK_LIMIT = { rateLimit: { max: 120, timeWindow: "15 minutes" } };

const word = z.string().max(200).optional().catch(undefined);
/** The parameters of a search: those of the longest address that a browser sends. */
const LONGEST_SEARCH = 16_000;
const askedQuery = z.object({
  fiche: word,
  territoire: word,
  theme: word,
  recherche: z.string().max(LONGEST_SEARCH).optional().catch(undefined),
});
const askForm = z.object({
  suivi: z.string().max(LONGEST_SEARCH).default(""),
  email: z.string().max(2_000).default(""),
  rhythm: z.string().max(20).default(""),
});
const secretParams = z.object({ secret: z.string().max(100) });

function noTarget({ recherche }: Asked): ProblemError {
  if (recherche !== undefined)
    return new ProblemError({ code: "follow/search-too-long", kind: "invalid", ...fr.problems.searchTooLong });
  return new ProblemError({ code: "follow/no-target", kind: "not-found", ...fr.problems.noTarget });
}

/** Follows at once for who is signed in under this address; otherwise sends the link that confirms. */
async function follow(
  deps: FollowRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { view: TargetView; email: string; rhythm: Rhythm },
): Promise<FastifyReply> {
  const { view, email } = asked;
  if (request.account?.email === email) {
    await deps.database.transaction((trx) => followAsked(trx, asked, deps.clock));
    return reply.done("/mes-suivis", { tone: "success", text: fr.done.followed(view) });
  }
  await askFollow(deps, asked);
  return reply.page(<ConfirmationSentPage context={request.page} again={followHref(view)} local={deps.localMail} />);
}

function askRoutes(server: FastifyInstance, deps: FollowRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { database } = deps;

  app.get("/suivre", { schema: { querystring: askedQuery }, config: { access: "public" } }, async (request, reply) => {
    const asked = request.query;
    if (!asked.fiche && !asked.territoire && !asked.theme && asked.recherche === undefined)
      return reply.page(<NothingToFollowPage context={request.page} />);
    const view = await askedTarget(database.read, await deps.sources(), asked);
    if (!view) throw noTarget(asked);
    return reply.page(<FollowPage context={request.page} view={view} email={request.account?.email} />);
  });

  app.post("/suivre", { schema: { body: askForm }, config: { access: "public", ...ASK_LIMIT } }, async (request, reply) => {
    const { suivi, email: typed, rhythm: said } = request.body;
    const asked = askedBy(suivi);
    const view = await askedTarget(database.read, await deps.sources(), asked);
    if (!view) throw noTarget(asked);
    const email = normaliseEmail(typed);
    const rhythm = RHYTHMS.find((each) => each === said);
    if (email && rhythm) return await follow(deps, request, reply, { view, email, rhythm });
    const errors = {
      ...(email ? {} : { email: fr.ask.badEmail }),
      ...(rhythm ? {} : { rhythm: fr.ask.badRhythm }),
    };
    const page = <FollowPage context={request.page} view={view} email={typed} rhythm={said} errors={errors} />;
    return reply.page(page, { status: 422 });
  });
}

function confirmRoutes(server: FastifyInstance, deps: FollowRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const options = { schema: { params: secretParams }, config: { access: "link" } } as const;

  app.get("/suivre/confirmer/:secret", options, async (request, reply) => {
    const { secret } = request.params;
    const { view, rhythm } = await readConfirmation(deps, secret);
    return reply.page(<ConfirmFollowPage context={request.page} view={view} rhythm={rhythm} secret={secret} />);
  });

  app.post("/suivre/confirmer/:secret", options, async (request, reply) => {
    const { view, secret } = await confirmFollow(deps, request.params.secret);
    return reply.done(`/mes-suivis/${secret}`, { tone: "success", text: fr.done.followed(view) });
  });
}

/** Following, and all that a person does with what they follow. */
export const followRoutes =
  (deps: FollowRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    askRoutes(server, deps);
    confirmRoutes(server, deps);
    mineRoutes(server, deps);
    stopRoutes(server, deps);
  };
