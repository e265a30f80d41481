import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Access, normaliseEmail, requireAccount } from "../../account/index.ts";
import { entriesByIds, visibleEntry } from "../../catalogue/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { type Errors, type Form, formSchema, line, lines } from "../../web/form.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";
import { correctionsOf } from "../correction/correction.store.ts";
import type { Correction } from "../correction/correction.ts";
import { fr as fieldsFr } from "../correction/fields.fr.ts";
import type { Section } from "../correction/fields.ts";
import { grouped } from "../correction/grouped.ts";
import * as commands from "./holder.commands.ts";
import { fr } from "./holder.fr.ts";
import { heldBy } from "./holder.store.ts";
import { type Holder, REACHES } from "./holder.ts";
import { readSection } from "./holder-form.ts";
import { HolderPage, type HolderPageProps } from "./pages/holder-page.tsx";
import { MinePage } from "./pages/mine-page.tsx";
import { TransferPage } from "./pages/transfer-page.tsx";
import { acceptTransfer, offerTransfer, transferOffered } from "./transfer.commands.ts";

const fromQuery = z.object({ debut: z.coerce.number().int().min(0).max(10_000).catch(0) });
const sections = Object.keys(fieldsFr.sections) as Section[];

/** One way in to a holder's page: by the secret of their address, or signed in. */
type Door = { path: string; access: Access; enter(key: string, request: FastifyRequest): Promise<Holder> };

type Again = Pick<HolderPageProps, "form" | "errors" | "section" | "spare">;

/** Name and role of a holder, as asked wherever they are. */
function readWho(form: Form): { who: { name: string; role: string }; errors: Errors } {
  const who = { name: line(form, "votre-nom"), role: line(form, "votre-role") };
  const errors: Errors = {};
  if (!who.name || who.name.length > 120) errors["votre-nom"] = fr.errors.name;
  if (!who.role || who.role.length > 200) errors["votre-role"] = fr.errors.role;
  return { who, errors };
}

/** What others propose: what a holder proposed themselves is not theirs to judge. */
const pendingOf = async (deps: CorrectionDeps, { entry, email }: Holder): Promise<Correction[]> =>
  (await correctionsOf(deps.database.read, entry, ["waiting"])).filter(
    (it) => !it.holder && !it.likelySpam && (!it.email || it.email !== email),
  );

async function show(
  deps: CorrectionDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  holder: Holder,
  from: number,
  again?: Again,
) {
  const entry = visibleEntry(await commands.entryOfHolder(deps.database.read, holder), "open");
  const pending = await pendingOf(deps, holder);
  const page = <HolderPage context={request.page} {...{ holder, entry, pending, from }} {...again} />;
  const wrong = again?.errors && Object.keys(again.errors).length > 0;
  return reply.page(page, wrong ? { status: 422 } : {});
}

