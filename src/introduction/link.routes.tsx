import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { readPrivateLink } from "../account/index.ts";
import { entryById } from "../catalogue/index.ts";
import { isProblem } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { type Form, formSchema, lines } from "../web/form.ts";
import { accept, blockAsker, redirect, refuse, report } from "./answer.commands.ts";
import { type Reading, readAccept, readMessage, readOutcome, readRefuse, readTarget, valuesOf } from "./answer.form.ts";
import { gone } from "./ask.commands.ts";
import { LONGEST } from "./ask.form.ts";
import { WORD } from "./clock.commands.ts";
import { texts } from "./introduction.fr.ts";
import { findIntroduction } from "./introduction.store.ts";
import { type Introduction, OUTCOMES, type Recipient, type Side } from "./introduction.ts";
import type { IntroductionPagesDeps } from "./introduction-deps.ts";
import { hasNext, isNobodys } from "./ladder.ts";
import { messagesOf } from "./message.store.ts";
import { answerOutcome } from "./outcome.commands.ts";
import { ClosePage } from "./pages/close-page.tsx";
import { OutcomePage } from "./pages/outcome-page.tsx";
import { AskerPage, RecipientPage } from "./pages/private-page.tsx";
import { blockSide, reportSide } from "./part.commands.ts";
import { hint, privateContacts } from "./private-contacts.ts";
import { findRecipient, recipientsOf } from "./recipient.store.ts";
import { stillAsked } from "./relieve.commands.ts";
import { PAGE, readSubject } from "./tell.ts";
import { close, settleHeld, share, withdraw, write } from "./thread.commands.ts";

/** Whose private page a secret opens. */
type Visitor = { it: Introduction; recipient?: Recipient; side?: Side };

const ACTS = [
  "accepter",
  "refuser",
  "transmettre",
  "bloquer",
  "signaler",
  "message",
  "partager",
  "clore",
  "retirer",
  "garde",
  "issue",
] as const;
type Act = (typeof ACTS)[number];

const params = z.object({ secret: z.string().max(100) });
const actParams = z.object({ secret: z.string().max(100), act: z.enum(ACTS) });
const ACT_LIMIT = { rateLimit: { max: 60, timeWindow: "15 minutes" } };
const d = texts.done;

async function visitorOf(deps: IntroductionPagesDeps, secret: string): Promise<Visitor> {
  const { read } = deps.database;
  const { subject } = await readPrivateLink(read, PAGE, secret, deps.clock);
  const { introduction, recipient: id } = readSubject(subject);
  const it = await findIntroduction(read, introduction);
  if (!it) throw gone();
  if (id === undefined) return { it, side: "asker" };
  const recipient = await findRecipient(read, id);
  if (!recipient) throw gone();
  // Who has left what made them be asked reads that it is no longer theirs, before any job has passed it on.
  if (it.state === "waiting" && recipient.until === undefined && !(await stillAsked(read, deps, it, recipient)))
    return { it, recipient: { ...recipient, until: deps.clock.now().toISOString() } };
  return { it, recipient, ...(it.other?.email === recipient.email ? { side: "other" as const } : {}) };
}

type Again = { errors?: Record<string, string>; values?: Record<string, string> };

async function show(deps: IntroductionPagesDeps, request: FastifyRequest, reply: FastifyReply, secret: string, again?: Again) {
  const { it, recipient, side } = await visitorOf(deps, secret);
  const { read } = deps.database;
  const path = `/mise-en-relation/${secret}`;
  const common = {
    context: request.page,
    it,
    side: side ?? "other",
    messages: side ? await messagesOf(read, it.id) : [],
    path,
    byMail: deps.relay !== undefined,
    nonce: mintId(deps.clock.now()),
    errors: again?.errors ?? {},
    values: again?.values ?? {},
  };
  const status = again ? 422 : 200;
  if (!recipient) return reply.page(<AskerPage {...common} nobody={await isNobodys(read, deps, it)} />, { status });
  const entry = await entryById(read, it.entry);
  const contacts = entry && recipient.rung !== "holder" ? privateContacts(entry).map(hint) : [];
  const holding = (await recipientsOf(read, it.id)).filter(({ until }) => until === undefined).map(({ email }) => email);
  const answers = { name: recipient.name, contacts, next: await hasNext(read, deps, it, entry, holding) };
  return reply.page(<RecipientPage {...common} recipient={recipient} answers={answers} />, { status });
}

/** What a press of a button comes to: words for the next page, or what is wrong with the form. */
type Done = { text: string } | { errors: Record<string, string> };

async function answered<T>(reading: Reading<T>, act: (answer: T) => Promise<unknown>, text: string): Promise<Done> {
  if (reading.errors) return { errors: reading.errors };
  await act(reading.answer);
  return { text };
}

