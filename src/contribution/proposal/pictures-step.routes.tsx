import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { isProblem } from "../../platform/errors.ts";
import { type Form, formSchema, line } from "../../web/form.ts";
import { readPicture } from "../pictures/give-picture.ts";
import { receivePicture } from "../pictures/upload.ts";
import { writeHref } from "./addresses.ts";
import { pages } from "./pages.fr.ts";
import { addProposalPicture, removeProposalPicture } from "./pictures.commands.ts";
import { LINK, questionPage, secretParams, type WriteDeps, writingOf } from "./write.routes.tsx";

const UPLOADS = { access: "link", rateLimit: { max: 120, timeWindow: "1 hour" } } as const;
const LICENCES = pages.pictures.licences.map(({ value }) => value);

/** Giving pictures, and taking them back. What else was answered is never touched. */
export function pictureStepRoutes(server: FastifyInstance, deps: WriteDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.post("/contribuer/:secret/image", { schema: { params: secretParams }, config: UPLOADS }, async (request, reply) => {
    const { secret } = request.params;
    const writing = await writingOf(deps, request, secret);
    const received = await receivePicture(request);
    const again = async (errors: Record<string, string>, form: Form = received.form) =>
      reply.page(await questionPage(deps, writing, "images", { form, errors }), { status: received.tooLarge ? 413 : 422 });
    const given = await readPicture(received, LICENCES);
    if ("errors" in given) return again(given.errors);
    try {
      await addProposalPicture(deps, secret, given);
    } catch (error) {
      if (!isProblem(error, "picture/too-many")) throw error;
      return again({ fichier: error.detail });
    }
    return reply.done(writeHref(secret, "images"), { tone: "success", text: pages.pictures.added });
  });

  const schema = { params: secretParams, body: formSchema };
  app.post("/contribuer/:secret/images", { schema, config: LINK }, async (request, reply) => {
    const { secret } = request.params;
    await removeProposalPicture(deps, secret, line(request.body, "retirer"));
    return reply.done(writeHref(secret, "images"), { tone: "info", text: pages.pictures.removed });
  });
}
