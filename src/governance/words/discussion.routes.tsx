import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, isCurator, requireAccount } from "../../account/index.ts";
import { readTrap } from "../../moderation/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { type Errors, type Form, formSchema, line } from "../../web/form.ts";
import { eventsOf } from "../event.store.ts";
import { readForm, type Values } from "../form.ts";
import { governance } from "../governance.fr.ts";
import { type GovernanceDeps, isMember } from "../governance.ts";
import { commentOn, decideProposal, giveOpinion, reopenProposal } from "./discussion.commands.ts";
import { opinionsOn, shownComments } from "./discussion.store.ts";
import { ProposalPage } from "./pages/proposal-page.tsx";
import type { ProposalPageProps } from "./pages/proposal-view.ts";
import { needProposal } from "./proposal.commands.ts";
import { readChange } from "./proposal.form.ts";
import { ficheIds, isDecidable, OPINIONS, OUTCOMES, subjectOfWords, type WordProposal } from "./proposal.ts";
import { words as t } from "./words.fr.ts";

const idParams = z.object({ id: z.string().max(40) });

type Again = Pick<ProposalPageProps, "form" | "errors" | "values">;

const signedIn = (request: FastifyRequest): Account => requireAccount(request.account, () => true);

async function publicProposal(deps: GovernanceDeps, id: string): Promise<WordProposal> {
  const it = await needProposal(deps.database.read, id);
  if (it.state === "open" || it.state === "decided") return it;
  throw new ProblemError({ code: "words/not-found", kind: "not-found", ...governance.notFound });
}

async function proposalPage(deps: GovernanceDeps, request: FastifyRequest, id: string, again: Again = {}) {
  const { read } = deps.database;
  const proposal = await publicProposal(deps, id);
  const opinions = await opinionsOn(read, id);
  const { account } = request;
  return (
    <ProposalPage
      context={request.page}
      proposal={proposal}
      opinions={opinions}
      comments={await shownComments(read, id)}
      events={await eventsOf(read, subjectOfWords(id))}
      examples={await deps.fiches(ficheIds(proposal.examples))}
      decidable={isDecidable(proposal, opinions, deps.clock.now().toISOString())}
      rights={{
        signedIn: account !== undefined,
        member: isMember(account),
        curator: isCurator(account),
        ...(account ? { account: account.id } : {}),
      }}
      {...again}
    />
  );
}

const isEmpty = (errors: Readonly<Record<string, unknown>>): boolean => Object.keys(errors).length === 0;

/** The page again with what was typed: for answers that are wrong, and for acts that came too late. */
type Refuse = (form: ProposalPageProps["form"], errors: Errors, values: Values) => Promise<FastifyReply>;

function speaking(
  server: FastifyInstance,
  deps: GovernanceDeps,
  refuser: (request: FastifyRequest, reply: FastifyReply, id: string) => Refuse,
) {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params: idParams, body: formSchema };
  const config = { access: "signed-in", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;

  app.post("/vocabulaire/propositions/:id/commentaires", { schema, config }, async (request, reply) => {
    const { id } = request.params;
    const { values, errors } = readForm(request.body, { comment: { missing: t.missingComment, long: true, max: 4_000 } });
    const refuse = refuser(request, reply, id);
    if (!isEmpty(errors)) return refuse("comment", errors, values);
    const input = { proposal: id, text: values.comment, trap: readTrap(request.body) };
    const { shown } = await commentOn(deps, signedIn(request), input);
    const text = shown ? t.commentShown : t.commentWaiting;
    return reply.done(`/vocabulaire/propositions/${id}#discussion`, { tone: "success", text });
  });

  app.post("/vocabulaire/propositions/:id/avis", { schema, config }, async (request, reply) => {
    const { id } = request.params;
    const { values, errors } = readForm(request.body, {
      choice: { missing: t.missingChoice, oneOf: OPINIONS },
      opinion: { long: true, max: 2_000 },
    });
    const choice = OPINIONS.find((each) => each === values.choice);
    if (choice === undefined || !isEmpty(errors)) return refuser(request, reply, id)("opinion", errors, values);
    await giveOpinion(deps, signedIn(request), { proposal: id, choice, text: values.opinion });
    return reply.done(`/vocabulaire/propositions/${id}#avis`, { tone: "success", text: t.opinionGiven });
  });
}

const REASON = { reason: { missing: t.decide.missing, long: true, max: 2_000 } };

function readDecision(body: Form, it: WordProposal) {
  const { values, errors } = readForm(body, { ...REASON, outcome: { missing: t.decide.missingOutcome, oneOf: OUTCOMES } });
  const outcome = OUTCOMES.find((each) => each === values.outcome);
  const change = readChange(body, it.scheme, it.wanted.kind);
  const wrong = { ...errors, ...(outcome === "adapted" ? change.errors : {}) } as Errors;
  return { outcome, wrong, reason: values.reason, act: change.wanted, values: { ...change.values, ...values } };
}

function deciding(
  server: FastifyInstance,
  deps: GovernanceDeps,
  refuser: (request: FastifyRequest, reply: FastifyReply, id: string) => Refuse,
) {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params: idParams, body: formSchema };
  const config = { access: "curator" } as const;
  const done = (reply: FastifyReply, id: string, text: string) =>
    reply.done(`/vocabulaire/propositions/${id}`, { tone: "success", text });

  app.post("/vocabulaire/propositions/:id/decision", { schema, config }, async (request, reply) => {
    const { id } = request.params;
    const it = await publicProposal(deps, id);
    const { outcome, wrong, reason, act, values } = readDecision(request.body, it);
    const refuse = refuser(request, reply, id);
    if (outcome === undefined || !isEmpty(wrong)) return refuse("decision", wrong, values);
    try {
      await decideProposal(deps, signedIn(request), { proposal: id, outcome, reason, act });
    } catch (error) {
      if (!isProblem(error, "vocabulary/change-refused")) throw error;
      return refuse("decision", { outcome: `${error.detail} ${error.hint ?? ""}` }, values);
    }
    return done(reply, id, t.decide.done);
  });

  app.post("/vocabulaire/propositions/:id/reprise", { schema, config }, async (request, reply) => {
    const { id } = request.params;
    const { values, errors } = readForm(request.body, REASON);
    const refuse = refuser(request, reply, id);
    if (!isEmpty(errors)) return refuse("reopen", errors, values);
    try {
      await reopenProposal(deps, signedIn(request), id, line(request.body, "reason"));
    } catch (error) {
      if (!isProblem(error, "vocabulary/change-needed")) throw error;
      return refuse("reopen", { reason: `${error.detail} ${error.hint ?? ""}` }, values);
    }
    return done(reply, id, t.decide.reopened);
  });
}

/** One proposal under discussion: comments, opinions, the decision and taking it back. */
export function discussionRoutes(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const refuser =
    (request: FastifyRequest, reply: FastifyReply, id: string): Refuse =>
    async (form, errors, values) =>
      reply.page(await proposalPage(deps, request, id, { ...(form ? { form } : {}), errors, values }), { status: 422 });

  app.get(
    "/vocabulaire/propositions/:id",
    { schema: { params: idParams }, config: { access: "public" } },
    async (request, reply) => reply.page(await proposalPage(deps, request, request.params.id)),
  );
  speaking(server, deps, refuser);
  deciding(server, deps, refuser);
}
