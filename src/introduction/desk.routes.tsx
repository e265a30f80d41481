import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, isCurator, requireAccount } from "../account/index.ts";
import { entryById } from "../catalogue/index.ts";
import { isProblem } from "../platform/errors.ts";
import { formSchema } from "../web/form.ts";
import { accept, redirect, refuse } from "./answer.commands.ts";
import { readAccept, readRefuse, readTarget, valuesOf } from "./answer.form.ts";
import { gone } from "./ask.commands.ts";
import { deskRecipient } from "./desk.commands.ts";
import { texts } from "./introduction.fr.ts";
import { findIntroduction, inStates } from "./introduction.store.ts";
import { type Introduction, PATIENCE, since } from "./introduction.ts";
import type { IntroductionPagesDeps } from "./introduction-deps.ts";
import { hasNext } from "./ladder.ts";
import { figures } from "./outcome.commands.ts";
import { DESK, DeskPage, DeskRequestPage } from "./pages/desk-page.tsx";
import { FiguresPage } from "./pages/figures-page.tsx";
import { hint, privateContacts } from "./private-contacts.ts";
import { recipientsOf } from "./recipient.store.ts";

const params = z.object({ id: z.string().max(40) });
const ACTS = ["accepter", "refuser", "transmettre"] as const;
const actParams = z.object({ id: z.string().max(40), act: z.enum(ACTS) });

type DeskDeps = IntroductionPagesDeps & {
  /** Names of partners by slug. */
  partnerNames(): Promise<ReadonlyMap<string, string>>;
};

type Again = { errors: Record<string, string>; values: Record<string, string> };

async function showRequest(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply, id: string, again?: Again) {
  const { read } = deps.database;
  const it = await findIntroduction(read, id);
  if (!it || it.state === "unconfirmed") throw gone();
  const [recipients, entry] = await Promise.all([recipientsOf(read, id), entryById(read, it.entry)]);
  const holding = recipients.filter(({ until }) => until === undefined).map(({ email }) => email);
  const page = (
    <DeskRequestPage
      context={request.page}
      it={it}
      recipients={recipients}
      path={`${DESK}/${id}`}
      name={request.account?.name}
      contacts={entry ? privateContacts(entry).map(hint) : []}
      next={await hasNext(read, deps, it, entry, holding)}
      errors={again?.errors ?? {}}
      values={again?.values ?? {}}
    />
  );
  return reply.page(page, { status: again ? 422 : 200 });
}

function deskPages(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const curator = (account: Account | undefined) => requireAccount(account, isCurator);

  app.get(DESK, { config: { access: "curator" } }, async (request, reply) => {
    const waiting = await inStates(deps.database.read, ["waiting"], 500);
    const late = (it: Introduction) => since(it.rungSince, PATIENCE.reminder, deps.clock.now());
    const mine = waiting.filter(({ rung }) => rung === "desk");
    const elsewhere = waiting.filter(({ rung }) => rung !== "desk");
    const [slow, others] = [elsewhere.filter(late), elsewhere.filter((it) => !late(it))];
    return reply.page(<DeskPage context={request.page} mine={mine} late={slow} others={others} />);
  });

  app.get(`${DESK}/:id`, { schema: { params }, config: { access: "curator" } }, (request, reply) =>
    showRequest(deps, request, reply, request.params.id),
  );

  const acting = { schema: { params: actParams, body: formSchema }, config: { access: "curator" } } as const;
  app.post(`${DESK}/:id/:act`, acting, async (request, reply) => {
    const { id, act } = request.params;
    const form = request.body;
    const account = curator(request.account);
    const reading = { accepter: readAccept, refuser: readRefuse, transmettre: readTarget }[act](form);
    const again = (errors: Record<string, string>) => showRequest(deps, request, reply, id, { errors, values: valuesOf(form) });
    if (reading.errors) return again(reading.errors);
    const recipient = await deskRecipient(deps, id, account);
    try {
      if (act === "accepter") await readThen(readAccept(form), (how) => accept(deps, recipient, how));
      if (act === "refuser") await readThen(readRefuse(form), (reason) => refuse(deps, recipient, reason));
      if (act === "transmettre") await readThen(readTarget(form), (target) => redirect(deps, recipient, target));
    } catch (error) {
      if (!isProblem(error, "introduction/bad-target")) throw error;
      return again({ to: error.detail });
    }
    const text = { accepter: texts.done.accepted, refuser: texts.done.refused, transmettre: texts.done.redirected }[act];
    return reply.done(DESK, { tone: "success", text });
  });
}

async function readThen<T>(
  reading: { answer: T; errors?: undefined } | { errors: object },
  act: (answer: T) => Promise<void>,
): Promise<void> {
  if (reading.errors === undefined) await act(reading.answer);
}

/** The curators' desk, and the public figures. */
export function deskRoutes(server: FastifyInstance, deps: DeskDeps): void {
  deskPages(server, deps);
  server.get("/mises-en-relation", { config: { access: "public" } }, async (request, reply) => {
    const { read } = deps.database;
    const [departments, partners, months, names] = await Promise.all([
      figures(read, "department"),
      figures(read, "partner"),
      figures(read, "month"),
      deps.partnerNames(),
    ]);
    const partnerName = (slug: string) => names.get(slug) ?? slug;
    const page = <FiguresPage context={request.page} {...{ departments, partners, months, partnerName }} />;
    return reply.page(page, { cacheSeconds: 300 });
  });
}

export type { DeskDeps };
