import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type FollowDeps, personOfLink, stopFollows } from "./follow.commands.ts";
import { fr } from "./follow.fr.ts";
import { followName, mineView } from "./mine.query.ts";
import { StopOnePage, StopPage, StoppedPage } from "./pages/stop-pages.tsx";

const params = z.object({ secret: z.string().max(100) });
/** `List-Unsubscribe=One-Click` from a mail program, nothing from the page: either is enough. */
const body = z.record(z.string(), z.unknown()).nullish();

const config = { access: "link" } as const;

/**
 * Stopping all letters, or one thing followed, by one press, from a mail program (RFC 8058) or from the page. No cookie is needed,
 * and whatever the body holds, the press is enough.
 */
export function stopRoutes(server: FastifyInstance, deps: FollowDeps): void {
  stopAllRoutes(server, deps);
  stopOneRoutes(server, deps);
}

function stopAllRoutes(server: FastifyInstance, deps: FollowDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/desabonnement/:secret", { schema: { params }, config }, async (request, reply) => {
    const { secret } = request.params;
    const person = await personOfLink(deps, secret);
    const { active, views } = await mineView(deps.database.read, person, deps.clock.now());
    if (active.length === 0) return reply.page(<StoppedPage context={request.page} secret={secret} />);
    const names = active.flatMap(({ target }) => views.get(target) ?? []).map(fr.inWords);
    return reply.page(<StopPage context={request.page} names={names} secret={secret} />);
  });

  app.post("/desabonnement/:secret", { schema: { params, body }, config }, async (request, reply) => {
    const { secret } = request.params;
    const stopped = await stopFollows(deps, await personOfLink(deps, secret));
    return reply.page(<StoppedPage context={request.page} secret={secret} {...(stopped ? { stopped } : {})} />);
  });
}

function stopOneRoutes(server: FastifyInstance, deps: FollowDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ secret: z.string().max(100), follow: z.string().max(40) });

  app.get("/desabonnement/:secret/:follow", { schema: { params }, config }, async (request, reply) => {
    const { secret, follow } = request.params;
    const name = await followName(deps, await personOfLink(deps, secret), follow);
    if (!name.active) return reply.page(<StoppedPage context={request.page} secret={secret} name={name.inWords} />);
    return reply.page(<StopOnePage context={request.page} name={name.inWords} secret={secret} follow={follow} />);
  });

  app.post("/desabonnement/:secret/:follow", { schema: { params, body }, config }, async (request, reply) => {
    const { secret, follow } = request.params;
    const person = await personOfLink(deps, secret);
    const { inWords } = await followName(deps, person, follow);
    const stopped = await stopFollows(deps, person, follow);
    return reply.page(<StoppedPage context={request.page} secret={secret} name={inWords} {...(stopped ? { stopped } : {})} />);
  });
}
