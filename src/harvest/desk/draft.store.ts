import type { Executor } from "../../platform/database.ts";
import type { Recognition } from "../formats/index.ts";
import type { SourceLocation } from "../source.ts";
import type { Draft, ProposalReasons } from "./draft.ts";

type SourceDraftTable = {
  id: string;
  partner: string;
  source: string | null;
  location: string;
  document: string;
  document_name: string;
  recognition: string;
  yaml: string;
  reasons: string;
  columns_before: string | null;
  created_at: string;
  created_by: string;
  updated_at: string;
};

declare module "../../platform/database.ts" {
  interface Schema {
    source_draft: SourceDraftTable;
  }
}

const toDraft = (row: SourceDraftTable): Draft => ({
  id: row.id,
  partner: row.partner,
  ...(row.source === null ? {} : { source: row.source }),
  location: JSON.parse(row.location) as SourceLocation,
  document: row.document,
  documentName: row.document_name,
  recognition: JSON.parse(row.recognition) as Recognition,
  yaml: row.yaml,
  reasons: JSON.parse(row.reasons) as ProposalReasons,
  ...(row.columns_before === null ? {} : { columnsBefore: JSON.parse(row.columns_before) as string[] }),
  createdAt: row.created_at,
  createdBy: row.created_by,
  updatedAt: row.updated_at,
});

export async function insertDraft(executor: Executor, draft: Draft): Promise<void> {
  await executor
    .insertInto("source_draft")
    .values({
      id: draft.id,
      partner: draft.partner,
      source: draft.source ?? null,
      location: JSON.stringify(draft.location),
      document: draft.document,
      document_name: draft.documentName,
      recognition: JSON.stringify(draft.recognition),
      yaml: draft.yaml,
      reasons: JSON.stringify(draft.reasons),
      columns_before: draft.columnsBefore ? JSON.stringify(draft.columnsBefore) : null,
      created_at: draft.createdAt,
      created_by: draft.createdBy,
      updated_at: draft.updatedAt,
    })
    .execute();
}

export async function findDraft(executor: Executor, id: string): Promise<Draft | undefined> {
  const row = await executor.selectFrom("source_draft").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toDraft(row);
}

/** What a list shows of a draft: not its columns nor its mapping, which may be large. */
export type DraftLine = Pick<Draft, "id" | "partner" | "documentName" | "updatedAt"> & { source?: string };

/** Drafts of some partners (all when undefined), last touched first. */
export async function listDrafts(executor: Executor, partners: readonly string[] | undefined): Promise<DraftLine[]> {
  if (partners?.length === 0) return [];
  let query = executor
    .selectFrom("source_draft")
    .select(["id", "partner", "source", "document_name", "updated_at"])
    .orderBy("updated_at", "desc")
    .limit(100);
  if (partners) query = query.where("partner", "in", partners);
  return (await query.execute()).map((row) => ({
    id: row.id,
    partner: row.partner,
    documentName: row.document_name,
    updatedAt: row.updated_at,
    ...(row.source === null ? {} : { source: row.source }),
  }));
}

/** What changes in a draft as a person works on it. */
export type DraftChanges = Partial<Pick<Draft, "yaml" | "recognition" | "reasons">>;

/** Writes what a person changed; false when the draft is gone (published or given up in another window). */
export async function updateDraft(executor: Executor, id: string, changes: DraftChanges, at: string): Promise<boolean> {
  const { recognition, reasons, ...rest } = changes;
  const result = await executor
    .updateTable("source_draft")
    .set({
      ...rest,
      ...(recognition ? { recognition: JSON.stringify(recognition) } : {}),
      ...(reasons ? { reasons: JSON.stringify(reasons) } : {}),
      updated_at: at,
    })
    .where("id", "=", id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** True for the one caller that takes it away: publishing twice makes one source. */
export async function deleteDraft(executor: Executor, id: string): Promise<boolean> {
  const result = await executor.deleteFrom("source_draft").where("id", "=", id).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** Whether anything still needs a document: a source, a run that may be explained, another draft. */
export async function isDocumentUsed(executor: Executor, hash: string): Promise<boolean> {
  const [run, source, draft] = await Promise.all([
    executor.selectFrom("harvest_run").select("id").where("document", "=", hash).limit(1).executeTakeFirst(),
    executor.selectFrom("source").select("id").where("location", "like", `%${hash}%`).limit(1).executeTakeFirst(),
    executor.selectFrom("source_draft").select("id").where("document", "=", hash).limit(1).executeTakeFirst(),
  ]);
  return Boolean(run ?? source ?? draft);
}
