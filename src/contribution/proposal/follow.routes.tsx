import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Entry, entryById } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import { formSchema, lines } from "../../web/form.ts";
import { draftPictureAddress } from "../pictures/picture-address.ts";
import { type Opened, openProposal } from "./access.commands.ts";
import { followHref, writeHref } from "./addresses.ts";
import { contestRefusal, sendUpdate, undoWithdrawal, withdrawProposal } from "./follow.commands.ts";
import { frame } from "./frame.fr.ts";
import { FollowPage } from "./pages/follow-page.tsx";
import { follow as t } from "./pages.fr.ts";
import { previewOf } from "./preview.ts";
import type { Proposal } from "./proposal.ts";
import { LINK, secretParams, type WriteDeps } from "./write.routes.tsx";

/** Only what was sent has a page of its own; a draft's secret opens the draft. @throws ProblemError `proposal/gone`. */
async function followedOf(deps: WriteDeps, secret: string): Promise<Opened["proposal"]> {
  const { proposal, followed } = await openProposal(deps, deps.database.read, secret);
  if (!followed) throw new ProblemError({ code: "proposal/gone", kind: "not-found", ...frame.gone });
  return proposal;
}

/** Characters of what is answered to a refusal. */
const CONTEST = 2_000;

type More = { thanks?: boolean; contest?: { words: string; error: string } };

async function followPage(deps: WriteDeps, request: FastifyRequest, secret: string, proposal: Proposal, more: More = {}) {
  const pictureUrl = (picture: string) => deps.instance.url + draftPictureAddress(secret, picture);
  const entry: Entry | undefined = proposal.entry ? await entryById(deps.database.read, proposal.entry) : undefined;
  return (
    <FollowPage
      context={request.page}
      secret={secret}
      proposal={proposal}
      preview={previewOf(proposal, pictureUrl)}
      entry={entry}
      sources={await deps.sources()}
      thanks={more.thanks && proposal.state === "waiting"}
      contest={more.contest}
    />
  );
}

/** What is held of a contribution, for its author: everything, in words that they know. */
const exported = ({ id, state, answers, published, decision, entry, createdAt, updatedAt, email }: Proposal) => ({
  contribution: id,
  etat: state,
  adresse: email,
  reponses: answers,
  ...(published ? { publie: published } : {}),
  ...(decision ? { decision } : {}),
  ...(entry ? { fiche: entry } : {}),
  cree_le: createdAt,
  modifie_le: updatedAt,
});

/** The private page of a contribution: following, sending what changed, withdrawing, taking one's data along. */
export function followRoutes(server: FastifyInstance, deps: WriteDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const options = { schema: { params: secretParams }, config: LINK };
  const withThanks = {
    schema: { params: secretParams, querystring: z.object({ merci: z.string().max(10).optional().catch(undefined) }) },
    config: LINK,
  };

  app.get("/ma-contribution/:secret", withThanks, async (request, reply) => {
    const { secret } = request.params;
    const thanks = request.query.merci !== undefined;
    return reply.page(await followPage(deps, request, secret, await followedOf(deps, secret), { thanks }));
  });

  app.get("/ma-contribution/:secret/donnees.json", options, async (request, reply) => {
    const proposal = await followedOf(deps, request.params.secret);
    return reply.header("content-disposition", 'attachment; filename="ma-contribution.json"').send(exported(proposal));
  });

  app.post("/ma-contribution/:secret/envoi", options, async (request, reply) => {
    const { secret } = request.params;
    await followedOf(deps, secret);
    const sent = await sendUpdate(deps, secret);
    if (sent === "incomplete") return reply.done(writeHref(secret, "apercu"));
    return reply.done(followHref(secret), { tone: "success", text: t.sent[sent] });
  });

  const contesting = { ...options, schema: { ...options.schema, body: formSchema } };
  app.post("/ma-contribution/:secret/contester", contesting, async (request, reply) => {
    const { secret } = request.params;
    const proposal = await followedOf(deps, secret);
    const words = lines(request.body, "pourquoi");
    if (!words || words.length > CONTEST) {
      const contest = { words, error: words ? t.contest.tooLong(CONTEST) : t.contest.missing };
      return reply.page(await followPage(deps, request, secret, proposal, { contest }), { status: 422 });
    }
    await contestRefusal(deps, secret, words);
    return reply.done(followHref(secret), { tone: "success", text: t.contest.done });
  });

  app.post("/ma-contribution/:secret/retrait", options, async (request, reply) => {
    const { secret } = request.params;
    await followedOf(deps, secret);
    await withdrawProposal(deps, secret);
    return reply.done(followHref(secret), { tone: "info", text: t.withdraw.done });
  });

  app.post("/ma-contribution/:secret/remise", options, async (request, reply) => {
    const { secret } = request.params;
    await followedOf(deps, secret);
    await undoWithdrawal(deps, secret);
    return reply.done(followHref(secret), { tone: "success", text: t.withdraw.undone });
  });
}
