import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { signatureOf } from "../../account/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { formSchema } from "../../web/form.ts";
import type { DeskDeps } from "./desk.commands.ts";
import { editorOf, slug } from "./desk-access.ts";
import { explained, fieldOf, receiveDocument } from "./desk-upload.ts";
import { discardDraft, needDraft, startDraft } from "./draft.commands.ts";
import { draftTexts as t } from "./draft.fr.ts";
import { draftCheckRoutes } from "./draft-check.routes.tsx";
import { draftDescribeRoutes } from "./draft-describe.routes.tsx";
import { draftHref } from "./pages/desk-parts.tsx";
import { DraftGivePage } from "./pages/draft-give.tsx";
import { UPLOAD_LIMIT } from "./upload-limit.ts";

function giveRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ partner: slug });

  app.get("/espace/:partner/nouvelle", { config: { access: "partner" }, schema: { params } }, async (request, reply) => {
    const { partner } = await editorOf(deps, request, request.params.partner);
    return reply.page(<DraftGivePage context={request.page} partner={partner} />);
  });

  app.post(
    "/espace/:partner/nouvelle",
    { schema: { params }, config: { access: "partner", ...UPLOAD_LIMIT } },
    async (request, reply) => {
      const { partner, account } = await editorOf(deps, request, request.params.partner);
      const given = await receiveDocument(request, deps.raw);
      const again = (errors: Record<string, string>) =>
        reply.page(<DraftGivePage context={request.page} partner={partner} url={given.url} errors={errors} />, { status: 422 });
      if ("errors" in given) return again(given.errors);
      try {
        const draft = await startDraft(deps, { partner, location: given.location, by: signatureOf(account) });
        return reply.done(draftHref(partner, draft));
      } catch (error) {
        if (!isProblem(error)) throw error;
        return again({ [fieldOf(given.location)]: explained(error) });
      }
    },
  );
}

function leaveRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const schema = { params: z.object({ partner: slug, draft: z.string().max(30) }), body: formSchema };

  app.post("/espace/:partner/preparation/:draft/abandon", { config: { access: "partner" }, schema }, async (request, reply) => {
    const { partner } = await editorOf(deps, request, request.params.partner);
    await discardDraft(deps, await needDraft(deps, partner, request.params.draft));
    return reply.done(`/espace/${partner.slug}`, { tone: "info", text: t.discarded });
  });
}

/** From a file or an address to a source: giving, checking, presenting. Nothing is published before the end. */
export function draftRoutes(server: FastifyInstance, deps: DeskDeps): void {
  giveRoutes(server, deps);
  draftCheckRoutes(server, deps);
  draftDescribeRoutes(server, deps);
  leaveRoutes(server, deps);
}