const asRecipient = (
  deps: IntroductionPagesDeps,
  recipient: Recipient,
  form: Form,
): Partial<Record<Act, () => Promise<Done>>> => ({
  accepter: () => answered(readAccept(form), (how) => accept(deps, recipient, how), d.accepted),
  refuser: () => answered(readRefuse(form), (reason) => refuse(deps, recipient, reason), d.refused),
  transmettre: () => answered(readTarget(form), (target) => redirect(deps, recipient, target), d.redirected),
  bloquer: () => answered({ answer: undefined }, () => blockAsker(deps, recipient), d.blocked),
  signaler: () =>
    answered({ answer: lines(form, "why").slice(0, LONGEST.reason) }, (why) => report(deps, recipient, why), d.reported),
});

const asSide = (deps: IntroductionPagesDeps, id: string, side: Side, form: Form): Partial<Record<Act, () => Promise<Done>>> => ({
  message: async () => {
    const reading = readMessage(form);
    if (reading.errors) return { errors: reading.errors };
    return { text: (await write(deps, id, side, reading.answer)) ? d.sent : d.already };
  },
  partager: () => answered({ answer: side }, (mine) => share(deps, id, mine), d.shared),
  clore: async () => {
    const outcome = readOutcome(form);
    if (outcome) await answerOutcome(deps, id, side, outcome);
    return answered({ answer: side }, (mine) => close(deps, id, mine), d.closed);
  },
  bloquer: () => answered({ answer: side }, (mine) => blockSide(deps, id, mine), d.blocked),
  signaler: () =>
    answered({ answer: lines(form, "why").slice(0, LONGEST.reason) }, (why) => reportSide(deps, id, side, why), d.reportedSide),
  garde: async () => {
    const mine = lines(form, "mine") !== "";
    await settleHeld(deps, id, side, lines(form, "message").slice(0, 40), mine);
    return { text: mine ? d.released : d.dropped };
  },
  issue: async () => {
    const outcome = readOutcome(form);
    if (!outcome) return { errors: { outcome: texts.outcome.title } };
    await answerOutcome(deps, id, side, outcome);
    return { text: texts.outcome.thanks };
  },
  ...(side === "asker" ? { retirer: () => answered({ answer: id }, (mine) => withdraw(deps, mine), d.withdrawn) } : {}),
});

/** Problems that are told beside the form, the others being pages of their own. */
const TOLD: Readonly<Record<string, string>> = { "introduction/bad-target": "to", "introduction/too-many": "text" };

async function acted(deps: IntroductionPagesDeps, secret: string, act: Act, form: Form): Promise<Done> {
  const { it, recipient, side } = await visitorOf(deps, secret);
  const acts = { ...(recipient ? asRecipient(deps, recipient, form) : {}), ...(side ? asSide(deps, it.id, side, form) : {}) };
  const run = acts[act];
  if (!run) throw gone();
  try {
    return await run();
  } catch (error) {
    const field = isProblem(error) ? TOLD[error.code] : undefined;
    if (!isProblem(error)) throw error;
    if (field) return { errors: { [field]: error.detail } };
    if (error.kind === "conflict") return { text: error.detail };
    throw error;
  }
}

/** The private page of each person in an introduction: reading it changes nothing, each button is a form. */
export function linkRoutes(server: FastifyInstance, deps: IntroductionPagesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const page = { schema: { params }, config: { access: "link" } } as const;

  app.get("/mise-en-relation/:secret", page, (request, reply) => show(deps, request, reply, request.params.secret));

  app.get("/mise-en-relation/:secret/issue", page, async (request, reply) => {
    const { secret } = request.params;
    const { it, side } = await visitorOf(deps, secret);
    if (!side) throw gone();
    const asked = request.page.query.get("reponse");
    const chosen = OUTCOMES.find((each) => WORD[each] === asked) ?? it.outcomes[side];
    const path = `/mise-en-relation/${secret}`;
    return reply.page(<OutcomePage context={request.page} path={path} title={it.entryTitle} chosen={chosen} />);
  });

  app.get("/mise-en-relation/:secret/clore", page, async (request, reply) => {
    const { secret } = request.params;
    const { it, side } = await visitorOf(deps, secret);
    if (!side) throw gone();
    const path = `/mise-en-relation/${secret}`;
    if (it.state !== "accepted") return reply.redirect(path, 303);
    return reply.page(<ClosePage context={request.page} path={path} title={it.entryTitle} chosen={it.outcomes[side]} />);
  });

  const acting = { schema: { params: actParams, body: formSchema }, config: { access: "link", ...ACT_LIMIT } } as const;
  app.post("/mise-en-relation/:secret/:act", acting, async (request, reply) => {
    const { secret, act } = request.params;
    const done = await acted(deps, secret, act, request.body);
    if ("errors" in done) return show(deps, request, reply, secret, { errors: done.errors, values: valuesOf(request.body) });
    return reply.done(`/mise-en-relation/${secret}`, { tone: "success", text: done.text });
  });
}
