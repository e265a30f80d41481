import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isProblem } from "../../platform/errors.ts";
import { type Case, caseById } from "../case.query.ts";
import { judgementBySeq } from "../judgement.store.ts";
import { judge, undo } from "../resolution.commands.ts";
import { mayJudge, mayUndo } from "../resolution.policy.ts";
import { desk } from "./desk.fr.ts";
import { casesOn } from "./desk.query.ts";
import { type DeskDeps, judgeHere, needOwnPairs } from "./desk-deps.ts";
import { caseId } from "./desk-form.ts";
import { TogetherPage } from "./pages/together-page.tsx";

const t = desk.batch;
const PATH = "/bureau/doublons/ensemble";
/** Cases read again on one page: as many as are read with attention. */
const AT_ONCE = 20;
const LARGEST_CASE = 4;

const one = <T extends z.ZodType>(type: T) =>
  z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(type).max(100));

async function suggestedCases(deps: DeskDeps, request: FastifyRequest): Promise<Case[]> {
  const { read } = deps.database;
  const { judge: reader } = await judgeHere(deps, request);
  const { cases } = await casesOn(read, reader, "proches", { limit: 5 * AT_ONCE, offset: 0 });
  const sure = cases.filter(({ size }) => size <= LARGEST_CASE).sort((a, b) => b.probability - a.probability);
  const whole = await Promise.all(sure.slice(0, AT_ONCE).map(({ id }) => caseById(read, id)));
  return whole.flatMap((it) => (it && mayJudge(reader, it.entries) ? [it] : []));
}

/** Merges each case that is still what was read; those that are not, or that somebody judged otherwise, are left. */
async function mergeTogether(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply, ids: readonly string[]) {
  const { judge: reader, by } = await judgeHere(deps, request);
  const merged: number[] = [];
  for (const id of ids.slice(0, AT_ONCE)) {
    const it = await caseById(deps.database.read, id);
    if (it?.band !== "suggested") continue;
    try {
      needOwnPairs(reader, it);
      const entries = it.entries.map(({ entry }) => entry.id);
      merged.push((await judge(deps, { entries, verdict: "same", by, reason: t.why })).seq);
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
    }
  }
  if (merged.length > 0) await deps.united(by);
  const text = t.done(merged.length, ids.length - merged.length);
  const shown = merged.length > 0 ? `${PATH}?fait=${merged.join(",")}` : PATH;
  return reply.done(shown, { tone: merged.length > 0 ? "success" : "warning", text });
}

async function undoTogether(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply, numbers: readonly number[]) {
  const { judge: reader, by } = await judgeHere(deps, request);
  let undone = 0;
  // The last first, as one who takes steps back does.
  for (const seq of numbers.toSorted((a, b) => b - a)) {
    const judgement = await judgementBySeq(deps.database.read, seq);
    if (!judgement || judgement.undoneBy !== undefined || judgement.verdict === "undo" || !mayUndo(reader, judgement)) continue;
    await undo(deps, { seq, by });
    undone++;
  }
  return reply.done("/bureau/doublons", { tone: "success", text: t.undone(undone) });
}

/** Several of the surest cases merged at once, after they were read. */
export function togetherRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "partner" } as const;
  const numbers = z
    .string()
    .max(400)
    .transform((text) => [...new Set(text.match(/\d{1,9}/g)?.map(Number))].slice(0, AT_ONCE))
    .catch([]);

  app.get(PATH, { config, schema: { querystring: z.object({ fait: numbers.default([]) }) } }, async (request, reply) =>
    reply.page(<TogetherPage context={request.page} cases={await suggestedCases(deps, request)} done={request.query.fait} />),
  );

  app.post(PATH, { config, schema: { body: z.object({ cas: one(caseId) }) } }, (request, reply) => {
    if (request.body.cas.length === 0) return reply.done(PATH, { tone: "warning", text: t.none });
    return mergeTogether(deps, request, reply, request.body.cas);
  });

  app.post(`${PATH}/annuler`, { config, schema: { body: z.object({ numeros: numbers }) } }, (request, reply) =>
    undoTogether(deps, request, reply, request.body.numeros),
  );
}
