import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { entriesByIds, visibleEntry } from "../../catalogue/index.ts";
import { formSchema, lines } from "../../web/form.ts";
import { type CorrectionDeps, confirm, contest, followed, putBack, toConfirm, withdraw } from "./correction.commands.ts";
import { fr } from "./correction.fr.ts";
import type { Correction } from "./correction.ts";
import { ConfirmCorrectionPage, FollowPage } from "./pages/follow-page.tsx";

/** Characters of what is answered to a refusal. */
const CONTEST = 2_000;

const secretParams = z.object({ secret: z.string().max(100) });

async function shown(deps: CorrectionDeps, correction: Correction) {
  const ids = [correction.entry, ...(correction.other ? [correction.other] : [])];
  const found = new Map((await entriesByIds(deps.database.read, ids)).map((entry) => [entry.id, visibleEntry(entry, "open")]));
  return { correction, entry: found.get(correction.entry), other: correction.other ? found.get(correction.other) : undefined };
}

/** What the author of a correction does with the links they were sent: confirm, follow, withdraw, put back. */
export function followRoutes(server: FastifyInstance, deps: CorrectionDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const link = {
    schema: { params: secretParams },
    config: { access: "link", rateLimit: { max: 60, timeWindow: "15 minutes" } },
  } as const;

  app.get("/correction/confirmer/:secret", link, async (request, reply) => {
    const parts = await shown(deps, await toConfirm(deps, request.params.secret));
    return reply.page(<ConfirmCorrectionPage context={request.page} {...parts} />);
  });

  app.post("/correction/confirmer/:secret", link, async (request, reply) =>
    reply.done(await confirm(deps, request.params.secret), { tone: "success", text: fr.follow.received }),
  );

  app.get("/correction/suivi/:secret", link, async (request, reply) => {
    const parts = await shown(deps, await followed(deps, request.params.secret));
    return reply.page(<FollowPage context={request.page} {...parts} />);
  });

  app.post("/correction/suivi/:secret/retirer", link, async (request, reply) => {
    await withdraw(deps, request.params.secret);
    return reply.done(`/correction/suivi/${request.params.secret}`, { tone: "success", text: fr.follow.withdrawn });
  });

  app.post(
    "/correction/suivi/:secret/contester",
    { ...link, schema: { ...link.schema, body: formSchema } },
    async (request, reply) => {
      const words = lines(request.body, "pourquoi");
      if (!words || words.length > CONTEST) {
        const parts = await shown(deps, await followed(deps, request.params.secret));
        const again = { words, error: words ? fr.errors.becauseTooLong(CONTEST) : fr.follow.contest.missing };
        return reply.page(<FollowPage context={request.page} {...parts} contest={again} />, { status: 422 });
      }
      await contest(deps, request.params.secret, words);
      return reply.done(`/correction/suivi/${request.params.secret}`, { tone: "success", text: fr.follow.back });
    },
  );

  app.post("/correction/suivi/:secret/remettre", link, async (request, reply) => {
    await putBack(deps, request.params.secret);
    return reply.done(`/correction/suivi/${request.params.secret}`, { tone: "success", text: fr.follow.back });
  });
}
