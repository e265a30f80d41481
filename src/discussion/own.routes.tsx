import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { requireAccount } from "../account/index.ts";
import { entriesByIds, entryPath } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { fr } from "./discussion.fr.ts";
import type { DiscussionRoutesDeps } from "./discussion-deps.ts";
import { confirm, ownByEmail, ownByLink, restore, rewrite, withdraw } from "./message.commands.ts";
import { messagesBy } from "./message.store.ts";
import { keptText, type Message, textProblem } from "./message.ts";
import { MinePage, OwnPage, type OwnView } from "./pages/own-pages.tsx";

const secretParams = z.object({ secret: z.string().max(100) });
const idParams = z.object({ id: z.string().max(40) });
const actForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("confirm") }),
  z.object({
    act: z.literal("rewrite"),
    text: z.string().max(2_000_000).default(""),
    version: z.coerce.number().int().min(1).max(1_000_000),
  }),
  z.object({ act: z.literal("withdraw") }),
  z.object({ act: z.literal("restore") }),
]);

async function viewsOf(executor: Executor, messages: readonly Message[]): Promise<OwnView[]> {
  const entries = await entriesByIds(executor, [...new Set(messages.map(({ entry }) => entry))]);
  const fiches = new Map(entries.map((entry) => [entry.id, { title: entry.single.title.value, path: entryPath(entry) }]));
  return messages.map((message) => ({ message, fiche: fiches.get(message.entry) }));
}

type Turn = {
  request: FastifyRequest;
  reply: FastifyReply;
  message: Message;
  base: string;
  isTrapped: boolean;
  /** Signed in as its author. */
  account?: string | undefined;
};

async function show(
  deps: DiscussionRoutesDeps,
  { request, reply, message, base }: Turn,
  again: Partial<OwnView> = {},
): Promise<FastifyReply> {
  const [view] = await viewsOf(deps.database.read, [message]);
  return reply.page(
    <OwnPage context={request.page} view={{ message, ...view, ...again }} base={base} />,
    again.error ? { status: 422 } : {},
  );
}

async function act(deps: DiscussionRoutesDeps, turn: Turn, asked: z.infer<typeof actForm>): Promise<FastifyReply> {
  const { reply, message, base, isTrapped, account } = turn;
  const done = (text: string) => reply.done(base, { tone: "success", text });
  switch (asked.act) {
    case "confirm":
      return done((await confirm(deps, message.id, isTrapped)) ? fr.done.published : fr.done.waiting);
    case "withdraw":
      await withdraw(deps, message.id);
      return done(fr.done.withdrawn);
    case "restore":
      await restore(deps, message.id);
      return done(fr.done.restored);
    case "rewrite": {
      const text = keptText(asked.text);
      const problem = textProblem(text);
      const error = problem && (problem === "empty" ? fr.errors.empty : fr.errors.long(text.length));
      if (error) return await show(deps, turn, { typed: asked.text, error });
      const shown = await rewrite(deps, message.id, text, asked.version, account === undefined ? {} : { account });
      return done(shown ? fr.done.rewrittenShown : fr.done.rewritten);
    }
  }
}

/** One's own messages: by the private link, or signed in. */
export function ownRoutes(server: FastifyInstance, deps: DiscussionRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  const byLink = async (request: FastifyRequest, reply: FastifyReply, secret: string): Promise<Turn> => {
    const { message, isTrapped } = await ownByLink(deps, secret);
    return { request, reply, message, isTrapped, base: `/message/${secret}` };
  };
  const link = { access: "link" } as const;
  app.get("/message/:secret", { schema: { params: secretParams }, config: link }, async (request, reply) =>
    show(deps, await byLink(request, reply, request.params.secret)),
  );
  app.post("/message/:secret", { schema: { params: secretParams, body: actForm }, config: link }, async (request, reply) =>
    act(deps, await byLink(request, reply, request.params.secret), request.body),
  );

  const bySession = async (request: FastifyRequest, reply: FastifyReply, id: string): Promise<Turn> => {
    const account = requireAccount(request.account, () => true);
    const message = await ownByEmail(deps, id, account.email);
    return { request, reply, message, isTrapped: false, base: `/mes-messages/${id}`, account: account.id };
  };
  const session = { access: "signed-in" } as const;
  app.get("/mes-messages", { config: session }, async (request, reply) => {
    const { email } = requireAccount(request.account, () => true);
    const views = await viewsOf(deps.database.read, await messagesBy(deps.database.read, email));
    return reply.page(<MinePage context={request.page} views={views} />);
  });
  app.get("/mes-messages/:id", { schema: { params: idParams }, config: session }, async (request, reply) =>
    show(deps, await bySession(request, reply, request.params.id)),
  );
  app.post("/mes-messages/:id", { schema: { params: idParams, body: actForm }, config: session }, async (request, reply) =>
    act(deps, await bySession(request, reply, request.params.id), request.body),
  );
}
