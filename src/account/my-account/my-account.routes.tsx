import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ProblemError } from "../../platform/errors.ts";
import { eraseAccount } from "../account.commands.ts";
import type { AccountDeps } from "../account-deps.ts";
import { closeOneSession, closeSessions } from "../session/session.commands.ts";
import { isRecent } from "../session/session.ts";
import { clearSessionCookie } from "../session/session-cookie.ts";
import { signedInOf, signInAgain } from "../signed-in.ts";
import { myAccountTexts as t } from "./my-account.fr.ts";
import { keptOf } from "./my-account.store.ts";
import { MyAccountPage } from "./pages/my-account.tsx";

/** What the page of one's own account needs. */
export type MyAccountDeps = AccountDeps & {
  /** Names of organisations by id. */
  organisations(): Promise<ReadonlyMap<string, string>>;
};

const config = { access: "signed-in" } as const;
const limited = { access: "signed-in", rateLimit: { max: 60, timeWindow: "15 minutes" } } as const;
const EVENTS_SHOWN = 12;
/** An export holds them all: a year's. */
const EVENTS_EXPORTED = 100_000;

const noAccount = () => new ProblemError({ code: "account/bad-link", kind: "not-found", ...t.address.taken });

/** One's own account: what is kept, where it is open, taking it away and erasing it. */
export function myAccountRoutes(server: FastifyInstance, deps: MyAccountDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { read } = deps.database;

  app.get("/compte", { config }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    const kept = await keptOf(read, account.id, EVENTS_SHOWN);
    if (!kept) throw noAccount();
    const organisations = await deps.organisations();
    return reply.page(<MyAccountPage context={request.page} kept={kept} session={session} organisations={organisations} />);
  });

  app.get("/compte/donnees.json", { config }, async (request, reply) => {
    const kept = await keptOf(read, signedInOf(request).account.id, EVENTS_EXPORTED);
    reply.headers({ "content-disposition": 'attachment; filename="mon-compte.json"', "cache-control": "no-store" });
    return reply.send(kept);
  });

  const closing = z.object({ session: z.string().max(64).optional(), autres: z.string().max(10).optional() });
  app.post("/compte/sessions", { schema: { body: closing }, config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    if (request.body.autres) await closeSessions(deps, account.id, session.id);
    else await closeOneSession(deps, account.id, request.body.session ?? "");
    const text = request.body.autres ? t.sessions.othersClosed : t.sessions.closed;
    return reply.done("/compte#sessions", { tone: "success", text });
  });

  app.post("/compte/suppression", { config: limited }, async (request, reply) => {
    const { account, session } = signedInOf(request);
    if (!isRecent(session, deps.clock.now())) {
      const again = new ProblemError({ code: "account/sign-in-again", kind: "forbidden", ...t.again });
      return signInAgain(reply, again, "/compte");
    }
    await eraseAccount(deps, account.id);
    clearSessionCookie(reply);
    return reply.done("/", { tone: "success", text: t.data.erased });
  });
}
