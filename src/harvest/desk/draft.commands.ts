import { type Clock, DAY, earlier } from "../../platform/clock.ts";
import type { Database, Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { type DocumentDeps, documentOf, openDocument } from "../document.ts";
import { type ReadOptions, type Recognition, recognise } from "../formats/index.ts";
import { type Mapping, mappingOf, printMapping, readMapping } from "../mapping/index.ts";
import { freeSlug } from "../source.commands.ts";
import { findSource, insertMapping, insertSource, mappingVersions, updateSource } from "../source.store.ts";
import type { Partner, Source, SourceLocation, SourceRole } from "../source.ts";
import { draftTexts as t } from "./draft.fr.ts";
import {
  type DraftChanges,
  deleteDraft,
  findDraft,
  insertDraft,
  isDocumentUsed,
  listDrafts,
  updateDraft,
} from "./draft.store.ts";
import { type Draft, RESERVED_SLUGS } from "./draft.ts";
import { proposalFor, propose } from "./draft-proposal.ts";
import { renamedColumns, withColumnsRenamed } from "./renamed-columns.ts";
import { queueUpdate, scheduleUpdates } from "./update-queue.ts";

export type DraftDeps = DocumentDeps & { database: Database; clock: Clock };

const gone = () => new ProblemError({ code: "draft/not-found", kind: "not-found", ...t.notFound });

/** A draft of this partner. @throws ProblemError `draft/not-found`, also when it is another partner's. */
export async function needDraft({ database }: Pick<DraftDeps, "database">, partner: Partner, id: string): Promise<Draft> {
  const draft = await findDraft(database.read, id);
  if (draft?.partner !== partner.id) throw gone();
  return draft;
}

/** The raw document, forgotten unless something still needs it. */
async function forgetDocument(deps: DraftDeps, hash: string): Promise<void> {
  if (!(await isDocumentUsed(deps.database.read, hash))) await deps.raw.remove(hash);
}

/** What a document is. One that cannot be read is not kept. */
async function recognised(deps: DraftDeps, hash: string, name: string, hints: ReadOptions): Promise<Recognition> {
  try {
    const recognition = await recognise(documentOf(deps.raw, hash, name).bytes, { ...hints, fileName: name });
    if (recognition.columns.length === 0)
      throw new ProblemError({ code: "draft/no-column", kind: "invalid", ...t.reading.noColumn });
    return recognition;
  } catch (error) {
    await forgetDocument(deps, hash);
    throw error;
  }
}

/** The options of a mapping that say how its document is read. */
export function readOptionsOf({ read }: Pick<Mapping, "read">): ReadOptions {
  const { empty: _empty, ...options } = read;
  return options;
}

type Given = { partner: Partner; location: SourceLocation; by: string };

async function fetchGiven(deps: DraftDeps, location: SourceLocation): Promise<{ hash: string; name: string }> {
  const document = await openDocument(deps, location);
  return { hash: document.hash, name: document.bytes.name || t.give.url };
}

/**
 * A new source: its document is fetched, recognised, and a mapping is proposed.
 * @throws ProblemError when the document cannot be fetched or read; nothing is kept then.
 */
export async function startDraft(deps: DraftDeps, { partner, location, by }: Given): Promise<Draft> {
  await forgetStaleDrafts(deps, partner);
  const { hash, name } = await fetchGiven(deps, location);
  const recognition = await recognised(deps, hash, name, {});
  const { mapping, reasons } = await proposalFor(documentOf(deps.raw, hash, name).bytes, recognition, partner, name);
  return keepDraft(deps, {
    partner: partner.id,
    location,
    document: hash,
    documentName: name,
    recognition,
    yaml: printMapping(mapping),
    reasons,
    createdBy: by,
  });
}

/** Another look at a source: its mapping in force, tried on its own document or on one that is to replace it. */
export async function startRevision(
  deps: DraftDeps,
  source: Source,
  given: { document: string; name: string; location: SourceLocation; by: string; columnsBefore?: string[] },
): Promise<Draft> {
  const inForce = await mappingInForce(deps, source);
  const recognition = await recognised(deps, given.document, given.name, readOptionsOf(readMapping(inForce)));
  const { yaml, notes } = await carriedOn(deps, source, inForce, recognition, given);
  return keepDraft(deps, {
    partner: source.partner,
    source: source.id,
    location: given.location,
    document: given.document,
    documentName: given.name,
    recognition,
    yaml,
    reasons: { notes, columns: {} },
    createdBy: given.by,
    ...(given.columnsBefore ? { columnsBefore: given.columnsBefore } : {}),
  });
}

/** The mapping in force, reading renamed columns under their new names; each is told, for a person to check. */
async function carriedOn(
  deps: DraftDeps,
  source: Source,
  yaml: string,
  recognition: Recognition,
  given: { document: string; name: string; columnsBefore?: string[] },
): Promise<{ yaml: string; notes: string[] }> {
  if (!given.columnsBefore) return { yaml, notes: [] };
  const { bytes } = documentOf(deps.raw, given.document, given.name);
  const { mapping: proposed } = await propose(bytes, recognition, { slug: source.slug, name: source.title }, given.name);
  const now = recognition.columns.map((column) => column.name);
  const mapping = readMapping(yaml);
  const renamed = renamedColumns(mapping, proposed, given.columnsBefore, now);
  if (renamed.size === 0) return { yaml, notes: [] };
  return {
    yaml: printMapping(withColumnsRenamed(mapping, renamed)),
    notes: [...renamed].map(([old, fresh]) => t.changes.renamed(old, fresh)),
  };
}

async function keepDraft(deps: DraftDeps, content: Omit<Draft, "id" | "createdAt" | "updatedAt">): Promise<Draft> {
  const now = deps.clock.now();
  const draft: Draft = { id: mintId(now), ...content, createdAt: now.toISOString(), updatedAt: now.toISOString() };
  await deps.database.transaction((trx) => insertDraft(trx, draft));
  return draft;
}

/** The text of the mapping a source's updates follow. */
export async function mappingInForce({ database }: Pick<DraftDeps, "database">, source: Source): Promise<string> {
  const saved = (await mappingVersions(database.read, source.id)).find((each) => each.version === source.mappingVersion);
  return saved?.yaml ?? "";
}

/** Writes the mapping as it now is. @throws ProblemError `draft/not-found` when the draft was published or given up meanwhile. */
export async function saveDraft(deps: DraftDeps, draft: Draft, mapping: Mapping | string): Promise<Draft> {
  const yaml = typeof mapping === "string" ? mapping : printMapping(mapping);
  return writeDraft(deps, draft, { yaml });
}

async function writeDraft(deps: DraftDeps, draft: Draft, changes: DraftChanges): Promise<Draft> {
  const at = deps.clock.now().toISOString();
  if (!(await deps.database.transaction((trx) => updateDraft(trx, draft.id, changes, at)))) throw gone();
  return { ...draft, ...changes, updatedAt: at };
}

const sameColumns = (a: Recognition, b: Recognition): boolean =>
  a.columns.length === b.columns.length && a.columns.every(({ name }, index) => name === b.columns[index]?.name);

/**
 * Reads the document again with other settings. The same columns keep the mapping; others get a new proposal.
 * @throws ProblemError when the document cannot be read so; the draft stays as it was.
 */
export async function rereadDraft(
  deps: DraftDeps,
  partner: Partner,
  draft: Draft,
  hints: ReadOptions,
): Promise<{ draft: Draft; kept: boolean }> {
  const { bytes } = documentOf(deps.raw, draft.document, draft.documentName);
  const recognition = await recognise(bytes, { ...hints, fileName: draft.documentName });
  if (recognition.columns.length === 0)
    throw new ProblemError({ code: "draft/no-column", kind: "invalid", ...t.reading.noColumn });
  const { mapping: proposed, reasons } = await proposalFor(bytes, recognition, partner, draft.documentName);
  const before = readMapping(draft.yaml);
  const kept = sameColumns(recognition, draft.recognition);
  const { source, title, role, why, licence } = before;
  const { empty } = before.read;
  const mapping = kept
    ? { ...before, read: { ...readOptionsOf(proposed), ...(empty && { empty }) } }
    : { ...proposed, source, title, role, why, licence };
  const changes = { recognition, yaml: printMapping(mapping), ...(kept ? {} : { reasons }) };
  return { draft: await writeDraft(deps, draft, changes), kept };
}

/** Drafts nobody touched for so long are given up when their partner begins another. */
const STALE_MS = 60 * DAY;

async function forgetStaleDrafts(deps: DraftDeps, partner: Partner): Promise<void> {
  const limit = earlier(deps.clock.now(), STALE_MS);
  for (const { id, updatedAt } of await listDrafts(deps.database.read, [partner.id])) {
    const draft = updatedAt < limit ? await findDraft(deps.database.read, id) : undefined;
    if (draft) await discardDraft(deps, draft);
  }
}

/** Gives a draft up, and its document unless something else needs it. */
export async function discardDraft(deps: DraftDeps, draft: Draft): Promise<void> {
  await deps.database.transaction((trx) => deleteDraft(trx, draft.id));
  await forgetDocument(deps, draft.document);
}

/** What readers are told of a source. */
export type Description = { title: string; role: SourceRole; why: string; licence: string; schedule: Mapping["schedule"] };

/** The mapping with the words of its source, as one readable file. */
function described(mapping: Mapping, draft: Draft, partner: Partner, slug: string, about: Description): string {
  const { file: _file, url: _url, ...rest } = mapping;
  const origin = draft.location.kind === "url" ? { url: draft.location.url } : { file: draft.documentName };
  // Checked as it will be read: what is published can be run.
  return printMapping(mappingOf({ ...rest, ...about, ...origin, source: slug, partner: partner.slug }));
}

async function insertPublished(
  trx: Transaction,
  { deps, partner, draft, about }: Publication,
): Promise<{ source: Source; version: number }> {
  const now = deps.clock.now();
  const taken = async (wanted: string) => RESERVED_SLUGS.has(wanted) || Boolean(await findSource(trx, wanted));
  const slug = await freeSlug(about.title, taken);
  const { schedule: _schedule, ...words } = about;
  const source: Source = {
    id: mintId(now),
    slug,
    partner: partner.id,
    ...words,
    location: draft.location,
    mappingVersion: 0,
    createdAt: now.toISOString(),
  };
  await insertSource(trx, source);
  const yaml = described(readMapping(draft.yaml), draft, partner, slug, about);
  const version = await insertMapping(trx, source.id, yaml, now.toISOString(), draft.createdBy);
  return { source: { ...source, mappingVersion: version }, version };
}

async function updatePublished(
  trx: Transaction,
  source: Source,
  { deps, partner, draft, about, by }: Publication,
): Promise<{ source: Source; version: number }> {
  const { schedule: _schedule, ...words } = about;
  await updateSource(trx, source.id, { ...words, location: draft.location });
  const yaml = described(readMapping(draft.yaml), draft, partner, source.slug, about);
  const [latest] = await mappingVersions(trx, source.id);
  if (latest?.yaml === yaml && latest.version === source.mappingVersion) return { source, version: latest.version };
  return { source, version: await insertMapping(trx, source.id, yaml, deps.clock.now().toISOString(), by) };
}

type Publication = { deps: DraftDeps; partner: Partner; draft: Draft; about: Description; by: string };

/**
 * Makes a draft a source (or a new version of one), and asks for its update: all of it or nothing, and once, however often
 * the button is pressed.
 */
export async function publishDraft(publication: Publication): Promise<{ source: Source; version: number }> {
  const { deps, draft, about } = publication;
  return deps.database.transaction(async (trx) => {
    if (!(await deleteDraft(trx, draft.id))) throw gone();
    const known = draft.source === undefined ? undefined : await findSource(trx, draft.source);
    const published = known ? await updatePublished(trx, known, publication) : await insertPublished(trx, publication);
    await scheduleUpdates(trx, published.source, draft.location.kind === "url" ? about.schedule : "manual", deps.clock);
    await queueUpdate(trx, published.source, deps.clock);
    return published;
  });
}
