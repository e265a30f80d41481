import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { liftOwnObjection, objectToContact, readObjection } from "./objection.commands.ts";
import { texts } from "./objection.fr.ts";
import { ObjectionPage } from "./pages/objection.tsx";
import type { PrivacyDeps } from "./privacy.ts";

const HOME = "/vie-privee/opposition";
const params = z.object({ secret: z.string().max(100) });

/** Whoever was told that their address stands in a fiche objects here: by the button, or by their mail program (RFC 8058). */
export const objectionRoutes =
  (deps: PrivacyDeps) =>
  async (server: FastifyInstance): Promise<void> => {
    const app = server.withTypeProvider<ZodTypeProvider>();
    const config = { access: "link" } as const;

    app.get(`${HOME}/:secret`, { schema: { params }, config }, async (request, reply) => {
      const { secret } = request.params;
      const objection = await readObjection(deps, secret);
      return reply.page(<ObjectionPage context={request.page} base={`${HOME}/${secret}`} objection={objection} />);
    });

    app.post(`${HOME}/:secret`, { schema: { params }, config }, async (request, reply) => {
      await objectToContact(deps, request.params.secret);
      return reply.done(`${HOME}/${request.params.secret}`, { tone: "success", text: texts.done.objected });
    });

    app.post(`${HOME}/:secret/retour`, { schema: { params }, config }, async (request, reply) => {
      await liftOwnObjection(deps, request.params.secret);
      return reply.done(`${HOME}/${request.params.secret}`, { tone: "info", text: texts.done.lifted });
    });
  };
