import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { materialise, presentEntry, standingsOf, visibleEntry } from "../../catalogue/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import type { PageContext } from "../../web/index.ts";
import { type Case, caseById } from "../case.query.ts";
import { judgementBySeq } from "../judgement.store.ts";
import { VERDICTS } from "../judgement.ts";
import { judge, undo } from "../resolution.commands.ts";
import { fr } from "../resolution.fr.ts";
import { type Judge, mayJudge, mayUndo } from "../resolution.policy.ts";
import { desk as t } from "./desk.fr.ts";
import {
  caseOfEntries,
  casesOn,
  countShelves,
  lastJudgementOf,
  nextCase,
  SHELVES,
  type Shelf,
  sideName,
  titlesOf,
  waitingCaseOf,
} from "./desk.query.ts";
import { type DeskDeps, judgeHere, needOwn, needOwnPairs } from "./desk-deps.ts";
import { caseId, entryIds } from "./desk-form.ts";
import { CasePage } from "./pages/case-page.tsx";
import { caseHref, compareHref, shelfHref } from "./pages/hrefs.ts";
import { PreviewPage } from "./pages/preview-page.tsx";
import { QueuePage, type ReportedCase } from "./pages/queue-page.tsx";
import type { LastJudgement } from "./pages/undo-last.tsx";

const BASE = "/bureau/doublons";
const PAGE_SIZE = 25;

const shelf = z.enum(SHELVES).catch("attente");

async function lastOf(deps: DeskDeps, by: string): Promise<LastJudgement | undefined> {
  const { read } = deps.database;
  const judgement = await lastJudgementOf(read, by, deps.clock);
  if (!judgement) return undefined;
  const titles = await titlesOf(read, judgement.sides);
  return { judgement, titles: judgement.sides.flatMap((side) => titles.get(sideName(side)) ?? []) };
}

/** What readers report, of what the reader here may judge; what has become one meanwhile is left out. */
async function reportedTo(deps: DeskDeps, reader: Judge): Promise<ReportedCase[]> {
  const shown: ReportedCase[] = [];
  for (const { entries, because, at } of (await deps.reported()).slice(0, PAGE_SIZE)) {
    const it = await caseOfEntries(deps.database.read, entries);
    if (!it || !mayJudge(reader, it.entries)) continue;
    const ids = it.entries.map(({ entry }) => entry.id);
    shown.push({ ids, titles: it.entries.map(({ entry }) => entry.single.title.value), because, at });
  }
  return shown;
}

async function queuePage(deps: DeskDeps, request: FastifyRequest, asked: { partie: Shelf; page: number }) {
  const { read } = deps.database;
  const { judge: reader, by } = await judgeHere(deps, request);
  const counts = await countShelves(read, reader);
  const pages = Math.max(1, Math.ceil(counts[asked.partie] / PAGE_SIZE));
  const page = Math.min(asked.page, pages);
  const { cases } = await casesOn(read, reader, asked.partie, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  return (
    <QueuePage
      context={request.page}
      shelf={asked.partie}
      counts={counts}
      cases={cases}
      page={page}
      pages={pages}
      reported={asked.partie === "attente" && page === 1 ? await reportedTo(deps, reader) : []}
      last={await lastOf(deps, by)}
      partial={reader.sources !== "all"}
    />
  );
}

/** How readers who report these very entries know it. */
async function reasonsOf(deps: DeskDeps, it: Case): Promise<string[]> {
  const ids = new Set(it.entries.map(({ entry }) => entry.id));
  const reports = (await deps.reported()).filter(({ because }) => because);
  const present = await Promise.all(
    reports.map(async ({ entries }) => Promise.all(entries.map((id) => presentEntry(deps.database.read, id)))),
  );
  return reports.flatMap(({ because }, at) => (present[at]?.every((id) => ids.has(id)) ? [because] : []));
}

type Shown = { context: PageContext; it: Case; queued: boolean; partie: Shelf; reader: Judge; by: string };

async function casePage(deps: DeskDeps, { context, it, queued, partie, reader, by }: Shown) {
  const { read } = deps.database;
  const { next, rest } = await nextCase(read, reader, partie, it.id);
  return (
    <CasePage
      context={context}
      it={needOwn(reader, it)}
      reported={await reasonsOf(deps, it)}
      queued={queued}
      shelf={partie}
      sources={await deps.sources()}
      next={next}
      rest={rest}
      last={await lastOf(deps, by)}
    />
  );
}

/** Where whoever judged goes on: the next case of their part of the queue, else the queue, which says that nothing is left. */
async function onward(deps: DeskDeps, reader: Judge, partie: Shelf, after: string): Promise<{ href: string; left: number }> {
  const { next, rest } = await nextCase(deps.database.read, reader, partie, after);
  return { href: next ? caseHref(next, partie) : shelfHref(partie), left: rest };
}

const judgeBody = z.object({
  fiche: entryIds,
  cas: caseId.or(z.literal("")).catch(""),
  partie: shelf,
  verdict: z.enum(VERDICTS),
  raison: z.string().max(10_000).default(""),
});

/** Codes of what is no fault of whoever judges: somebody, or the machine, was there before. */
const SETTLED = ["resolution/gone", "resolution/one-already"] as const;

async function judgeCase(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply, asked: z.infer<typeof judgeBody>) {
  const { judge: reader, by } = await judgeHere(deps, request);
  const { fiche, cas, partie, verdict, raison } = asked;
  if (new Set(fiche).size < 2) {
    const back = cas ? caseHref(cas, partie) : shelfHref(partie);
    return reply.done(back, { tone: "warning", text: t.decide.few });
  }
  const it = await caseOfEntries(deps.database.read, fiche);
  // Part of a group: its other fiches go on being judged, from the head of the queue.
  const after = verdict === "unknown" || !it ? cas : "";
  try {
    if (!it) throw new ProblemError({ code: "resolution/gone", kind: "not-found", ...fr.gone });
    needOwnPairs(reader, it);
    await judge(deps, { entries: fiche, verdict, by, reason: raison });
    if (verdict === "same") await deps.united(by);
  } catch (problem) {
    if (!SETTLED.some((code) => isProblem(problem, code))) throw problem;
    const { href } = await onward(deps, reader, partie, after);
    return reply.done(href, { tone: "info", text: t.done.settled });
  }
  const { href, left } = await onward(deps, reader, partie, after);
  return reply.done(href, { tone: "success", text: `${t.done[verdict]} ${t.done.remaining(left)}` });
}

const undoBody = z.object({
  numero: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31),
  retour: z.enum(["journal", ""]).catch(""),
});

