import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { readTrap } from "../../moderation/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { formSchema } from "../../web/form.ts";
import { draftPictureAddress } from "../pictures/picture-address.ts";
import { confirmHref, followHref, writeHref } from "./addresses.ts";
import { ConfirmPage, SentPage } from "./pages/letters.tsx";
import { PreviewPage } from "./pages/preview-page.tsx";
import type { Writing } from "./pages/write-frame.tsx";
import { pages } from "./pages.fr.ts";
import { previewOf } from "./preview.ts";
import { confirmProposal, readConfirmation, sendProposal } from "./send.commands.ts";
import { alikeTo, LINK, secretParams, type WriteDeps, writingOf } from "./write.routes.tsx";

const SENDING = { access: "link", rateLimit: { max: 120, timeWindow: "15 minutes" } } as const;

/** The fiche as it would look. */
async function previewPage(deps: WriteDeps, writing: Writing, error?: string) {
  const pictureUrl = (picture: string) => deps.instance.url + draftPictureAddress(writing.secret, picture);
  const entry = previewOf(writing.proposal, pictureUrl);
  return (
    <PreviewPage
      writing={writing}
      entry={entry}
      sources={await deps.sources()}
      alike={await alikeTo(deps, writing)}
      error={error}
    />
  );
}

/** Reading it again, sending it, and confirming from one's letter box. */
export function sendRoutes(server: FastifyInstance, deps: WriteDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get("/contribuer/:secret/apercu", { schema: { params: secretParams }, config: LINK }, async (request, reply) =>
    reply.page(await previewPage(deps, await writingOf(deps, request, request.params.secret))),
  );

  const schema = { params: secretParams, body: formSchema };
  app.post("/contribuer/:secret/envoi", { schema, config: SENDING }, async (request, reply) => {
    const { secret } = request.params;
    try {
      const sending = await sendProposal(deps, secret, { trap: readTrap(request.body), signedIn: request.account?.email });
      return reply.done("sent" in sending ? writeHref(secret, "envoi") : `${followHref(sending.follow)}?merci=1`);
    } catch (error) {
      const known = isProblem(error, "proposal/incomplete") || isProblem(error, "account/too-many-links");
      if (!known) throw error;
      const message = error.code === "proposal/incomplete" ? error.detail : pages.preview.tooMany;
      const page = await previewPage(deps, await writingOf(deps, request, secret), message);
      return reply.page(page, { status: 422 });
    }
  });

  app.get("/contribuer/:secret/envoi", { schema: { params: secretParams }, config: LINK }, async (request, reply) => {
    const { proposal, secret } = await writingOf(deps, request, request.params.secret);
    if (proposal.state !== "unconfirmed" || !proposal.email) return reply.redirect(writeHref(secret, "apercu"), 302);
    const page = <SentPage context={request.page} secret={secret} email={proposal.email} local={deps.localMail} />;
    return reply.page(page);
  });

  app.get("/contribuer/confirmer/:secret", { schema: { params: secretParams }, config: LINK }, async (request, reply) => {
    const { secret } = request.params;
    return reply.page(<ConfirmPage context={request.page} secret={secret} proposal={await readConfirmation(deps, secret)} />);
  });

  app.post(confirmHref(":secret"), { schema: { params: secretParams }, config: LINK }, async (request, reply) => {
    const follow = await confirmProposal(deps, request.params.secret);
    return reply.done(`${followHref(follow)}?merci=1`);
  });
}
