import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { mayEditPartner, requireAccount } from "../../account/index.ts";
import { entriesByIds, visibleEntry } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import type { CorrectionRoutesDeps } from "./correction.routes.tsx";
import { correctionsByIds } from "./correction.store.ts";
import { MutePage, ReturnsPage } from "./pages/returns-page.tsx";
import { mutePartner, partnerToMute } from "./partner-return.commands.ts";
import { fr } from "./partner-return.fr.ts";
import { acceptedFor, waitingFor } from "./partner-return.store.ts";
import { returnsCsv, returnsJson, returnsOf } from "./partner-return.ts";

const params = z.object({ partner: z.string().max(100) });

/** What was corrected on a partner's data, for its editors alone. */
async function load(deps: CorrectionRoutesDeps, request: FastifyRequest, key: string) {
  const partner = await deps.partner(key);
  if (!partner) throw new ProblemError({ code: "correction/no-partner", kind: "not-found", ...fr.noPartner });
  requireAccount(request.account, (account) => mayEditPartner(account, partner.id));
  const { read } = deps.database;
  const corrections = await correctionsByIds(read, await acceptedFor(read, partner.id));
  const entries = await entriesByIds(read, [...new Set(corrections.map(({ entry }) => entry))]);
  const visible = new Map(entries.map((entry) => [entry.id, visibleEntry(entry, "open")]));
  return {
    partner,
    returns: returnsOf(corrections, visible, partner, await deps.sources()),
    waiting: await waitingFor(read, partner.id),
  };
}

/** The corrections that come back to partners, as a page, for spreadsheets and for programs; and stopping the letters about them. */
export const partnerReturnRoutes =
  (deps: CorrectionRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const own = { schema: { params }, config: { access: "partner" } } as const;
    const file = (slug: string, ext: string) => `attachment; filename="retours-${slug.replace(/[^a-z0-9-]/g, "")}.${ext}"`;

    app.get("/espace/:partner/retours", own, async (request, reply) => {
      const loaded = await load(deps, request, request.params.partner);
      return reply.page(<ReturnsPage context={request.page} {...loaded} />);
    });

    app.get("/espace/:partner/retours.csv", own, async (request, reply) => {
      const { partner, returns } = await load(deps, request, request.params.partner);
      return reply
        .headers({ "content-disposition": file(partner.slug, "csv"), "cache-control": "private, no-store" })
        .type("text/csv; charset=utf-8")
        .send(returnsCsv(returns, deps.instance.url));
    });

    app.get("/espace/:partner/retours.json", own, async (request, reply) => {
      const { partner, returns } = await load(deps, request, request.params.partner);
      return reply
        .headers({ "content-disposition": file(partner.slug, "json"), "cache-control": "private, no-store" })
        .send({ corrections: returnsJson(returns, deps.instance.url) });
    });

    const secret = z.object({ secret: z.string().max(100) });
    const link = {
      schema: { params: secret },
      config: { access: "link", rateLimit: { max: 60, timeWindow: "15 minutes" } },
    } as const;

    app.get("/corrections/desabonnement/:secret", link, async (request, reply) => {
      const { partner } = await partnerToMute(deps, request.params.secret);
      return reply.page(<MutePage context={request.page} partner={partner.name} />);
    });

    app.post("/corrections/desabonnement/:secret", link, async (request, reply) => {
      await mutePartner(deps, request.params.secret);
      return reply.done("/", { tone: "success", text: fr.mute.done });
    });
  };
