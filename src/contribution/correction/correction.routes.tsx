import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Entry, entryById, type SourceDirectory } from "../../catalogue/index.ts";
import { readTrap } from "../../moderation/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { type Errors, type Form, formSchema, line } from "../../web/form.ts";
import { type CorrectionDeps, type NewCorrection, propose } from "./correction.commands.ts";
import { fr } from "./correction.fr.ts";
import { correctionsOf } from "./correction.store.ts";
import { type Correction, markOf, presentValue } from "./correction.ts";
import { NAMES, readCorrectedValue, readGrounds, windowed, windowOf } from "./correction-form.ts";
import { type CorrectableField, fieldAt } from "./fields.ts";
import { followRoutes } from "./follow.routes.tsx";
import { ChoosePage } from "./pages/choose-page.tsx";
import { CorrectPage, type CorrectPageProps } from "./pages/correct-page.tsx";
import { SentPage } from "./pages/sent-page.tsx";
import { WholePage } from "./pages/whole-page.tsx";
import { publicEntry } from "./public-entry.ts";
import { writeAnswers } from "./shape-write.ts";
import { readWhole, WHOLE_NAMES } from "./whole-form.ts";

/** What the pages of corrections are built from. */
export type CorrectionRoutesDeps = CorrectionDeps & { sources(): Promise<SourceDirectory> };

/** Sending is rare for a person, frequent for a program. */
const SENDING = { access: "public", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;

const address = z.string().max(400);
const ficheParams = z.object({ address });
const fieldParams = z.object({ address, champ: z.string().max(40) });
const windowQuery = z.object({ debut: z.coerce.number().int().min(0).max(10_000).catch(0) });

async function fieldOf(deps: CorrectionDeps, params: z.infer<typeof fieldParams>) {
  const found = await publicEntry(deps, params.address);
  const field = fieldAt(params.champ);
  if (!field || found.hidden.has(field.field))
    throw new ProblemError({ code: "correction/no-field", kind: "not-found", ...fr.errors.noField });
  return { ...found, field };
}

const pendingOn = async (deps: CorrectionDeps, entry: Entry, field: CorrectableField): Promise<Correction[]> =>
  (await correctionsOf(deps.database.read, entry.id, ["waiting"])).filter(({ changes }) =>
    changes.some((change) => change.field === field.field),
  );

/** Sends the proposal and answers; too many letters to one address come back as an error of its field. */
async function send(
  deps: CorrectionRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  entry: Entry,
  draft: NewCorrection,
  again: (errors: Errors) => FastifyReply,
): Promise<FastifyReply> {
  try {
    const sent = await propose(deps, entry, draft, request.account?.email);
    if (sent.state === "waiting") return reply.done(sent.follow, { tone: "success", text: fr.follow.received });
    return reply.page(<SentPage context={request.page} entry={entry} email={draft.email} />);
  } catch (error) {
    if (!isProblem(error, "account/too-many-links")) throw error;
    return again({ [NAMES.email]: [error.detail, error.hint].filter(Boolean).join(" ") });
  }
}

function valueRoutes(server: FastifyInstance, deps: CorrectionRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(
    "/fiche/:address/corriger",
    { schema: { params: ficheParams }, config: { access: "public" } },
    async (request, reply) => {
      const { entry, hidden } = await publicEntry(deps, request.params.address);
      return reply.page(<ChoosePage context={request.page} entry={entry} hidden={hidden} />);
    },
  );

  const field = { params: fieldParams, querystring: windowQuery };
  app.get("/fiche/:address/corriger/:champ", { schema: field, config: { access: "public" } }, async (request, reply) => {
    const { entry, field } = await fieldOf(deps, request.params);
    const present = presentValue(entry, field.field);
    const window = windowOf(field, present, request.query.debut);
    const form = writeAnswers(field.shape, NAMES.value, windowed(present, window));
    const [pending, sources] = await Promise.all([pendingOn(deps, entry, field), deps.sources()]);
    return reply.page(<CorrectPage context={request.page} {...{ entry, field, sources, form, window, pending }} errors={{}} />);
  });

  app.post(
    "/fiche/:address/corriger/:champ",
    { schema: { ...field, body: formSchema }, config: SENDING },
    async (request, reply) => {
      const { whole, entry, field } = await fieldOf(deps, request.params);
      const form = request.body;
      const present = presentValue(entry, field.field);
      const window = windowOf(field, present, request.query.debut);
      const [pending, sources] = await Promise.all([pendingOn(deps, entry, field), deps.sources()]);
      const again = (status: number, more: Partial<CorrectPageProps>) =>
        reply.page(
          <CorrectPage context={request.page} {...{ entry, field, sources, form, window, pending }} errors={{}} {...more} />,
          { status },
        );
      if (line(form, "chercher") || line(form, "plus")) return again(200, line(form, "plus") ? { spare: 6 } : {});
      const { change, errors } = readCorrectedValue(entry, field, form, window);
      const grounds = readGrounds(form);
      const wrong = { ...errors, ...grounds.errors };
      const seen = line(form, NAMES.seen);
      const moved = seen !== "" && seen !== markOf(present);
      if (moved || Object.keys(wrong).length > 0) return again(422, { errors: wrong, moved });
      const draft = { entry: entry.id, about: "value" as const, changes: [change], ...grounds.grounds, trap: readTrap(form) };
      return send(deps, request, reply, whole, draft, (errors) => again(422, { errors }));
    },
  );
}

function wholeRoutes(server: FastifyInstance, deps: CorrectionRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(
    "/fiche/:address/signaler",
    { schema: { params: ficheParams }, config: { access: "public" } },
    async (request, reply) => {
      const { entry } = await publicEntry(deps, request.params.address);
      const about = request.page.query.get(WHOLE_NAMES.about);
      const form: Form = about ? { [WHOLE_NAMES.about]: about } : {};
      return reply.page(<WholePage context={request.page} entry={entry} form={form} errors={{}} />);
    },
  );

  app.post(
    "/fiche/:address/signaler",
    { schema: { params: ficheParams, body: formSchema }, config: SENDING },
    async (request, reply) => {
      const { entry, whole } = await publicEntry(deps, request.params.address);
      const form: Form = request.body;
      const again = (errors: Errors) =>
        reply.page(<WholePage context={request.page} entry={entry} form={form} errors={errors} />, { status: 422 });
      const { report, errors } = readWhole(entry, form);
      const grounds = readGrounds(form);
      if (report?.other && !(await entryById(deps.database.read, report.other))) errors[WHOLE_NAMES.other] = fr.errors.other;
      const wrong = { ...errors, ...grounds.errors };
      if (!report || Object.keys(wrong).length > 0) return again(wrong);
      const draft = { entry: entry.id, ...report, ...grounds.grounds, trap: readTrap(form) };
      return send(deps, request, reply, whole, draft, again);
    },
  );
}

/** Correcting any value of any fiche, without an account. */
export const correctionRoutes =
  (deps: CorrectionRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    valueRoutes(server, deps);
    wholeRoutes(server, deps);
    followRoutes(server, deps);
  };