async function takeBack(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply, asked: z.infer<typeof undoBody>) {
  const { judge: reader, by } = await judgeHere(deps, request);
  const judgement = await judgementBySeq(deps.database.read, asked.numero);
  if (!judgement) throw new ProblemError({ code: "resolution/no-judgement", kind: "not-found", ...fr.noJudgement });
  if (!mayUndo(reader, judgement))
    throw new ProblemError({ code: "resolution/forbidden", kind: "forbidden", ...t.decide.forbidden });
  const { entries } = await undo(deps, { seq: asked.numero, by });
  if (asked.retour === "journal") return reply.done(`${BASE}/journal`, { tone: "success", text: t.done.undone });
  const again = await waitingCaseOf(deps.database.read, entries);
  return reply.done(again ? caseHref(again, "attente") : compareHref(entries), { tone: "success", text: t.done.undone });
}

/** The fiche that entries would make, from all their records. */
async function preview(
  deps: DeskDeps,
  request: FastifyRequest,
  { fiche, cas, partie }: Omit<z.infer<typeof judgeBody>, "verdict" | "raison">,
) {
  const { judge: reader } = await judgeHere(deps, request);
  const it = await caseOfEntries(deps.database.read, fiche);
  const [kept] = it?.entries ?? [];
  if (!it || !kept) throw new ProblemError({ code: "resolution/few", kind: "invalid", detail: t.decide.few, hint: fr.gone.hint });
  const { entries } = needOwn(reader, it);
  const records = entries.flatMap((each) => each.records);
  const standings = await standingsOf(deps.database.read);
  const merged = materialise(kept.entry.id, kept.entry.createdAt, records, standings);
  return (
    <PreviewPage
      context={request.page}
      entries={entries.map(({ entry }) => visibleEntry(entry, "open"))}
      merged={visibleEntry(merged, "open")}
      sources={await deps.sources()}
      of={cas}
      shelf={partie}
    />
  );
}

/** The queue, a case, its preview, judgements and their undoing. */
export function judgingRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "partner" } as const;
  const page = z.coerce.number().int().min(1).max(100_000).catch(1);
  const queueQuery = z.object({ partie: shelf, page });

  app.get(BASE, { config, schema: { querystring: queueQuery } }, async (request, reply) =>
    reply.page(await queuePage(deps, request, request.query)),
  );

  const schema = { params: z.object({ cas: caseId }), querystring: z.object({ partie: shelf }) };
  app.get(`${BASE}/cas/:cas`, { config, schema }, async (request, reply) => {
    const { partie } = request.query;
    const { judge: reader, by } = await judgeHere(deps, request);
    const it = await caseById(deps.database.read, request.params.cas);
    if (!it) return reply.done(shelfHref(partie), { tone: "info", text: t.done.settled });
    return reply.page(await casePage(deps, { context: request.page, it, queued: true, partie, reader, by }));
  });

  const chosen = z.object({ fiche: entryIds, cas: caseId.or(z.literal("")).catch(""), partie: shelf });
  app.get(`${BASE}/comparer`, { config, schema: { querystring: chosen } }, async (request, reply) => {
    const { judge: reader, by } = await judgeHere(deps, request);
    const it = await caseOfEntries(deps.database.read, request.query.fiche);
    if (!it) return reply.done(BASE, { tone: "info", text: fr.oneAlready.detail });
    return reply.page(await casePage(deps, { context: request.page, it, queued: false, partie: "attente", reader, by }));
  });

  app.get(`${BASE}/apercu`, { config, schema: { querystring: chosen } }, async (request, reply) =>
    reply.page(await preview(deps, request, request.query)),
  );

  app.post(`${BASE}/juger`, { config, schema: { body: judgeBody } }, (request, reply) =>
    judgeCase(deps, request, reply, request.body),
  );

  app.post(`${BASE}/annuler`, { config, schema: { body: undoBody } }, (request, reply) =>
    takeBack(deps, request, reply, request.body),
  );
}
