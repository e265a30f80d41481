import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, isCurator, namesOf, partnersEdited, requireAccount, signatureOf } from "../account/index.ts";
import { DAY, earlier } from "../platform/clock.ts";
import { CASE_KINDS } from "./case.ts";
import { lastLineOf, type ToldEvent, undoneAmong } from "./event.store.ts";
import { moderation as t } from "./moderation.fr.ts";
import { type QueueAddress, QueuePage } from "./pages/queue.tsx";
import { countQueue, listQueue, SHELVES } from "./queue.store.ts";
import { decideTogether, type Judge, needCase, type RulingDeps, undo, undoTogether } from "./ruling.commands.ts";
import { UNDONE_BY } from "./ruling.ts";
import { alikeCases, LIKENESSES } from "./trace.store.ts";
import { accountIn } from "./who.ts";
import { id, page, words } from "./words.ts";

/** Lines of one page of the queue. */
const PAGE_SIZE = 25;
/** How long one's last decision is offered to be taken back at once; the history offers it for ever. */

/** Who decides here: curators on everything, partners' editors on what names their partners. */
export function judgeOf(request: FastifyRequest): Judge & { account: Account } {
  const account = requireAccount(request.account, () => true);
  if (isCurator(account)) return { account, scope: {} };
  return { account, scope: { partners: partnersEdited(account) ?? [] } };
}

/** Only a part of the queue, a line of it, or of the history may follow an act. */
export const safeBack = (back: string): string =>
  /^\/bureau(\/historique|\/cas\/[0-9a-z]{15})?(\?[\w=&%.:-]*)?(#cas-[0-9a-z]{15})?$/.test(back) ? back : "/bureau";

/** What the reader did last, while it can be taken back. */
export async function lastDecision({ database, clock }: RulingDeps, account: Account): Promise<ToldEvent | undefined> {
  const since = earlier(clock.now(), DAY);
  const last = await lastLineOf(database.read, signatureOf(account), since);
  if (!last || !UNDONE_BY[last.act]) return undefined;
  return (await undoneAmong(database.read, [last.id])).has(last.id) ? undefined : last;
}

/** Names of who signed these lines. */
export const namesIn = (deps: RulingDeps, signatures: readonly string[]): Promise<Map<string, string>> =>
  namesOf(
    deps.database.read,
    signatures.flatMap((by) => accountIn(by) ?? []),
  );

/** What the queue works on. `twins`: how many cases of likely duplicates an account may judge, in their own queue. */
export type QueueDeps = RulingDeps & { twins(account: Account): Promise<number> };

const address = z.object({
  partie: z.enum(SHELVES).catch("attente"),
  sorte: z.enum(CASE_KINDS).optional().catch(undefined),
  comme: id.optional().catch(undefined),
  coche: z
    .literal("1")
    .transform(() => true)
    .optional()
    .catch(undefined),
  par: z.enum(LIKENESSES).optional().catch(undefined),
  page,
});

async function queuePage(deps: QueueDeps, request: FastifyRequest, asked: QueueAddress) {
  const { read } = deps.database;
  const { account, scope } = judgeOf(request);
  const like = asked.comme && asked.par ? await needCase(read, asked.comme, scope) : undefined;
  const ids = like && asked.par ? [...(await alikeCases(read, like.id))[asked.par], like.id] : undefined;
  const filter = { ...scope, ...(ids ? { ids } : { shelf: asked.partie, kind: asked.sorte }) };
  const counts = await countQueue(read, { ...scope });
  const shelf = counts[asked.partie];
  const total = ids ? ids.length : asked.sorte ? (shelf.kinds[asked.sorte] ?? 0) : shelf.total;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const at = { ...asked, page: Math.min(asked.page, pages) };
  return (
    <QueuePage
      context={request.page}
      address={at}
      counts={counts}
      cases={await listQueue(read, filter, { page: at.page, size: PAGE_SIZE })}
      pages={pages}
      now={deps.clock.now()}
      last={await lastDecision(deps, account)}
      partial={scope.partners !== undefined}
      like={like?.title}
      twins={await deps.twins(account)}
    />
  );
}

const one = z.string().regex(/^[0-9a-z]{15}:\d{1,9}$/);
const batchBody = z.object({
  cas: z.union([one.transform((value) => [value]), z.array(one).max(500)]).default([]),
  verdict: z.enum(["accept", "refuse"]),
  retour: words(500),
});

const undoBody = z.object({ ligne: id.optional(), lot: id.optional(), retour: words(500) });

async function takeBack(deps: RulingDeps, request: FastifyRequest, { ligne, lot }: z.infer<typeof undoBody>): Promise<string> {
  const judge = judgeOf(request);
  if (lot) return t.done.undoneBatch(await undoTogether(deps, judge, lot));
  if (ligne) await undo(deps, judge, ligne);
  return t.done.undone;
}

async function decideBatch(deps: RulingDeps, request: FastifyRequest, reply: FastifyReply, body: z.infer<typeof batchBody>) {
  const back = safeBack(body.retour);
  if (body.cas.length === 0) return reply.done(back, { tone: "warning", text: t.queue.batchNone });
  const seen = body.cas.map((each) => ({ id: each.slice(0, 15), version: Number(each.slice(16)) }));
  const message = body.verdict === "refuse" ? t.refusals.advert.text : undefined;
  const { batch, done, left } = await decideTogether(deps, judgeOf(request), seen, body.verdict, { message });
  // Several are shown together, with the button that takes all of them back; of one, the queue says it.
  return reply.done(done > 1 ? `/bureau/historique?lot=${batch}` : back, {
    tone: done > 0 ? "success" : "warning",
    text: t.done.batch(done, left),
  });
}

/** The queue, decisions on several lines at once, and taking decisions back. */
export function queueRoutes(server: FastifyInstance, deps: QueueDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/bureau", { schema: { querystring: address }, config: { access: "partner" } }, async (request, reply) =>
    reply.page(await queuePage(deps, request, request.query)),
  );

  app.post("/bureau/lot", { schema: { body: batchBody }, config: { access: "partner" } }, (request, reply) =>
    decideBatch(deps, request, reply, request.body),
  );

  app.post("/bureau/annuler", { schema: { body: undoBody }, config: { access: "partner" } }, async (request, reply) => {
    const text = await takeBack(deps, request, request.body);
    return reply.done(safeBack(request.body.retour), { tone: "success", text });
  });
}
