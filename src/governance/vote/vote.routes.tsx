import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, readPrivateLink, requireAccount } from "../../account/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { type Errors, formSchema, line, lines } from "../../web/form.ts";
import { needApplication } from "../application/application.commands.ts";
import { PUBLIC_STATES, subjectOf } from "../application/application.ts";
import { eventsOf } from "../event.store.ts";
import type { Values } from "../form.ts";
import { governance } from "../governance.fr.ts";
import { type GovernanceDeps, isMember, spokenFor } from "../governance.ts";
import { CandidaciesPage } from "./pages/candidacies.tsx";
import { CandidacyPage } from "./pages/candidacy.tsx";
import { SilencePage } from "./pages/silence.tsx";
import { type Standing, standings } from "./standing.ts";
import { castBallot, voters } from "./vote.commands.ts";
import { vote as t } from "./vote.fr.ts";
import { SILENCE } from "./vote.jobs.ts";
import { ballotsOf, setSilence } from "./vote.store.ts";
import { CHOICES } from "./vote.ts";

const idParams = z.object({ id: z.string().max(40) });
const secretParams = z.object({ secret: z.string().max(100) });
const LONGEST_COMMENT = 2_000;

async function publicStanding(deps: GovernanceDeps, id: string): Promise<Standing> {
  const found = (await standings(deps.database.read)).find(({ application }) => application.id === id);
  if (found) return found;
  const it = await needApplication(deps.database.read, id);
  if (PUBLIC_STATES.includes(it.state)) return { application: it };
  throw new ProblemError({ code: "application/not-found", kind: "not-found", ...governance.notFound });
}

async function candidacyPage(
  deps: GovernanceDeps,
  request: FastifyRequest,
  id: string,
  again: { errors?: Errors; values?: Values } = {},
) {
  const { read } = deps.database;
  const standing = await publicStanding(deps, id);
  const { vote } = standing;
  const ballots = vote === undefined ? [] : await ballotsOf(read, vote);
  const able = await voters(deps, read);
  const members = await deps.members(read);
  const isReader = isMember(request.account);
  const member = { ballots, members, own: spokenFor(request.account, able), voters: able.length };
  return (
    <CandidacyPage
      context={request.page}
      standing={standing}
      events={await eventsOf(read, subjectOf(id))}
      now={deps.clock.now().toISOString()}
      cast={ballots.filter(({ partner }) => able.some((each) => each.id === partner)).length}
      voters={able.length}
      member={isReader ? member : undefined}
      {...again}
    />
  );
}

function readBallot(body: z.infer<typeof formSchema>) {
  const values = { partner: line(body, "partner"), choice: line(body, "choice"), comment: lines(body, "comment") };
  const choice = CHOICES.find((each) => each === values.choice);
  const { comment } = values;
  const errors: Errors = {
    ...(values.partner ? {} : { partner: t.missingPartner }),
    ...(choice ? {} : { choice: t.missingChoice }),
    ...(choice === "block" && comment === "" ? { comment: t.missingReason } : {}),
    ...(comment.length > LONGEST_COMMENT ? { comment: governance.form.tooLong(LONGEST_COMMENT, comment.length) } : {}),
  };
  return { values, errors, choice };
}

/** The votes of members, read by anyone; the voice of a partner, cast by its editors. */
export function voteRoutes(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;

  app.get("/reseau/candidatures", { config: { access: "public" } }, async (request, reply) =>
    reply.page(<CandidaciesPage context={request.page} standings={await standings(read)} />),
  );

  app.get("/reseau/candidatures/:id", { schema: { params: idParams }, config: { access: "public" } }, async (request, reply) =>
    reply.page(await candidacyPage(deps, request, request.params.id)),
  );

  const casting = { schema: { params: idParams, body: formSchema }, config: { access: "partner" } } as const;
  app.post("/reseau/candidatures/:id/voix", casting, async (request, reply) => {
    const { id } = request.params;
    const account: Account = requireAccount(request.account, () => true);
    const { values, errors, choice } = readBallot(request.body);
    if (choice === undefined || Object.keys(errors).length > 0)
      return reply.page(await candidacyPage(deps, request, id, { errors, values }), { status: 422 });
    try {
      await castBallot(deps, account, { application: id, partner: values.partner, choice, comment: values.comment });
    } catch (error) {
      // Closed a moment ago: what was typed stays on the page, which says that it is over.
      if (!isProblem(error, "vote/closed")) throw error;
      const again = { errors: { comment: `${error.detail} ${error.hint ?? ""}` }, values };
      return reply.page(await candidacyPage(deps, request, id, again), { status: 409 });
    }
    return reply.done(`/reseau/candidatures/${id}`, { tone: "success", text: t.sent });
  });

  const silence = { schema: { params: secretParams }, config: { access: "link" } } as const;
  app.get("/reseau/silence/:secret", silence, async (request, reply) => {
    await readPrivateLink(read, SILENCE, request.params.secret, deps.clock);
    return reply.page(<SilencePage context={request.page} secret={request.params.secret} />);
  });

  // Also pressed by letter boxes themselves, without a session (RFC 8058).
  app.post("/reseau/silence/:secret", silence, async (request, reply) => {
    const { subject } = await readPrivateLink(read, SILENCE, request.params.secret, deps.clock);
    await deps.database.transaction(async (trx) => {
      const email = (await deps.members(trx)).flatMap(({ editors }) => editors).find(({ account }) => account === subject)?.email;
      if (email) await setSilence(trx, email, deps.clock.now().toISOString());
    });
    return reply.done("/reseau/candidatures", { tone: "success", text: t.silence.done });
  });
}
