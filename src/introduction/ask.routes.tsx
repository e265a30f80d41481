import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Entry, entryById, entryPath, idFromAddress, visibleEntry } from "../catalogue/index.ts";
import { readTrap } from "../moderation/index.ts";
import { isProblem } from "../platform/errors.ts";
import { formSchema } from "../web/form.ts";
import { askForContact, confirmRequest, gone, toConfirm } from "./ask.commands.ts";
import { readAsk } from "./ask.form.ts";
import { texts } from "./introduction.fr.ts";
import type { IntroductionPagesDeps } from "./introduction-deps.ts";
import { isNobodys } from "./ladder.ts";
import { AskPage } from "./pages/ask-page.tsx";
import { ConfirmRequestPage, SentPage } from "./pages/sent-page.tsx";

/** Requests from one place: enough for a village hall, too few for a machine. */
const ASK_LIMIT = { rateLimit: { max: 120, timeWindow: "15 minutes" } };
const params = z.object({ address: z.string().max(200) });
const secretParams = z.object({ secret: z.string().max(100) });

/** Asking for contact about a fiche, and proving one's address. */
export function askRoutes(server: FastifyInstance, deps: IntroductionPagesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  async function find(address: string): Promise<Entry> {
    const id = idFromAddress(address);
    const entry = id && (await entryById(deps.database.read, id));
    if (!entry) throw gone();
    return entry;
  }

  app.get("/fiche/:address/contact", { schema: { params }, config: { access: "public" } }, async (request, reply) => {
    const entry = await find(request.params.address);
    const path = `${entryPath(entry)}/contact`;
    if (request.page.path !== path) return reply.redirect(path, 301);
    return reply.page(<AskPage context={request.page} entry={visibleEntry(entry, "open")} />);
  });

  const asking = { schema: { params, body: formSchema }, config: { access: "public", ...ASK_LIMIT } } as const;
  app.post("/fiche/:address/contact", asking, async (request, reply) => {
    const entry = await find(request.params.address);
    const trap = readTrap(request.body);
    const { values, errors, answers } = readAsk(request.body);
    const again = (wrong: Record<string, string>) => {
      const shown = visibleEntry(entry, "open");
      const page = <AskPage context={request.page} entry={shown} values={values} errors={wrong} startedAt={trap.startedAt} />;
      return reply.page(page, { status: 422 });
    };
    if (!answers) return again(errors);
    try {
      await askForContact(deps, entry, answers, trap);
    } catch (error) {
      if (!isProblem(error, "account/too-many-links") && !isProblem(error, "introduction/busy")) throw error;
      return again({ email: `${error.detail} ${error.hint ?? ""}` });
    }
    return reply.page(<SentPage context={request.page} entry={entry} local={deps.localMail} />);
  });

  const link = { schema: { params: secretParams }, config: { access: "link" } } as const;
  app.get("/mise-en-relation/confirmer/:secret", link, async (request, reply) => {
    const { secret } = request.params;
    const it = await toConfirm(deps, secret);
    const nobody = await isNobodys(deps.database.read, deps, it);
    return reply.page(<ConfirmRequestPage context={request.page} it={it} secret={secret} nobody={nobody} />);
  });

  app.post("/mise-en-relation/confirmer/:secret", link, async (request, reply) => {
    const before = await toConfirm(deps, request.params.secret);
    const { it, page } = await confirmRequest(deps, request.params.secret);
    // Pressed again, it only opens the page of a request that has left already.
    if (before.state !== "unconfirmed") return reply.redirect(new URL(page).pathname, 303);
    const text = it.state === "held" ? texts.done.heldFirst : texts.done.confirmed;
    return reply.done(new URL(page).pathname, { tone: "success", text });
  });
}
