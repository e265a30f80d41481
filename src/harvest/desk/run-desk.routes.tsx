import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, isAdministrator, isCurator, namesOf, requireAccount, signatureOf } from "../../account/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import { formSchema } from "../../web/form.ts";
import { isReconsiderable, judgeRun } from "../approval.commands.ts";
import { network } from "../network.fr.ts";
import { findRun, waitingRuns } from "../run.store.ts";
import type { HarvestRun, RunDecision } from "../run.ts";
import { decisionsOfRun } from "../run-decision.store.ts";
import { listPartners, listSources, updateSource } from "../source.store.ts";
import type { Partner, Source } from "../source.ts";
import { askToTurn, redoableRun, undoableRun } from "../undo.commands.ts";
import type { DeskDeps } from "./desk.commands.ts";
import { judgeOf, ownSource, slug } from "./desk-access.ts";
import { answer } from "./desk-form.ts";
import { type RunAct, RunDeskPage, runHref } from "./pages/run-desk-page.tsx";
import { WaitingRunsPage } from "./pages/waiting-runs-page.tsx";
import { runDesk as t } from "./run-desk.fr.ts";
import { queueUpdate } from "./update-queue.ts";

const BASE = "/espace/:partner/:source/mises-a-jour/:run";
const params = z.object({ partner: slug, source: slug, run: z.string().max(30) });
const ACCOUNT = "account:";

type Looking = { partner: Partner; source: Source; run: HarvestRun; account: Account };

async function looking(deps: DeskDeps, request: FastifyRequest): Promise<Looking> {
  const { partner: key, source: name, run: id } = request.params as z.infer<typeof params>;
  const { partner, account } = await judgeOf(deps, request, key);
  const source = await ownSource(deps, partner, name);
  const run = await findRun(deps.database.read, id);
  if (run?.source !== source.id) throw new ProblemError({ code: "run/not-found", kind: "not-found", ...network.run.notFound });
  return { partner, source, run, account };
}

/** What may be done with a run now. */
async function actsOf({ database: { read } }: DeskDeps, source: Source, run: HarvestRun): Promise<RunAct[]> {
  if (run.status === "suspended") return ["approve", "refuse"];
  if (run.status === "refused") return (await isReconsiderable(read, run)) ? ["approve"] : [];
  if ((await undoableRun(read, source))?.id === run.id) return ["undo"];
  return (await redoableRun(read, source))?.id === run.id ? ["redo"] : [];
}

/** Decisions with the names of those who took them. */
async function signed({ database: { read } }: DeskDeps, decisions: readonly RunDecision[]) {
  const ids = decisions.flatMap(({ by }) => (by.startsWith(ACCOUNT) ? by.slice(ACCOUNT.length) : []));
  const names = await namesOf(read, ids);
  const who = (by: string) => (by.startsWith(ACCOUNT) ? (names.get(by.slice(ACCOUNT.length)) ?? t.someone) : t.terminal);
  return decisions.map((decision) => ({ ...decision, who: who(decision.by) }));
}

function pageRoute(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(BASE, { config: { access: "partner" }, schema: { params } }, async (request, reply) => {
    const { partner, source, run } = await looking(deps, request);
    const { read } = deps.database;
    const [acts, decisions] = await Promise.all([actsOf(deps, source, run), decisionsOfRun(read, run.id)]);
    return reply.page(
      <RunDeskPage
        context={request.page}
        partner={partner}
        source={source}
        run={run}
        acts={acts}
        decisions={await signed(deps, decisions)}
      />,
    );
  });
}

function judgementRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params, body: formSchema };

  app.post(`${BASE}/accord`, { config: { access: "partner" }, schema }, async (request, reply) => {
    const { partner, source, run, account } = await looking(deps, request);
    await judgeRun(deps, run.id, "approve", signatureOf(account), (trx) => queueUpdate(trx, source, deps.clock));
    return reply.done(runHref(partner, source, run), { tone: "success", text: t.done.approve });
  });

  app.post(`${BASE}/refus`, { config: { access: "partner" }, schema }, async (request, reply) => {
    const { partner, source, run, account } = await looking(deps, request);
    await judgeRun(deps, run.id, "refuse", signatureOf(account));
    return reply.done(runHref(partner, source, run), { tone: "info", text: t.done.refuse });
  });

  for (const [address, direction] of [
    ["annulation", "undo"],
    ["retablissement", "redo"],
  ] as const) {
    app.post(`${BASE}/${address}`, { config: { access: "partner" }, schema }, async (request, reply) => {
      const { partner, source, run, account } = await looking(deps, request);
      await askToTurn(deps, source, direction, {
        run: run.id,
        by: signatureOf(account),
        andThen: (trx) => queueUpdate(trx, source, deps.clock),
      });
      return reply.done(runHref(partner, source, run), { tone: "success", text: t.done[direction] });
    });
  }
}

function approvalRoute(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params: params.omit({ run: true }), body: formSchema };
  app.post("/espace/:partner/:source/regarder", { config: { access: "partner" }, schema }, async (request, reply) => {
    const { partner } = await judgeOf(deps, request, request.params.partner);
    const source = await ownSource(deps, partner, request.params.source);
    const approval = answer(request.body, "approval", 5) === "1";
    await deps.database.transaction((trx) => updateSource(trx, source.id, { approval }));
    const text = approval ? t.done.approval : t.done.noApproval;
    return reply.done(`/espace/${partner.slug}/${source.slug}`, { tone: "success", text });
  });
}

function bureauRoute(server: FastifyInstance, deps: DeskDeps): void {
  server.get("/bureau/mises-a-jour", { config: { access: "curator" } }, async (request, reply) => {
    requireAccount(request.account, (account) => isCurator(account) || isAdministrator(account));
    const { read } = deps.database;
    const [runs, all, partners] = await Promise.all([waitingRuns(read), listSources(read), listPartners(read)]);
    const lines = runs.flatMap((run) => {
      const source = all.find(({ id }) => id === run.source);
      const partner = partners.find(({ id }) => id === source?.partner);
      return source && partner ? [{ run, source, partner }] : [];
    });
    return reply.page(<WaitingRunsPage context={request.page} lines={lines} />);
  });
}

/** What a person decides of the updates of a source: look, approve, refuse, undo, redo. */
export function runDeskRoutes(server: FastifyInstance, deps: DeskDeps): void {
  bureauRoute(server, deps);
  pageRoute(server, deps);
  judgementRoutes(server, deps);
  approvalRoute(server, deps);
}
