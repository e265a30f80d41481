import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { signatureOf } from "../../account/index.ts";
import { type Errors, formSchema } from "../../web/form.ts";
import { readMapping } from "../mapping/index.ts";
import { findSource } from "../source.store.ts";
import type { Partner } from "../source.ts";
import type { DeskDeps } from "./desk.commands.ts";
import { editorOf, slug } from "./desk-access.ts";
import { answer, readDescription } from "./desk-form.ts";
import { needDraft, publishDraft } from "./draft.commands.ts";
import { draftTexts } from "./draft.fr.ts";
import type { Draft } from "./draft.ts";
import { tryDraft } from "./draft-check.routes.tsx";
import { type DescribeValues, DraftDescribePage, licenceValues } from "./pages/draft-describe.tsx";
import { scheduleOf } from "./update-queue.ts";

const t = draftTexts.describe;

async function sourceOf({ database }: DeskDeps, draft: Draft) {
  return draft.source === undefined ? undefined : findSource(database.read, draft.source);
}

/** What is already known to say of the source: what it says now, or what the mapping's first lines guess. */
async function firstValues(deps: DeskDeps, draft: Draft): Promise<DescribeValues> {
  const source = await sourceOf(deps, draft);
  const { title, role, why, licence, schedule } = readMapping(draft.yaml);
  const known = source ?? { title, role, why: why === draftTexts.toComplete ? "" : why, licence };
  return {
    title: known.title,
    role: known.role,
    why: known.why ?? "",
    ...licenceValues(known.licence),
    schedule: source ? await scheduleOf(deps.database.read, source.id) : schedule,
  };
}

async function describePage(
  deps: DeskDeps,
  request: FastifyRequest,
  partner: Partner,
  draft: Draft,
  values: DescribeValues,
  errors: Errors = {},
) {
  const preview = await tryDraft(deps, { draft, mapping: readMapping(draft.yaml) });
  const records = "problem" in preview ? t.records(0, false) : t.records(preview.mapped, preview.more);
  return (
    <DraftDescribePage
      context={request.page}
      partner={partner}
      source={await sourceOf(deps, draft)}
      draft={draft}
      values={values}
      records={records}
      errors={errors}
    />
  );
}

/** Presenting a source, and the button that makes it one. */
export function draftDescribeRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ partner: slug, draft: z.string().max(30) });
  const path = "/espace/:partner/preparation/:draft/presentation";

  app.get(path, { config: { access: "partner" }, schema: { params } }, async (request, reply) => {
    const { partner } = await editorOf(deps, request, request.params.partner);
    const draft = await needDraft(deps, partner, request.params.draft);
    return reply.page(await describePage(deps, request, partner, draft, await firstValues(deps, draft)));
  });

  app.post(path, { config: { access: "partner" }, schema: { params, body: formSchema } }, async (request, reply) => {
    const { partner, account } = await editorOf(deps, request, request.params.partner);
    const draft = await needDraft(deps, partner, request.params.draft);
    const { values, about, errors } = readDescription(request.body);
    if (answer(request.body, "rights") !== "1") errors.rights = t.needRights;
    if (Object.keys(errors).length > 0)
      return reply.page(await describePage(deps, request, partner, draft, values, errors), { status: 422 });
    const { source, version } = await publishDraft({ deps, partner, draft, about, by: signatureOf(account) });
    const text = draft.source === undefined ? t.published : t.updated(version);
    return reply.done(`/espace/${partner.slug}/${source.slug}`, { tone: "success", text });
  });
}
