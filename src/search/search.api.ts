import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { resolvePlace, territory } from "../geography/index.ts";
import { resultSchema, toResult } from "./exports/result.schema.ts";
import { FACET_GROUPS, TERRITORY_LEVELS } from "./index-port.ts";
import { PARAMETERS } from "./query-parameters.ts";
import { readQueryString, searchHref } from "./query-string.ts";
import { facetLabel } from "./reading.ts";
import { partnerNames, type SearchDeps } from "./search-view.ts";
import { offeredPlaces, offers } from "./suggestions.ts";

const suggestion = z.object({
  value: z.string(),
  label: z.string(),
  context: z.string().optional(),
  type: z.enum(["place", "theme", "fiche", "organisation", "words"]),
  adresse: z.string().optional(),
  texte: z.string().optional().describe("Tout ce qui est tapé, la fin complétée"),
});

const facet = z.array(z.object({ valeur: z.string(), libelle: z.string(), nombre: z.number().int() }));

const text = (describe: string) => z.string().max(300).optional().describe(describe);
const list = (describe: string) =>
  z
    .union([z.string().max(200), z.array(z.string().max(200)).max(50)])
    .optional()
    .describe(describe);

/** The parameters of a search, described for the API. They are read by `readQueryString`, as the pages read theirs. */
const searchParameters = z.object({
  // However long: what is beyond the bounds of the language is left out and told, as on the page.
  [PARAMETERS.words]: z
    .string()
    .optional()
    .describe('Mots : tous sont voulus ; OU, SAUF ou -, ( ), "une expression", début*, champ:valeur (voir /recherche/aide)'),
  [PARAMETERS.place]: text("Lieu : nom, code postal, code (com-29151, dep-29) ou « latitude,longitude »"),
  [PARAMETERS.radius]: text("Rayon autour du lieu, en km"),
  [PARAMETERS.kinds]: list("Types de fiche ; « tout » pour tous ; innovation par défaut"),
  [PARAMETERS.themes]: list("Thèmes"),
  [PARAMETERS.audiences]: list("Publics"),
  [PARAMETERS.stages]: list("Étapes"),
  [PARAMETERS.worlds]: list("Mondes"),
  [PARAMETERS.legalForms]: list("Formes juridiques"),
  [PARAMETERS.placeTypes]: list("Types de lieu"),
  [PARAMETERS.territories]: list("Codes de territoire"),
  [PARAMETERS.partners]: list("Réseaux partenaires"),
  [PARAMETERS.cell]: text("Cellule de la carte"),
  [PARAMETERS.bbox]: text("Ouest,sud,est,nord, en degrés"),
  [PARAMETERS.sort]: text("pertinence, recent ou proche"),
  [PARAMETERS.page]: text("Page, à partir de 1"),
  [PARAMETERS.literal]: text("« exacts » : sans équivalents ni débuts de mots"),
  taille: z.coerce.number().int().min(0).max(100).default(20).describe("Résultats par page"),
});

const answerSchema = z.object({
  total: z.number().int(),
  page: z.number().int(),
  resultats: z.array(resultSchema.extend({ distance_km: z.number().optional() })),
  facettes: z.record(z.string(), facet),
  notes: z.array(z.string()).describe("Ce qui n’a pas pu être pris en compte"),
  suite: z.string().optional(),
});

/** Search and suggestions as JSON. */
export const searchApi =
  (deps: SearchDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();

    app.get(
      "/api/v1/suggest",
      {
        config: { access: "public" },
        schema: {
          tags: ["Recherche"],
          summary:
            "Fiches, acteurs, mots, thèmes et lieux qui commencent ainsi, en une réponse ; après d’autres mots, la fin complétée",
          querystring: z.object({ q: z.string().max(400).default(""), type: z.enum(["place", "all"]).default("all") }),
          response: { 200: z.object({ items: z.array(suggestion) }) },
        },
      },
      async (request, reply) => {
        reply.header("cache-control", "public, max-age=60");
        const { q, type } = request.query;
        if (type === "place") return { items: offeredPlaces(q) };
        const partners = [...new Set([...(await deps.sources()).values()].map(({ partner }) => partner.name))];
        return { items: offers(deps.index, q, partners) };
      },
    );

    app.get(
      "/api/v1/recherche",
      {
        config: { access: "public" },
        schema: {
          tags: ["Recherche"],
          summary: "Chercher des fiches, avec le total et le nombre par facette",
          querystring: searchParameters,
          response: { 200: answerSchema },
        },
      },
      async (request) => {
        const { query, notes } = readQueryString(request.page.query, { territory, resolvePlace });
        const size = request.query.taille;
        const page = deps.index.search({ ...query, size }, { territoryLevels: TERRITORY_LEVELS.slice(0, 2) });
        const directory = await deps.sources();
        const names = partnerNames(directory);
        const facettes = Object.fromEntries(
          FACET_GROUPS.map((group) => [
            PARAMETERS[group],
            page.facets[group].map(({ value, count }) => ({
              valeur: value,
              libelle: facetLabel(group, value, names),
              nombre: count,
            })),
          ]),
        );
        const more = size > 0 && query.page * size < page.total;
        const next = searchHref({ ...query, page: query.page + 1 }, "liste", `${deps.url}/api/v1/recherche`);
        return {
          total: page.total,
          page: query.page,
          resultats: page.hits.map(({ document, distanceKm }) => ({
            ...toResult(document, deps.url, directory),
            ...(distanceKm === undefined ? {} : { distance_km: Math.round(distanceKm * 10) / 10 }),
          })),
          facettes,
          notes: [...notes, ...(page.readNotes ?? [])].map(({ message }) => message),
          ...(more ? { suite: `${next}&taille=${size}` } : {}),
        };
      },
    );
  };
