import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordCounts } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { listPartners, listSources } from "./source.store.ts";
import { SOURCE_ROLES } from "./source.ts";

const sourceSchema = z.object({
  nomCourt: z.string(),
  titre: z.string(),
  apporte: z.enum(SOURCE_ROLES),
  pourquoi: z.string().optional(),
  licence: z.string(),
  fiches: z.number().int().describe("Versions de partenaire reçues de cette source"),
  miseAJour: z.string().optional().describe("Fin de la dernière mise à jour complète"),
  correspondance: z.url().optional(),
});

const partnerApiSchema = z
  .object({
    nomCourt: z.string(),
    nom: z.string(),
    presentation: z.string().optional(),
    site: z.string().optional(),
    adresse: z.url(),
    sources: z.array(sourceSchema),
  })
  .meta({ id: "Partenaire" });

/** Partners and their sources as JSON. */
export const networkApi =
  ({ database, url }: { database: Database; url: string }) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    app.get(
      "/api/v1/reseau",
      {
        config: { access: "public" },
        schema: {
          tags: ["Réseau"],
          summary: "Les partenaires, leurs sources, ce que chacune apporte et sous quelle licence",
          response: { 200: z.object({ partenaires: z.array(partnerApiSchema) }) },
        },
      },
      async () => {
        const [partners, sources, counts] = await Promise.all([
          listPartners(database.read),
          listSources(database.read),
          recordCounts(database.read),
        ]);
        const partenaires = partners.map((partner) => ({
          nomCourt: partner.slug,
          nom: partner.name,
          adresse: `${url}/reseau/${partner.slug}`,
          ...(partner.description ? { presentation: partner.description } : {}),
          ...(partner.url ? { site: partner.url } : {}),
          sources: sources
            .filter((source) => source.partner === partner.id)
            .map((source) => ({
              nomCourt: source.slug,
              titre: source.title,
              apporte: source.role,
              licence: source.licence,
              fiches: counts.get(source.id)?.records ?? 0,
              ...(source.why ? { pourquoi: source.why } : {}),
              ...(source.lastCompleteAt ? { miseAJour: source.lastCompleteAt } : {}),
              ...(source.mappingVersion
                ? { correspondance: `${url}/reseau/${partner.slug}/${source.slug}/correspondance.yaml` }
                : {}),
            })),
        }));
        return { partenaires };
      },
    );
  };
