import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { normaliseEmail } from "../account/index.ts";
import { ProblemError } from "../platform/errors.ts";
import { askManageLink, changeRhythm, mute, pauseFollow, personOfLink, resumeFollows, stopFollows } from "./follow.commands.ts";
import { fr } from "./follow.fr.ts";
import { personByEmail } from "./follow.store.ts";
import { type Person, RHYTHMS } from "./follow.ts";
import type { FollowRoutesDeps } from "./follow-deps.ts";
import { mineView, nextLetters } from "./mine.query.ts";
import { ConfirmationSentPage } from "./pages/follow-pages.tsx";
import { LostPage, MinePage } from "./pages/mine-pages.tsx";
import { PreviewPage } from "./pages/preview-page.tsx";

const params = z.object({ secret: z.string().max(100) });
const query = z.object({ arret: z.string().max(40).optional().catch(undefined) });
const id = z.string().max(40);
const actForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("rhythm"), follow: id, rhythm: z.enum(RHYTHMS) }),
  z.object({ act: z.literal("stop"), follow: id }),
  z.object({ act: z.enum(["pause", "resume"]), follow: id }),
  z.object({ act: z.literal("stop-all") }),
  z.object({ act: z.literal("undo"), stopped: id }),
  z.object({ act: z.literal("mute"), days: z.coerce.number().int().min(0).max(90) }),
]);
const lostForm = z.object({ email: z.string().max(2_000).default("") });

/** Somebody signed in who follows nothing yet. */
const NOBODY: Person = { id: "", email: "" };
const MINE = "/mes-suivis";

async function ownPerson(deps: FollowRoutesDeps, request: FastifyRequest): Promise<Person | undefined> {
  return request.account && ((await personByEmail(deps.database.read, request.account.email)) ?? NOBODY);
}

async function act(
  deps: FollowRoutesDeps,
  person: Person,
  asked: z.infer<typeof actForm>,
  { reply, base }: { reply: FastifyReply; base: string },
): Promise<FastifyReply> {
  switch (asked.act) {
    case "rhythm":
      await changeRhythm(deps, person, asked.follow, asked.rhythm);
      return reply.done(base, { tone: "success", text: fr.done.rhythm });
    case "pause":
    case "resume":
      await pauseFollow(deps, person, asked.follow, asked.act === "pause");
      return reply.done(base, { tone: "success", text: asked.act === "pause" ? fr.done.paused : fr.done.unpaused });
    case "undo":
      await resumeFollows(deps, person, asked.stopped);
      return reply.done(base, { tone: "success", text: fr.done.resumed });
    case "mute":
      await mute(deps, person, asked.days);
      return reply.done(base, { tone: "success", text: asked.days > 0 ? fr.done.muted : fr.done.unmuted });
    default: {
      const stopped = await stopFollows(deps, person, asked.act === "stop" ? asked.follow : undefined);
      if (!stopped) return reply.done(base, { tone: "info", text: fr.done.nothing });
      return reply.done(`${base}?arret=${encodeURIComponent(stopped)}`);
    }
  }
}

/** What somebody follows, by their private link or signed in; and the way back for who lost the link. */
export function mineRoutes(server: FastifyInstance, deps: FollowRoutesDeps): void {
  sessionRoutes(server, deps);
  linkRoutes(server, deps);
}

function sessionRoutes(server: FastifyInstance, deps: FollowRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { database, clock } = deps;

  app.get(MINE, { schema: { querystring: query }, config: { access: "public" } }, async (request, reply) => {
    const person = await ownPerson(deps, request);
    if (!person) return reply.page(<LostPage context={request.page} />);
    const view = await mineView(database.read, person, clock.now(), request.query.arret);
    return reply.page(<MinePage context={request.page} view={view} base={MINE} />);
  });

  app.get(`${MINE}/apercu`, { config: { access: "signed-in" } }, async (request, reply) => {
    const letters = await nextLetters(
      database.read,
      (await ownPerson(deps, request)) ?? NOBODY,
      await deps.sources(),
      clock.now(),
    );
    return reply.page(<PreviewPage context={request.page} letters={letters} base={MINE} />);
  });

  app.post(MINE, { schema: { body: actForm }, config: { access: "signed-in" } }, async (request, reply) => {
    const person = await ownPerson(deps, request);
    if (!person?.id) throw new ProblemError({ code: "follow/not-found", kind: "not-found", ...fr.problems.notFound });
    return await act(deps, person, request.body, { reply, base: MINE });
  });

  const limit = { rateLimit: { max: 120, timeWindow: "15 minutes" } };
  app.post(`${MINE}/lien`, { schema: { body: lostForm }, config: { access: "public", ...limit } }, async (request, reply) => {
    const email = normaliseEmail(request.body.email);
    if (!email) {
      const page = <LostPage context={request.page} email={request.body.email} error={fr.ask.badEmail} />;
      return reply.page(page, { status: 422 });
    }
    await askManageLink(deps, email);
    return reply.page(
      <ConfirmationSentPage context={request.page} again={MINE} local={deps.localMail} lead={fr.mine.lost.sent} />,
    );
  });
}

function linkRoutes(server: FastifyInstance, deps: FollowRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { database, clock } = deps;
  const config = { access: "link" } as const;

  app.get(`${MINE}/:secret`, { schema: { params, querystring: query }, config }, async (request, reply) => {
    const { secret } = request.params;
    const view = await mineView(database.read, await personOfLink(deps, secret), clock.now(), request.query.arret);
    return reply.page(<MinePage context={request.page} view={view} base={`${MINE}/${secret}`} />);
  });

  app.get(`${MINE}/:secret/apercu`, { schema: { params }, config }, async (request, reply) => {
    const { secret } = request.params;
    const person = await personOfLink(deps, secret);
    const letters = await nextLetters(database.read, person, await deps.sources(), clock.now());
    return reply.page(<PreviewPage context={request.page} letters={letters} base={`${MINE}/${secret}`} />);
  });

  app.post(`${MINE}/:secret`, { schema: { params, body: actForm }, config }, async (request, reply) => {
    const { secret } = request.params;
    const person = await personOfLink(deps, secret);
    return await act(deps, person, request.body, { reply, base: `${MINE}/${secret}` });
  });
}
