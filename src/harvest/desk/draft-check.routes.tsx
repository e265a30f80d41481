import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Account, signatureOf } from "../../account/index.ts";
import { isProblem } from "../../platform/errors.ts";
import { type Form, formSchema } from "../../web/form.ts";
import { documentOf } from "../document.ts";
import { type Mapping, readMapping } from "../mapping/index.ts";
import { findSource } from "../source.store.ts";
import type { Partner } from "../source.ts";
import type { DeskDeps } from "./desk.commands.ts";
import { editorOf, slug } from "./desk-access.ts";
import { answer } from "./desk-form.ts";
import { explained } from "./desk-upload.ts";
import { needDraft, publishDraft, rereadDraft } from "./draft.commands.ts";
import { draftTexts as t } from "./draft.fr.ts";
import type { Draft } from "./draft.ts";
import { type Checked, columnChanges, columnsKey, hintsOf, saveChecked } from "./draft-check.commands.ts";
import { previewOf } from "./draft-preview.ts";
import { draftHref } from "./pages/desk-parts.tsx";
import { DraftCheckPage, type DraftCheckProps } from "./pages/draft-check.tsx";
import { scheduleOf } from "./update-queue.ts";

type Shown = { partner: Partner; draft: Draft; mapping: Mapping };

/** The trial, or why the document cannot be read with these settings. */
export async function tryDraft(deps: DeskDeps, { draft, mapping }: Pick<Shown, "draft" | "mapping">) {
  try {
    return await previewOf(documentOf(deps.raw, draft.document, draft.documentName).bytes, mapping);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { problem: explained(error) };
  }
}

async function checkPage(
  deps: DeskDeps,
  request: FastifyRequest,
  { partner, draft, mapping }: Shown,
  more: Partial<Pick<DraftCheckProps, "refusals" | "yaml" | "problem" | "preview">> = {},
) {
  const source = draft.source === undefined ? undefined : await findSource(deps.database.read, draft.source);
  const preview = more.preview ?? (await tryDraft(deps, { draft, mapping }));
  return (
    <DraftCheckPage
      context={request.page}
      partner={partner}
      source={source}
      draft={draft}
      mapping={mapping}
      columnsKey={columnsKey(draft.recognition)}
      changes={columnChanges(draft, mapping)}
      {...more}
      preview={preview}
    />
  );
}

type Turn = { deps: DeskDeps; request: FastifyRequest; reply: FastifyReply; partner: Partner; account: Account };

/** Reads the document again with the settings of the form. */
async function reread({ deps, request, reply, partner }: Turn, { draft, mapping }: Checked, form: Form) {
  try {
    const { draft: again, kept } = await rereadDraft(deps, partner, draft, hintsOf(form, draft));
    return reply.done(draftHref(partner, again), { tone: "info", text: kept ? t.reading.kept : t.reading.changed });
  } catch (error) {
    if (!isProblem(error)) throw error;
    const problem = `${t.reading.failed} ${explained(error)}`;
    return reply.page(await checkPage(deps, request, { partner, draft, mapping }, { problem }), { status: 422 });
  }
}

/** Goes on to the presentation, unless nothing could be published as things stand. */
async function goOn({ deps, request, reply, partner }: Turn, { draft, mapping }: Checked) {
  const preview = await tryDraft(deps, { draft, mapping });
  const empty = "problem" in preview || preview.mapped === 0;
  if (!empty) return reply.done(`${draftHref(partner, draft)}/presentation`);
  const problem = t.preview.none;
  return reply.page(await checkPage(deps, request, { partner, draft, mapping }, { problem, preview }), { status: 422 });
}

/** A new document taken as it is: the source keeps its words. */
async function keepAndUpdate(turn: Turn, { draft }: Checked) {
  const { deps, reply, partner, account } = turn;
  const source = draft.source === undefined ? undefined : await findSource(deps.database.read, draft.source);
  // A source keeps its words; what has none yet is presented first.
  if (!source) return reply.done(`${draftHref(partner, draft)}/presentation`);
  const { title, role, licence, why = t.toComplete } = source;
  const schedule = await scheduleOf(deps.database.read, source.id);
  const about = { title, role, licence, why, schedule };
  const { version } = await publishDraft({ deps, partner, draft, about, by: signatureOf(account) });
  return reply.done(`/espace/${partner.slug}/${source.slug}`, { tone: "success", text: t.describe.updated(version) });
}

/** Where the page comes back to after each act that stays on it. */
const ANCHORS: Record<string, string> = { preview: "#apercu", words: "#mots", yaml: "#texte" };

async function act(turn: Turn, checked: Checked, form: Form) {
  const { deps, request, reply, partner } = turn;
  const { draft, mapping, refusals, yaml, stale } = checked;
  if (yaml) return reply.page(await checkPage(deps, request, { partner, draft, mapping }, { yaml }), { status: 422 });
  if (stale)
    return reply.page(await checkPage(deps, request, { partner, draft, mapping }, { problem: t.columns.stale }), { status: 422 });
  const wanted = answer(form, "act", 20);
  if (wanted === "reread") return reread(turn, checked, form);
  if (refusals.size > 0)
    return reply.page(await checkPage(deps, request, { partner, draft, mapping }, { refusals }), { status: 422 });
  if (wanted === "next") return goOn(turn, checked);
  if (wanted === "publish") return keepAndUpdate(turn, checked);
  return reply.done(`${draftHref(partner, draft)}${ANCHORS[wanted] ?? ANCHORS.preview}`);
}

/** Checking a draft: what was read, what each column becomes, what would come of it. */
export function draftCheckRoutes(server: FastifyInstance, deps: DeskDeps): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ partner: slug, draft: z.string().max(30) });

  app.get(
    "/espace/:partner/preparation/:draft",
    { config: { access: "partner" }, schema: { params } },
    async (request, reply) => {
      const { partner } = await editorOf(deps, request, request.params.partner);
      const draft = await needDraft(deps, partner, request.params.draft);
      return reply.page(await checkPage(deps, request, { partner, draft, mapping: readMapping(draft.yaml) }));
    },
  );

  app.post(
    "/espace/:partner/preparation/:draft",
    { config: { access: "partner" }, schema: { params, body: formSchema } },
    async (request, reply) => {
      const { partner, account } = await editorOf(deps, request, request.params.partner);
      const draft = await needDraft(deps, partner, request.params.draft);
      const checked = await saveChecked(deps, draft, request.body);
      return act({ deps, request, reply, partner, account }, checked, request.body);
    },
  );
}
