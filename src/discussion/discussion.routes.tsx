import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { normaliseEmail } from "../account/index.ts";
import { type Entry, entryPath, idFromAddress } from "../catalogue/index.ts";
import { HONEYPOT, readTrap } from "../moderation/index.ts";
import type { Executor } from "../platform/database.ts";
import { fr } from "./discussion.fr.ts";
import type { DiscussionRoutesDeps } from "./discussion-deps.ts";
import { type Written, write } from "./message.commands.ts";
import { countShown, countThreads, latestShown, messageById, threadsOf } from "./message.store.ts";
import {
  keptName,
  keptText,
  MESSAGE_KINDS,
  type Message,
  type MessageKind,
  MOST_NAME,
  shownText,
  textProblem,
} from "./message.ts";
import { ficheOf } from "./message-standing.ts";
import { ownRoutes } from "./own.routes.tsx";
import { DiscussionPage, type DiscussionView } from "./pages/discussion-page.tsx";
import { DiscussionBlock } from "./pages/discussion-part.tsx";
import type { FormErrors, Typed } from "./pages/message-form.tsx";
import { SentPage } from "./pages/own-pages.tsx";
import { RulePage } from "./pages/rule.tsx";

const PAGE_SIZE = 20;
const LATEST = 3;

const params = z.object({ address: z.string().max(200) });
const query = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  repondre: z.string().max(40).optional().catch(undefined),
});
const word = (most: number) => z.string().max(most).optional().catch(undefined);
const form = z.object({
  kind: word(20),
  parent: word(40),
  text: z.string().max(2_000_000).default(""),
  name: z.string().max(2_000_000).default(""),
  email: z.string().max(2_000_000).default(""),
  [HONEYPOT]: z.unknown().optional(),
  ouvert_le: z.unknown().optional(),
});

/** Writing is slow enough that nobody floods a fiche. */
const WRITE_LIMIT = { rateLimit: { max: 120, timeWindow: "15 minutes" } };

type Shown = { page: number; typed?: Typed; errors?: FormErrors; answering?: string | undefined };

async function viewOf(
  executor: Executor,
  entry: Entry,
  { page, typed = {}, errors = {}, answering }: Shown,
): Promise<DiscussionView> {
  const [count, total] = await Promise.all([countShown(executor, entry.id), countThreads(executor, entry.id)]);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const shownPage = Math.min(page, pages);
  const threads = await threadsOf(executor, entry.id, { limit: PAGE_SIZE, offset: (shownPage - 1) * PAGE_SIZE });
  const parent = answering === undefined ? undefined : await answerable(executor, entry, answering);
  return { entry, threads, count, page: shownPage, pages, typed, errors, parent };
}

async function answerable(executor: Executor, entry: Entry, id: string): Promise<Message | undefined> {
  const parent = await messageById(executor, id);
  const open = parent?.entry === entry.id && parent.parent === undefined && shownText(parent) !== undefined;
  return open ? parent : undefined;
}

type Read = { written: Written; errors: FormErrors };

function readForm(entry: Entry, body: z.infer<typeof form>): Read {
  const text = keptText(body.text);
  const name = keptName(body.name);
  const email = normaliseEmail(body.email);
  const kind = MESSAGE_KINDS.find((each) => each === body.kind && each !== "answer");
  const problem = textProblem(text);
  const errors: FormErrors = {
    ...(kind || body.parent ? {} : { kind: fr.errors.kind }),
    ...(problem ? { text: problem === "empty" ? fr.errors.empty : fr.errors.long(text.length) } : {}),
    ...(name.length > MOST_NAME ? { name: fr.errors.name } : {}),
    ...(email ? {} : { email: fr.errors.email }),
  };
  const written: Written = {
    entry: entry.id,
    kind: kind ?? ("answer" satisfies MessageKind),
    text,
    email: email ?? "",
    trap: readTrap(body),
    ...(body.parent ? { parent: body.parent } : {}),
    ...(name ? { name } : {}),
  };
  return { written, errors };
}

async function post(
  deps: DiscussionRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { entry, body }: { entry: Entry; body: z.infer<typeof form> },
): Promise<FastifyReply> {
  const { written, errors } = readForm(entry, body);
  if (Object.keys(errors).length > 0) {
    const { kind, text, name, email } = body;
    const typed: Typed = { kind, text, name, email, startedAt: written.trap.startedAt };
    const view = await viewOf(deps.database.read, entry, { page: 1, typed, errors, answering: body.parent });
    return reply.page(<DiscussionPage context={request.page} view={view} />, { status: 422 });
  }
  const path = `${entryPath(entry)}/discussion`;
  const { account } = request;
  const isOwn = account !== undefined && account.email === written.email;
  const { message, shown } = await write(deps, written, isOwn ? { account: account.id } : {});
  if (!isOwn) return reply.page(<SentPage context={request.page} back={path} local={deps.localMail} />);
  if (shown) return reply.done(`${path}#message-${message.id}`, { tone: "success", text: fr.done.published });
  return reply.done(path, { tone: "success", text: fr.done.waiting });
}

/** Discussions of fiches: reading, writing, and the rule. */
export const discussionRoutes =
  (deps: DiscussionRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const { read } = deps.database;
    const entryAt = (address: string) => ficheOf(read, idFromAddress(address) ?? "");

    app.get(
      "/fiche/:address/discussion",
      { schema: { params, querystring: query }, config: { access: "public" } },
      async (request, reply) => {
        const entry = await entryAt(request.params.address);
        const path = `${entryPath(entry)}/discussion`;
        if (request.page.path !== path) return reply.redirect(path, 301);
        const { page, repondre } = request.query;
        const typed = { email: request.account?.email, name: request.account?.name };
        const view = await viewOf(read, entry, { page, typed, answering: repondre });
        return reply.page(<DiscussionPage context={request.page} view={view} />);
      },
    );

    const writing = { schema: { params, body: form }, config: { access: "public", ...WRITE_LIMIT } } as const;
    app.post("/fiche/:address/discussion", writing, async (request, reply) => {
      const entry = await entryAt(request.params.address);
      return await post(deps, request, reply, { entry, body: request.body });
    });

    app.get("/regle-de-conversation", { config: { access: "public" } }, async (request, reply) =>
      reply.page(<RulePage context={request.page} />, { cacheSeconds: 300 }),
    );
    ownRoutes(server, deps);
  };

/** The discussion as the fiche shows it: the count, the last three messages, the way in. */
export async function discussionPart(executor: Executor, entry: Entry) {
  const [count, latest] = await Promise.all([countShown(executor, entry.id), latestShown(executor, entry.id, LATEST)]);
  return <DiscussionBlock path={`${entryPath(entry)}/discussion`} count={count} latest={latest} />;
}
