import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { readTrap } from "../../moderation/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { concept, schemeAtPath } from "../../vocabulary/index.ts";
import { type Form, formSchema, line } from "../../web/form.ts";
import type { GovernanceDeps } from "../governance.ts";
import { decisionsCsv, decisionsJson } from "./export.ts";
import { ProposalFollowPage, ProposalSentPage } from "./pages/proposal-sent.tsx";
import { ProposalsPage } from "./pages/proposals.tsx";
import { ChoosePage, OtherKindsPage, ProposePage } from "./pages/propose.tsx";
import { alikeProposals, confirmProposal, followedProposal, propose, withdrawProposal } from "./proposal.commands.ts";
import { type ChangeErrors, readChange, readReasons, readSubject } from "./proposal.form.ts";
import { proposalsIn } from "./proposal.store.ts";
import { words as t } from "./words.fr.ts";

const short = z.string().max(120).catch("").default("");
const choosing = z.object({ liste: short, type: short, mot: short, choix: short });
const secretParams = z.object({ secret: z.string().max(100) });
const SENDING = { access: "public", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;

async function sendProposal(deps: GovernanceDeps, request: FastifyRequest, body: Form) {
  const subject = readSubject(line(body, "liste"), line(body, "type"));
  if (subject === undefined)
    return { status: 422, page: <ChoosePage context={request.page} path={line(body, "liste")} kind={line(body, "type")} /> };
  const { scheme, kind } = subject;
  const { account } = request;
  const change = readChange(body, scheme, kind);
  const said = readReasons(body, account !== undefined);
  const trap = readTrap(body);
  const values = { ...change.values, ...said.values };
  const form = { context: request.page, scheme, kind, signedIn: account !== undefined, values, startedAt: trap.startedAt };
  const errors: ChangeErrors = { ...change.errors, ...said.errors };
  if (Object.keys(errors).length > 0) return { status: 422, page: <ProposePage {...form} errors={errors} /> };
  const alike = said.values.different ? [] : await alikeProposals(deps.database.read, { scheme, wanted: change.wanted });
  if (alike.length > 0) return { status: 422, page: <ProposePage {...form} alike={alike} /> };
  const { different: _different, ...rest } = said.values;
  try {
    return { made: await propose(deps, { scheme, wanted: change.wanted, ...rest }, trap, account) };
  } catch (error) {
    if (!isProblem(error, "account/too-many-links")) throw error;
    return { status: 422, page: <ProposePage {...form} errors={{ email: t.tooMany }} /> };
  }
}

function proposing(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const path = "/vocabulaire/propositions/nouvelle";

  app.get(path, { schema: { querystring: choosing }, config: { access: "public" } }, async (request, reply) => {
    const { liste, type, mot, choix } = request.query;
    const context = request.page;
    const scheme = schemeAtPath(liste);
    const subject = readSubject(liste, type);
    if (choix || !scheme || type === "") return reply.page(<ChoosePage context={context} path={liste} kind={type} about={mot} />);
    if (!subject) return reply.page(<OtherKindsPage context={context} scheme={scheme} />);
    const values = concept(scheme, mot) ? { concept: mot } : {};
    return reply.page(<ProposePage context={context} {...subject} signedIn={request.account !== undefined} values={values} />);
  });

  app.post(path, { schema: { body: formSchema }, config: SENDING }, async (request, reply) => {
    const { made, page, status } = await sendProposal(deps, request, request.body);
    if (made === undefined) return reply.page(page, { status });
    if (made.state === "unconfirmed") return reply.page(<ProposalSentPage context={request.page} localMail={deps.localMail} />);
    if (made.state === "open")
      return reply.done(`/vocabulaire/propositions/${made.id}`, { tone: "success", text: t.sent.opened });
    return reply.done("/vocabulaire/propositions", { tone: "success", text: t.sent.waiting });
  });
}

function following(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const link = { schema: { params: secretParams }, config: { access: "link" } } as const;

  app.get("/vocabulaire/proposition/:secret", link, async (request, reply) => {
    const { secret } = request.params;
    const proposal = await followedProposal(deps, secret);
    return reply.page(<ProposalFollowPage context={request.page} proposal={proposal} secret={secret} />);
  });

  app.post("/vocabulaire/proposition/:secret", link, async (request, reply) => {
    await confirmProposal(deps, request.params.secret);
    return reply.done(`/vocabulaire/proposition/${request.params.secret}`, { tone: "success", text: t.sent.waiting });
  });

  app.post("/vocabulaire/proposition/:secret/retrait", link, async (request, reply) => {
    const { id } = await followedProposal(deps, request.params.secret);
    await withdrawProposal(deps, id);
    return reply.done(`/vocabulaire/proposition/${request.params.secret}`, { tone: "info", text: t.follow.withdrawn });
  });
}

/** Proposing changes of the words: the lists of what is discussed and decided, the form, the private link, the files. */
export function wordsRoutes(server: FastifyInstance, deps: GovernanceDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;
  const config = { access: "public" } as const;
  const decided = async () => proposalsIn(read, ["decided"], 10_000);

  app.get("/vocabulaire/propositions", { config }, async (request, reply) =>
    reply.page(
      <ProposalsPage
        context={request.page}
        open={await proposalsIn(read, ["open"])}
        decided={await proposalsIn(read, ["decided"])}
      />,
    ),
  );

  app.get("/vocabulaire/propositions.csv", { config }, async (_request, reply) =>
    reply
      .header("content-disposition", 'attachment; filename="propositions.csv"')
      .type("text/csv; charset=utf-8")
      .send(decisionsCsv(deps.instance.url, await decided())),
  );

  app.get("/vocabulaire/propositions.json", { config }, async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(JSON.stringify(decisionsJson(deps.instance.url, await decided()))),
  );

  proposing(server, deps);
  following(server, deps);
}
