import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Executor } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { changesAfter, lastChangeOf } from "./change.store.ts";
import { CHANGE_ACTIONS } from "./change.ts";
import { entryApiSchema, toApiEntry } from "./entry.api.schema.ts";
import { fr } from "./entry.fr.ts";
import { visibleEntry } from "./entry.policy.ts";
import type { EntryRoutesDeps } from "./entry.routes.tsx";
import { entryById } from "./entry.store.ts";

const changeSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  action: z.enum(CHANGE_ACTIONS),
  entry: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

const PAGE = 500;

/** What is answered of an id without an entry: it was one, or never was. */
async function missing(executor: Executor, id: string): Promise<ProblemError> {
  if (await lastChangeOf(executor, id)) return new ProblemError({ code: "entry/gone", kind: "gone", ...fr.gone });
  return new ProblemError({ code: "entry/not-found", kind: "not-found", ...fr.notFound });
}

/** Fiches and the change log as JSON: what anyone may read. */
export const entryApi =
  (deps: Pick<EntryRoutesDeps, "database" | "url" | "sources">) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();

    app.get(
      "/api/v1/fiches/:id",
      {
        config: { access: "public" },
        schema: {
          tags: ["Fiches"],
          summary: "Une fiche, avec pour chaque valeur qui la dit et depuis quand",
          params: z.object({
            id: z.string().max(30).describe("Identifiant de la fiche (les 15 derniers caractères de son adresse)"),
          }),
          response: { 200: entryApiSchema },
        },
      },
      async (request) => {
        const entry = await entryById(deps.database.read, request.params.id);
        if (!entry) throw await missing(deps.database.read, request.params.id);
        return toApiEntry(visibleEntry(entry, "open"), deps.url, await deps.sources());
      },
    );

    app.get(
      "/api/v1/changements",
      {
        config: { access: "public" },
        schema: {
          tags: ["Fiches"],
          summary: "Le journal des changements, dans l’ordre, après un numéro",
          querystring: z.object({
            apres: z.coerce.number().int().min(0).default(0).describe("Dernier numéro déjà lu"),
            limite: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
          }),
          response: { 200: z.object({ changements: z.array(changeSchema), suite: z.string().optional() }) },
        },
      },
      async (request) => {
        const { apres, limite } = request.query;
        const changements = await changesAfter(deps.database.read, apres, limite);
        const last = changements.at(-1);
        const more = last && changements.length === limite;
        return { changements, ...(more ? { suite: `${deps.url}/api/v1/changements?apres=${last.seq}&limite=${limite}` } : {}) };
      },
    );
  };
