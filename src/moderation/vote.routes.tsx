import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { requireAccount } from "../account/index.ts";
import { isProblem } from "../platform/errors.ts";
import { deskOf } from "./desk-of.ts";
import { type OpenCase, ToConfirmPage } from "./pages/to-confirm.tsx";
import { listOpenToAll } from "./queue.store.ts";
import type { RulingDeps } from "./ruling.commands.ts";
import { COMMUNITY_KINDS, THRESHOLDS } from "./ruling.ts";
import { isOwn, takeVoteBack, vote } from "./vote.commands.ts";
import { votes as t } from "./vote.fr.ts";
import { tallyOf } from "./vote.store.ts";
import { id, page, words } from "./words.ts";

const PAGE_SIZE = 10;
const LIMIT = { rateLimit: { max: 120, timeWindow: "1 hour" } };

type Refused = { id: string; message: string; reason: string };

/** Of these kinds, those whose room says what everybody may read before the decision. */
const shownKinds = ({ desks }: RulingDeps) =>
  COMMUNITY_KINDS.filter((kind) => desks.some((desk) => desk.kind === kind && desk.publicView));

async function openPage(deps: RulingDeps, request: FastifyRequest, asked: number, refused?: Refused) {
  const { read } = deps.database;
  const [size, contests] = [PAGE_SIZE, THRESHOLDS.contests];
  const { cases, total } = await listOpenToAll(read, { kinds: shownKinds(deps), contests, page: asked, size });
  const tallies = await tallyOf(
    read,
    cases.map((it) => it.id),
    request.account?.id,
  );
  const shown: OpenCase[] = [];
  for (const it of cases) {
    const view = await (await deskOf(read, deps.desks, it))?.publicView?.(read, it.subject);
    const tally = tallies.get(it.id) ?? { confirmations: 0, contests: 0 };
    if (view) shown.push({ it, view, tally, mine: request.account !== undefined && isOwn(it, request.account) });
  }
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const now = deps.clock.now();
  return (
    <ToConfirmPage context={request.page} cases={shown} page={Math.min(asked, pages)} pages={pages} now={now} refused={refused} />
  );
}

const body = z.object({ voix: z.enum(["confirmer", "contester", "reprendre"]), raison: words(100_000) });

/** Where the community confirms and contests what waits. */
export function voteRoutes(server: FastifyInstance, deps: RulingDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/a-confirmer", { schema: { querystring: z.object({ page }) }, config: { access: "public" } }, async (request, reply) =>
    reply.page(await openPage(deps, request, request.query.page)),
  );

  const schema = { params: z.object({ id }), body };
  app.post("/a-confirmer/:id", { schema, config: { access: "signed-in", ...LIMIT } }, async (request, reply) => {
    const account = requireAccount(request.account, () => true);
    const { voix, raison } = request.body;
    if (voix === "reprendre") {
      await takeVoteBack(deps, account, request.params.id);
      return reply.done(`/a-confirmer#c-${request.params.id}`, { tone: "success", text: t.done.back });
    }
    try {
      const side = voix === "confirmer" ? "confirm" : "contest";
      const became = await vote(deps, account, { id: request.params.id, side, reason: raison });
      return reply.done(`/a-confirmer#c-${request.params.id}`, { tone: "success", text: t.done[became] });
    } catch (error) {
      if (!isProblem(error, "moderation/reason-needed")) throw error;
      const refused = { id: request.params.id, message: error.detail, reason: raison };
      return reply.page(await openPage(deps, request, 1, refused), { status: 422 });
    }
  });
}
