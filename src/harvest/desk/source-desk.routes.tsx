import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, isAdministrator, isCurator } from "../../account/index.ts";
import { recordCounts, standingsOf } from "../../catalogue/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { type Errors, formSchema } from "../../web/form.ts";
import { runsOf } from "../run.store.ts";
import { mappingVersions, updateSource } from "../source.store.ts";
import type { Partner, Source } from "../source.ts";
import { type DeskDeps, importMapping, replaceDocument, reviseMapping, signers } from "./desk.commands.ts";
import { desk } from "./desk.fr.ts";
import { RUNS_IN_TIMELINE, stateOf } from "./desk.ts";
import { editorOf, ownSource, slug } from "./desk-access.ts";
import { readDescription } from "./desk-form.ts";
import { explained, fieldOf, receiveDocument, receiveText } from "./desk-upload.ts";
import { draftHref } from "./pages/desk-parts.tsx";
import { DeskSourcePage, type DeskSourceProps } from "./pages/desk-source.tsx";
import { licenceValues } from "./pages/draft-describe.tsx";
import { cancelUpdate, liveUpdate, queueUpdate, scheduleOf, scheduleUpdates } from "./update-queue.ts";
import { UPLOAD_LIMIT } from "./upload-limit.ts";
import { versionChanges } from "./version-changes.ts";

const t = desk.source;
const BASE = "/espace/:partner/:source";
const params = z.object({ partner: slug, source: slug });

type Editing = { partner: Partner; account: Account; source: Source };

async function editing(deps: DeskDeps, request: FastifyRequest): Promise<Editing> {
  const { partner: key, source } = request.params as z.infer<typeof params>;
  const { partner, account } = await editorOf(deps, request, key);
  return { partner, account, source: await ownSource(deps, partner, source) };
}

const pathOf = ({ partner, source }: Editing): string => `/espace/${partner.slug}/${source.slug}`;

async function sourcePage(
  deps: DeskDeps,
  request: FastifyRequest,
  { partner, account, source }: Editing,
  again: Pick<DeskSourceProps, "errors" | "url"> & Partial<Pick<DeskSourceProps, "values">> = {},
) {
  const { read } = deps.database;
  const [runs, job, counts, saved, schedule, standings] = await Promise.all([
    runsOf(read, source.id, RUNS_IN_TIMELINE),
    liveUpdate(read, source.id),
    recordCounts(read),
    mappingVersions(read, source.id),
    scheduleOf(read, source.id),
    standingsOf(read),
  ]);
  const whoOf = await signers(deps, partner, account);
  const { records = 0, missing = 0 } = counts.get(source.id) ?? {};
  const { title, role, why = "", licence } = source;
  const changes = versionChanges(saved);
  return (
    <DeskSourcePage
      context={request.page}
      partner={partner}
      state={stateOf(source, runs, job !== undefined, records)}
      missing={missing}
      job={job}
      versions={saved.map((version) => ({
        ...version,
        who: whoOf(version.savedBy),
        changes: changes.get(version.version) ?? [],
      }))}
      schedule={schedule}
      standing={standings.get(source.id) ?? "usual"}
      mayRank={isCurator(account) || isAdministrator(account)}
      values={{ title, role, why, ...licenceValues(licence), schedule }}
      {...again}
    />
  );
}

function presentationRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(BASE, { config: { access: "partner" }, schema: { params } }, async (request, reply) =>
    reply.page(await sourcePage(deps, request, await editing(deps, request))),
  );

  app.post(BASE, { config: { access: "partner" }, schema: { params, body: formSchema } }, async (request, reply) => {
    const edited = await editing(deps, request);
    const { values, about, errors } = readDescription(request.body);
    if (Object.keys(errors).length > 0)
      return reply.page(await sourcePage(deps, request, edited, { errors, values }), { status: 422 });
    const { schedule, ...words } = about;
    await deps.database.transaction(async (trx) => {
      await updateSource(trx, edited.source.id, words);
      if (edited.source.location.kind === "url") await scheduleUpdates(trx, edited.source, schedule, deps.clock);
    });
    return reply.done(pathOf(edited), { tone: "success", text: t.saved });
  });
}

function updateRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params, body: formSchema };

  app.post(`${BASE}/mise-a-jour`, { config: { access: "partner" }, schema }, async (request, reply) => {
    const edited = await editing(deps, request);
    const { created } = await deps.database.transaction((trx) => queueUpdate(trx, edited.source, deps.clock));
    return reply.done(pathOf(edited), { tone: created ? "success" : "info", text: created ? t.queued : t.already });
  });

  app.post(`${BASE}/arret`, { config: { access: "partner" }, schema }, async (request, reply) => {
    const edited = await editing(deps, request);
    const asked = await deps.database.transaction((trx) => cancelUpdate(trx, edited.source.id, deps.clock));
    return reply.done(pathOf(edited), { tone: "info", text: asked ? t.cancelled : t.notRunning });
  });

  app.post(`${BASE}/fichier`, { schema: { params }, config: { access: "partner", ...UPLOAD_LIMIT } }, async (request, reply) => {
    const edited = await editing(deps, request);
    const given = await receiveDocument(request, deps.raw);
    const again = async (errors: Errors) =>
      reply.page(await sourcePage(deps, request, edited, { errors, url: given.url }), { status: 422 });
    if ("errors" in given) return again(given.errors);
    try {
      const draft = await replaceDocument(deps, edited.source, given.location, edited.account);
      if (draft) return reply.done(draftHref(edited.partner, draft));
      return reply.done(pathOf(edited), { tone: "success", text: t.replace.same });
    } catch (error) {
      if (!isProblem(error)) throw error;
      return again({ [fieldOf(given.location)]: explained(error) });
    }
  });
}

function mappingRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.post(
    `${BASE}/correspondance`,
    { config: { access: "partner" }, schema: { params, body: formSchema } },
    async (request, reply) => {
      const { partner, source, account } = await editing(deps, request);
      return reply.done(draftHref(partner, await reviseMapping(deps, source, account)));
    },
  );

  const versionParams = params.extend({ version: z.string().regex(/^\d{1,6}\.yaml$/) });
  app.get(
    `${BASE}/correspondance/:version`,
    { config: { access: "partner" }, schema: { params: versionParams } },
    async (request, reply) => {
      const { source } = await editing(deps, request);
      const wanted = Number.parseInt(request.params.version, 10);
      const saved = (await mappingVersions(deps.database.read, source.id)).find((each) => each.version === wanted);
      if (!saved) return reply.callNotFound();
      return reply
        .type("text/yaml; charset=utf-8")
        .header("content-disposition", `attachment; filename="${source.slug}-${wanted}.yaml"`)
        .send(saved.yaml);
    },
  );

  app.post(
    `${BASE}/correspondance/fichier`,
    { schema: { params }, config: { access: "partner", ...UPLOAD_LIMIT } },
    async (request, reply) => {
      const edited = await editing(deps, request);
      const again = async (yaml: string) =>
        reply.page(await sourcePage(deps, request, edited, { errors: { yaml } }), { status: 422 });
      try {
        const text = await receiveText(request, t.importTooLarge);
        if (text === undefined) return await again(t.importMissing);
        const version = await importMapping(deps, edited.source, edited.partner, text, edited.account);
        const said = version === edited.source.mappingVersion ? t.importSame : t.imported(version);
        return reply.done(`${pathOf(edited)}#correspondance`, { tone: "success", text: said });
      } catch (error) {
        if (!isProblem(error)) throw error;
        return again(explained(error));
      }
    },
  );
}

/** One source, for those who look after it. */
export function sourceDeskRoutes(server: FastifyInstance, deps: DeskDeps): void {
  presentationRoutes(server, deps);
  updateRoutes(server, deps);
  mappingRoutes(server, deps);
}
