import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type FollowDeps, personOfLink, stopFollows } from "./follow.commands.ts";
import { fr } from "./follow.fr.ts";
import { mineView } from "./mine.query.ts";
import { StopPage, StoppedPage } from "./pages/stop-pages.tsx";

const params = z.object({ secret: z.string().max(100) });
/** `List-Unsubscribe=One-Click` from a mail program, nothing from the page: either is enough. */
const body = z.record(z.string(), z.unknown()).nullish();

/**
 * Stopping all letters by one press, from a mail program (RFC 8058) or from the page. No cookie is needed, and whatever the body
 * holds, the press is enough.
 */
export function stopRoutes(server: FastifyInstance, deps: FollowDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "link" } as const;

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
