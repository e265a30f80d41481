import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { type Errors, type Form, formSchema, line } from "../../web/form.ts";
import { openProposal } from "./access.commands.ts";
import { writeHref } from "./addresses.ts";
import type { Alike } from "./alike.ts";
import { searchOf } from "./alike-search.ts";
import { foundFor, withKnownNames, withTaken } from "./complete-actors.ts";
import { formOf, markOf, questionOf, saveAnswer, sendDraftLink } from "./draft.commands.ts";
import { frame } from "./frame.fr.ts";
import type { Organisations } from "./organisations.query.ts";
import { ConflictPage } from "./pages/conflict-page.tsx";
import { PicturesPage } from "./pages/pictures-page.tsx";
import { QuestionPage } from "./pages/question-page.tsx";
import type { Writing } from "./pages/write-frame.tsx";
import { pages } from "./pages.fr.ts";
import type { ProposalPagesDeps } from "./proposal-deps.ts";
import type { QuestionId } from "./question.ts";
import { nextQuestion, previousQuestion, questions, stepsOf } from "./questions.ts";
import { suggestThemes } from "./theme-suggestions.ts";

/** What the pages on which a proposal is written are built from. */
export type WriteDeps = ProposalPagesDeps & { organisations: Organisations };

/** Who holds the secret of an address may open it: it is neither stored nor indexed nor told on. */
export const LINK = { access: "link" } as const;
/** Letters fill letter boxes. */
const LETTERS = { access: "link", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;

export const secretParams = z.object({ secret: z.string().max(100) });
const questionParams = z.object({ secret: z.string().max(100), question: z.string().max(40) });

/** What every page of this secret needs. @throws ProblemError `proposal/gone`. */
export async function writingOf(deps: ProposalPagesDeps, request: FastifyRequest, secret: string): Promise<Writing> {
  return { context: request.page, secret, ...(await openProposal(deps, deps.database.read, secret)) };
}

/** Fiches that may be the same, other than its own. */
export async function alikeTo(deps: ProposalPagesDeps, { proposal }: Writing, typed?: string): Promise<Alike[]> {
  const answers = typed ? { ...proposal.answers, title: typed } : proposal.answers;
  const alike = answers.title ? await deps.alike(searchOf({ ...answers, title: answers.title })) : [];
  return alike.filter(({ id }) => id !== proposal.entry);
}

/** Said where it has just become known: after the name and after the place. */
const ASKED_AFTER: ReadonlySet<QuestionId | undefined> = new Set(["nom", "lieu"]);

type Shown = {
  form?: Form;
  errors?: Errors;
  found?: ReturnType<typeof foundFor>;
  rows?: number;
  later?: { error: string; typed: string };
  /** A name that is being typed. */
  title?: string;
};

/** The page of one question. */
export async function questionPage(deps: WriteDeps, writing: Writing, question: QuestionId, shown: Shown = {}) {
  const { proposal } = writing;
  const { form, errors = {}, title, ...rest } = shown;
  if (question === "images") return <PicturesPage writing={writing} {...(form ? { form } : {})} errors={errors} />;
  const asked = ASKED_AFTER.has(question) || ASKED_AFTER.has(previousQuestion(proposal.proposer, question));
  return (
    <QuestionPage
      writing={writing}
      question={question}
      mark={form ? line(form, "repere") : markOf(question, proposal)}
      form={form ?? formOf(question, proposal)}
      errors={errors}
      alike={asked ? await alikeTo(deps, writing, title) : []}
      suggested={question === "themes" ? suggestThemes(proposal.answers) : undefined}
      {...rest}
    />
  );
}

const noQuestion = () => new ProblemError({ code: "proposal/no-question", kind: "not-found", ...frame.noQuestion });

function needQuestion({ proposal }: Writing, name: string): QuestionId {
  const question = questionOf(proposal.proposer, name);
  if (!question) throw noQuestion();
  return question;
}

/** The buttons beside the lines of organisations: search, take one, one more line. Nothing is saved. */
async function completed(deps: WriteDeps, form: Form): Promise<Shown | undefined> {
  const act = line(form, "acte");
  const choice = line(form, "prendre");
  const rows = Number(line(form, "lignes")) || 1;
  if (act === "ajouter") return { form, rows: rows + 1 };
  if (act !== "chercher" && !choice) return undefined;
  const known = await deps.organisations();
  if (choice) return { form: withTaken(form, choice, known), rows };
  const named = withKnownNames(form, known);
  return { form: named, found: foundFor(named, known), rows };
}

const NAMES_ACTORS: ReadonlySet<QuestionId> = new Set(["porteurs", "partenaires"]);

/** Takes the answer to one question: saved and on to the next, or shown again with what is wrong. */
async function answer(deps: WriteDeps, request: FastifyRequest, reply: FastifyReply, writing: Writing, question: QuestionId) {
  let form = request.body as Form;
  if (NAMES_ACTORS.has(question)) {
    const shown = await completed(deps, form);
    if (shown) return reply.page(await questionPage(deps, writing, question, shown));
    form = withKnownNames(form, await deps.organisations());
  }
  const { patch, errors } = questions[question].read(form);
  if (Object.keys(errors).length > 0)
    return reply.page(await questionPage(deps, writing, question, { form, errors }), { status: 422 });
  const { secret } = writing;
  const { conflict, proposal } = await saveAnswer(deps, secret, { question, patch, mark: line(form, "repere") });
  if (conflict) {
    const { repere: _, ...yours } = form;
    const both = { theirs: formOf(question, proposal), yours, mark: markOf(question, proposal) };
    return reply.page(<ConflictPage writing={{ ...writing, proposal }} question={question} {...both} />, { status: 409 });
  }
  return reply.done(writeHref(secret, nextQuestion(proposal.proposer, question) ?? "apercu"));
}

/** One question a page, saved as one goes; and the letter that lets one go on later. */
export function writeRoutes(server: FastifyInstance, deps: WriteDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/contribuer/:secret", { schema: { params: secretParams }, config: LINK }, async (request, reply) =>
    reply.redirect(writeHref(request.params.secret, "suite"), 302),
  );

  // Where one was: the first question without an answer, else the preview.
  app.get("/contribuer/:secret/suite", { schema: { params: secretParams }, config: LINK }, async (request, reply) => {
    const { proposal, secret } = await writingOf(deps, request, request.params.secret);
    const open = stepsOf(proposal.proposer, proposal.answers).find(({ answered }) => !answered);
    return reply.redirect(writeHref(secret, open?.id ?? "apercu"), 302);
  });

  // `titre`: what is being typed, for the fiches that may be the same; nothing is saved.
  const asked = { params: questionParams, querystring: z.object({ titre: z.string().max(300).optional().catch(undefined) }) };
  app.get("/contribuer/:secret/:question", { schema: asked, config: LINK }, async (request, reply) => {
    const writing = await writingOf(deps, request, request.params.secret);
    const title = request.query.titre?.replaceAll("\0", "").trim();
    return reply.page(await questionPage(deps, writing, needQuestion(writing, request.params.question), title ? { title } : {}));
  });

  const schema = { params: questionParams, body: formSchema };
  app.post("/contribuer/:secret/:question", { schema, config: LINK }, async (request, reply) => {
    const writing = await writingOf(deps, request, request.params.secret);
    return answer(deps, request, reply, writing, needQuestion(writing, request.params.question));
  });

  const letter = { params: secretParams, body: formSchema };
  app.post("/contribuer/:secret/courrier", { schema: letter, config: LETTERS }, async (request, reply) => {
    const { secret } = request.params;
    const address = line(request.body, "pour");
    try {
      const email = await sendDraftLink(deps, secret, address);
      return reply.done(writeHref(secret, "suite"), { tone: "success", text: pages.later.sent(email) });
    } catch (error) {
      if (!isProblem(error, "proposal/bad-email") && !isProblem(error, "account/too-many-links")) throw error;
      const writing = await writingOf(deps, request, secret);
      const open = stepsOf(writing.proposal.proposer, writing.proposal.answers).find(({ answered }) => !answered)?.id ?? "nom";
      const later = { error: [error.detail, error.hint].filter(Boolean).join(" "), typed: address };
      return reply.page(await questionPage(deps, writing, open, { later }), { status: 422 });
    }
  });
}
