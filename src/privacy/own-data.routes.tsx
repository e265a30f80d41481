import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { requireAccount } from "../account/index.ts";
import { isProblem } from "../platform/errors.ts";
import { eraseOwnData, openOwnData, ownData, personOf, reportOwnName, requestOwnData } from "./own-data.commands.ts";
import { exportOf } from "./own-data.export.ts";
import { texts } from "./own-data.fr.ts";
import { ErasePage } from "./pages/erase.tsx";
import { type NameForm, OwnDataPage } from "./pages/own-data.tsx";
import { OwnDataRequestPage, OwnDataSentPage } from "./pages/own-data-request.tsx";
import type { PrivacyDeps } from "./privacy.ts";

type OwnDataRoutesDeps = PrivacyDeps & {
  /** Mails are written to a folder: say so where a person waits for one. */
  localMail: boolean;
};

const HOME = "/vie-privee/mes-donnees";
const ALL = "tout";
/** A private link is asked for now and then, by a person. */
const ASK_LIMIT = { rateLimit: { max: 120, timeWindow: "15 minutes" } };

const params = z.object({ secret: z.string().max(100) });
const parts = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(100)).max(200));

function askRoutes(server: FastifyInstance, deps: OwnDataRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(HOME, { config: { access: "public" } }, (request, reply) => reply.page(<OwnDataRequestPage context={request.page} />));

  const form = z.object({ email: z.string().max(300).default("") });
  app.post(HOME, { schema: { body: form }, config: { access: "public", ...ASK_LIMIT } }, async (request, reply) => {
    const { email } = request.body;
    try {
      await requestOwnData(deps, email);
    } catch (error) {
      if (!isProblem(error, "privacy/bad-email")) throw error;
      const page = <OwnDataRequestPage context={request.page} email={email} error={`${error.detail} ${error.hint ?? ""}`} />;
      return reply.page(page, { status: 422 });
    }
    return reply.page(<OwnDataSentPage context={request.page} local={deps.localMail} />);
  });

  app.post(`${HOME}/ouvrir`, { config: { access: "signed-in", ...ASK_LIMIT } }, async (request, reply) => {
    const { email } = requireAccount(request.account, () => true);
    return reply.done(await openOwnData(deps, email));
  });
}

function linkRoutes(server: FastifyInstance, deps: OwnDataRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "link" } as const;

  app.get(`${HOME}/:secret`, { schema: { params }, config }, async (request, reply) => {
    const email = await personOf(deps, request.params.secret);
    const page = { context: request.page, base: `${HOME}/${request.params.secret}`, email };
    return reply.page(<OwnDataPage {...page} parts={await ownData(deps, email)} />);
  });

  app.get(`${HOME}/:secret/mes-donnees.json`, { schema: { params }, config }, async (request, reply) => {
    const email = await personOf(deps, request.params.secret);
    const file = exportOf(deps.instance, email, deps.clock.now().toISOString(), await ownData(deps, email));
    return reply
      .header("content-disposition", `attachment; filename="${texts.file.name}"`)
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(file, null, 2));
  });

  const query = z.object({ partie: parts });
  app.get(`${HOME}/:secret/effacer`, { schema: { params, querystring: query }, config }, async (request, reply) => {
    const email = await personOf(deps, request.params.secret);
    const { partie } = request.query;
    const held = (await ownData(deps, email)).filter(({ processing }) => !processing.stays);
    const chosen = partie.includes(ALL) ? held : held.filter(({ processing }) => partie.includes(processing.id));
    const base = `${HOME}/${request.params.secret}`;
    if (chosen.length === 0) return reply.done(base);
    const ids = partie.includes(ALL) ? [ALL] : chosen.map(({ processing }) => processing.id);
    return reply.page(<ErasePage context={request.page} base={base} parts={chosen} ids={ids} />);
  });
}

function actRoutes(server: FastifyInstance, deps: OwnDataRoutesDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const config = { access: "link", ...ASK_LIMIT } as const;

  const erasing = z.object({ partie: parts, textes: z.string().max(20).optional() });
  app.post(`${HOME}/:secret/effacer`, { schema: { params, body: erasing }, config }, async (request, reply) => {
    const { partie, textes } = request.body;
    const all = partie.includes(ALL);
    const chosen = all ? deps.processings.map(({ id }) => id) : partie;
    await eraseOwnData(deps, request.params.secret, { parts: chosen, keepWords: textes === "laisser" });
    if (all) return reply.done(HOME, { tone: "success", text: texts.done.all });
    return reply.done(await stillOpen(deps, request.params.secret), { tone: "success", text: texts.done.part });
  });

  const naming = z.object({
    page: z.string().max(2_000).default(""),
    name: z.string().max(300).default(""),
    words: z.string().max(5_000).default(""),
  });
  app.post(`${HOME}/:secret/nom`, { schema: { params, body: naming }, config }, async (request, reply) => {
    const { secret } = request.params;
    const errors = faultsOf(request.body);
    if (errors.length > 0) {
      const email = await personOf(deps, secret);
      const page = { context: request.page, base: `${HOME}/${secret}`, email, parts: await ownData(deps, email) };
      return reply.page(<OwnDataPage {...page} form={{ ...request.body, errors }} />, { status: 422 });
    }
    await reportOwnName(deps, secret, request.body);
    return reply.done(`${HOME}/${secret}`, { tone: "success", text: texts.done.reported });
  });
}

/** The page of the link, unless the link itself was among what was erased. */
const stillOpen = (deps: PrivacyDeps, secret: string): Promise<string> =>
  personOf(deps, secret).then(
    () => `${HOME}/${secret}`,
    () => HOME,
  );

function faultsOf({ page, name }: { page: string; name: string }): NameForm["errors"] {
  return [
    ...(/\/fiche\/[^\s/]+/.test(page) ? [] : [{ field: "page" as const, message: texts.name.needPage }]),
    ...(name.trim() ? [] : [{ field: "name" as const, message: texts.name.needName }]),
  ];
}

/** A person sees, takes away and erases what is held about them, by a private link sent to their address. */
export const ownDataRoutes =
  (deps: OwnDataRoutesDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    askRoutes(server, deps);
    linkRoutes(server, deps);
    actRoutes(server, deps);
  };
