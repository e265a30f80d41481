import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isProblem } from "../platform/errors.ts";
import { type Case, rankOf } from "./case.ts";
import { deskOf } from "./desk-of.ts";
import { eventsOf, undoneAmong } from "./event.store.ts";
import { moderation as t } from "./moderation.fr.ts";
import { CasePage, type CaseProps } from "./pages/case.tsx";
import { ConflictPage } from "./pages/conflict.tsx";
import { judgeOf, lastDecision, namesIn, safeBack } from "./queue.routes.tsx";
import { countQueue, nextAfter, shelfOf } from "./queue.store.ts";
import { decide, needCase, type RulingDeps } from "./ruling.commands.ts";
import { MESSAGE_LENGTH, REFUSALS, type Scope, VERDICTS } from "./ruling.ts";
import { alikeCases } from "./trace.store.ts";
import { id, words } from "./words.ts";

/** After a decision on the page of a case: on to the next. */
const ONWARD = "suivant";

async function logOf(deps: RulingDeps, it: Case) {
  const events = await eventsOf(deps.database.read, it.id);
  const undone = await undoneAmong(
    deps.database.read,
    events.map((event) => event.id),
  );
  return {
    events,
    undone,
    names: await namesIn(
      deps,
      events.map((event) => event.by),
    ),
  };
}

const nextOf = (deps: RulingDeps, it: Case, scope: Scope) =>
  nextAfter(deps.database.read, { ...scope, shelf: shelfOf(rankOf(it)) }, { ...it, rank: rankOf(it) });

/** Back to the line of the list that one came from, else on to the next case. */
const afterwards = (retour: string): string => (retour && retour !== ONWARD ? safeBack(retour) : ONWARD);

type More = Pick<CaseProps, "motif" | "values" | "error"> & { retour: string };

async function casePage(deps: RulingDeps, request: FastifyRequest, it: Case, { retour, ...more }: More) {
  const { account, scope } = judgeOf(request);
  const { read } = deps.database;
  const desk = await deskOf(read, deps.desks, it);
  return (
    <CasePage
      context={request.page}
      it={it}
      view={await desk?.view(read, it.subject)}
      {...(await logOf(deps, it))}
      alike={await alikeCases(read, it.id)}
      next={await nextOf(deps, it, scope)}
      last={await lastDecision(deps, account)}
      back={afterwards(retour)}
      now={deps.clock.now()}
      {...more}
    />
  );
}

const params = z.object({ id });
const body = z.object({
  verdict: z.enum(VERDICTS),
  version: z.coerce.number().int().min(0).max(1e9),
  // Longer than is accepted: what was typed comes back with its error.
  message: words(1_000_000),
  note: words(1_000_000),
  retour: words(500),
});
type Asked = z.infer<typeof body>;

/** What is missing before this can be decided. */
function errorOf({ verdict, message, note }: Asked): CaseProps["error"] {
  for (const [field, value] of Object.entries({ message, note }))
    if (value.length > MESSAGE_LENGTH) return { field, message: t.errors.tooLong };
  if (verdict === "refuse" && !message.trim()) return { field: "message", message: t.errors.messageNeeded };
  if (verdict === "note" && !note.trim()) return { field: "note", message: t.errors.noteNeeded };
  return undefined;
}

async function conflict(deps: RulingDeps, request: FastifyRequest, reply: FastifyReply, before: Case, asked: Asked) {
  const { scope } = judgeOf(request);
  const it = await needCase(deps.database.read, before.id, scope);
  const next = await nextOf(deps, it, scope);
  const typed = [asked.message, asked.note].filter(Boolean).join("\n\n");
  const back = next ? `/bureau/cas/${next.id}` : "/bureau";
  const page = <ConflictPage context={request.page} it={it} {...(await logOf(deps, it))} typed={typed} back={back} />;
  return reply.page(page, { status: 409 });
}

async function onward(deps: RulingDeps, request: FastifyRequest, before: Case, { retour, verdict }: Asked): Promise<string> {
  if (verdict === "note") return `/bureau/cas/${before.id}`;
  if (retour !== ONWARD) return safeBack(retour);
  const next = await nextOf(deps, before, judgeOf(request).scope);
  return next ? `/bureau/cas/${next.id}` : "/bureau";
}

async function decideHere(deps: RulingDeps, request: FastifyRequest, reply: FastifyReply, id: string, asked: Asked) {
  const judge = judgeOf(request);
  const before = await needCase(deps.database.read, id, judge.scope);
  const error = errorOf(asked);
  if (error)
    return reply.page(await casePage(deps, request, before, { error, values: asked, retour: asked.retour }), { status: 422 });
  const { verdict, version, message, note } = asked;
  try {
    await decide(deps, judge, { id, version }, verdict, { message: message.trim(), note: note.trim() });
  } catch (problem) {
    if (isProblem(problem, "moderation/decided")) return conflict(deps, request, reply, before, asked);
    throw problem;
  }
  const { attente } = await countQueue(deps.database.read, judge.scope);
  const text = `${t.done[verdict]} ${t.done.remaining(attente.total)}`;
  return reply.done(await onward(deps, request, before, asked), { tone: "success", text });
}

/** The page of one case, and what is decided there. */
export function caseRoutes(server: FastifyInstance, deps: RulingDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const query = z.object({ motif: z.enum(REFUSALS).optional().catch(undefined), retour: words(500).catch("") });

  app.get(
    "/bureau/cas/:id",
    { schema: { params, querystring: query }, config: { access: "partner" } },
    async (request, reply) => {
      const it = await needCase(deps.database.read, request.params.id, judgeOf(request).scope);
      return reply.page(await casePage(deps, request, it, request.query));
    },
  );

  app.post("/bureau/cas/:id", { schema: { params, body }, config: { access: "partner" } }, (request, reply) =>
    decideHere(deps, request, reply, request.params.id, request.body),
  );
}