function doorRoutes(server: FastifyInstance, deps: CorrectionDeps, { path, access, enter }: Door): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access, rateLimit: { max: 120, timeWindow: "15 minutes" } };
  const params = z.object({ key: z.string().max(100) });
  const acting = { schema: { params, body: formSchema, querystring: fromQuery }, config };
  const home = (request: FastifyRequest): string => request.page.path.split("/").slice(0, 3).join("/");
  const done = (request: FastifyRequest, reply: FastifyReply, text: string, tone: "success" | "info" = "success") =>
    reply.done(home(request), { tone, text });

  app.get(path, { schema: { params, querystring: fromQuery }, config }, async (request, reply) =>
    show(deps, request, reply, await enter(request.params.key, request), request.query.debut),
  );

  app.post(`${path}/partie`, acting, async (request, reply) => {
    const holder = await enter(request.params.key, request);
    const form = request.body;
    const section = sections.find((each) => each === line(form, "partie"));
    if (!section) return done(request, reply, fr.done.same, "info");
    const from = request.query.debut;
    if (line(form, "chercher") || line(form, "plus"))
      return show(deps, request, reply, holder, from, { form, errors: {}, section, spare: line(form, "plus") ? 6 : undefined });
    const entry = visibleEntry(await commands.entryOfHolder(deps.database.read, holder), "open");
    const { changes, errors } = readSection(entry, section, form, from);
    if (Object.keys(errors).length > 0) return show(deps, request, reply, holder, from, { form, errors, section });
    if (changes.length === 0) return done(request, reply, fr.done.same, "info");
    const outcome = await commands.stateValues(deps, holder, changes);
    return outcome === "held" ? done(request, reply, fr.done.held, "info") : done(request, reply, fr.done.saved);
  });

  app.post(`${path}/exact`, acting, async (request, reply) => {
    await commands.confirmExact(deps, await enter(request.params.key, request));
    return done(request, reply, fr.done.confirmed);
  });

  app.post(`${path}/avis`, acting, async (request, reply) => {
    const holder = await enter(request.params.key, request);
    const verdict = (["right", "wrong"] as const).find((each) => each === line(request.body, "avis"));
    const [correction, words] = [line(request.body, "correction"), lines(request.body, "pourquoi")];
    const errors: Errors = {};
    if (!verdict) errors[`avis-${correction}`] = fr.errors.verdict;
    if (words.length > 2_000) errors[`pourquoi-${correction}`] = fr.errors.wordsTooLong;
    if (!verdict || words.length > 2_000) return show(deps, request, reply, holder, 0, { form: request.body, errors });
    const group = grouped(await pendingOf(deps, holder)).find(({ all }) => all.some(({ id }) => id === correction));
    for (const { id } of group?.all ?? [{ id: correction }])
      await commands.giveOpinion(deps, holder, { correction: id, verdict, words });
    return done(request, reply, fr.pending.given);
  });

  app.post(`${path}/joindre`, acting, async (request, reply) => {
    const holder = await enter(request.params.key, request);
    const { who, errors } = readWho(request.body);
    const reach = REACHES.find((each) => each === line(request.body, "joindre")) ?? holder.reach;
    if (Object.keys(errors).length > 0) return show(deps, request, reply, holder, 0, { form: request.body, errors });
    await commands.changeReach(deps, holder, { reach, ...who });
    return done(request, reply, fr.done.reach);
  });

  app.post(`${path}/transmettre`, acting, async (request, reply) => {
    const holder = await enter(request.params.key, request);
    const form = request.body;
    const again = (message: string) => show(deps, request, reply, holder, 0, { form, errors: { successeur: message } });
    const email = normaliseEmail(line(form, "successeur"));
    if (!email) return again(fr.errors.email);
    if (email === holder.email) return again(fr.errors.own);
    try {
      await offerTransfer(deps, holder, email, line(form, "reste") !== "");
    } catch (error) {
      if (!isProblem(error, "account/too-many-links")) throw error;
      return again(error.detail);
    }
    return done(request, reply, fr.transfer.sent);
  });

  app.post(`${path}/quitter`, acting, async (request, reply) => {
    await commands.stepDown(deps, await enter(request.params.key, request));
    return reply.done("/", { tone: "success", text: fr.leave.done });
  });
}

function transferRoutes(server: FastifyInstance, deps: CorrectionDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ secret: z.string().max(100) });
  const config = { access: "link", rateLimit: { max: 60, timeWindow: "15 minutes" } } as const;

  app.get("/porteur/accepter/:secret", { schema: { params }, config }, async (request, reply) => {
    const { entry } = await transferOffered(deps, request.params.secret);
    return reply.page(<TransferPage context={request.page} entry={visibleEntry(entry, "open")} form={{}} errors={{}} />);
  });

  app.post("/porteur/accepter/:secret", { schema: { params, body: formSchema }, config }, async (request, reply) => {
    const { entry } = await transferOffered(deps, request.params.secret);
    const { who, errors } = readWho(request.body);
    if (Object.keys(errors).length > 0) {
      const page = (
        <TransferPage context={request.page} entry={visibleEntry(entry, "open")} form={request.body} errors={errors} />
      );
      return reply.page(page, { status: 422 });
    }
    const path = await acceptTransfer(deps, request.params.secret, who);
    return reply.done(path, { tone: "success", text: fr.transfer.accept.done });
  });
}

/** The page of those who hold a fiche: by the address that only they know, or signed in with the address that was verified. */
export const holderRoutes =
  (deps: CorrectionDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    doorRoutes(server, deps, {
      path: "/ma-fiche/:key",
      access: "link",
      enter: (secret) => commands.holderOfSecret(deps, secret),
    });
    doorRoutes(server, deps, {
      path: "/mes-fiches/:key",
      access: "signed-in",
      async enter(id, request) {
        const account = requireAccount(request.account, () => true);
        const found = await commands.needHolder(deps.database.read, id);
        if (found.email !== account.email)
          throw new ProblemError({ code: "holder/not-found", kind: "not-found", ...fr.errors.notFound });
        return found;
      },
    });
    transferRoutes(server, deps);

    server.get("/mes-fiches", { config: { access: "signed-in" } }, async (request, reply) => {
      const { email } = requireAccount(request.account, () => true);
      const held = (await heldBy(deps.database.read, email)).filter(({ endedAt }) => !endedAt);
      const entries = await entriesByIds(
        deps.database.read,
        held.map(({ entry }) => entry),
      );
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      const mine = held.flatMap((one) => {
        const entry = byId.get(one.entry);
        return entry ? [{ holder: one, entry }] : [];
      });
      return reply.page(<MinePage context={request.page} mine={mine} />);
    });
  };
