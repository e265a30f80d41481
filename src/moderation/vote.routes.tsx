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
import { id, words } from "./words.ts";

const PAGE_SIZE = 10;
const LIMIT = { rateLimit: { max: 120, timeWindow: "15 minutes" } };

type Refused = { id: string; message: string; reason: string };

/** Of these kinds, those whose room says what everybody may read before the decision. */
const shownKinds = ({ desks }: RulingDeps) =>
  COMMUNITY_KINDS.filter((kind) => desks.some((desk) => desk.kind === kind && desk.publicView));

/** Cases looked at in one go, and at most: what a room keeps private takes no place on the page. */
const CHUNK = 40;
const FARTHEST = 400;

/** Of the cases open to all, those that their rooms show to everybody: `wanted` of them from `skipped` on, and whether more follow. */
async function shownCases(deps: RulingDeps, skipped: number, wanted: number) {
  const { read } = deps.database;
  const [kinds, contests] = [shownKinds(deps), THRESHOLDS.contests];
  const shown: Pick<OpenCase, "it" | "view">[] = [];
  for (let chunk = 1; shown.length <= skipped + wanted && chunk * CHUNK <= FARTHEST; chunk++) {
    const cases = await listOpenToAll(read, { kinds, contests, page: chunk, size: CHUNK });
    for (const it of cases) {
      const view = await (await deskOf(read, deps.desks, it))?.publicView?.(read, it.subject);
      if (view) shown.push({ it, view });
      if (shown.length > skipped + wanted) break;
    }
    if (cases.length < CHUNK) break;
  }
  return { cases: shown.slice(skipped, skipped + wanted), more: shown.length > skipped + wanted };
}

async function openPage(deps: RulingDeps, request: FastifyRequest, asked: number, refused?: Refused) {
  const { cases, more } = await shownCases(deps, (asked - 1) * PAGE_SIZE, PAGE_SIZE);
  const ids = cases.map(({ it }) => it.id);
  const tallies = await tallyOf(deps.database.read, ids, request.account?.id);
  const shown: OpenCase[] = cases.map(({ it, view }) => ({
    it,
    view,
    tally: tallies.get(it.id) ?? { confirmations: 0, contests: 0 },
    mine: request.account !== undefined && isOwn(it, request.account),
  }));
  const pages = more ? asked + 1 : asked;
  return (
    <ToConfirmPage context={request.page} cases={shown} page={asked} pages={pages} now={deps.clock.now()} refused={refused} />
  );
}

/** No further than is looked for. */
const shownPage = z.coerce
  .number()
  .int()
  .min(1)
  .max(FARTHEST / PAGE_SIZE)
  .catch(1);

const body = z.object({ voix: z.enum(["confirmer", "contester", "reprendre"]), raison: words(100_000) });

/** Where the community confirms and contests what waits. */
export function voteRoutes(server: FastifyInstance, deps: RulingDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(
    "/a-confirmer",
    { schema: { querystring: z.object({ page: shownPage }) }, config: { access: "public" } },
    async (request, reply) => reply.page(await openPage(deps, request, request.query.page)),
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
