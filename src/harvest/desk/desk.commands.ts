import type { ComponentChildren } from "preact";
import type { Account, AccountDeps } from "../../account/index.ts";
import { invite, membersOf, partnersEdited, signatureOf } from "../../account/index.ts";
import { recordCounts } from "../../catalogue/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { documentOf, openDocument } from "../document.ts";
import { recognise } from "../formats/index.ts";
import { missingColumns, printMapping, readMapping } from "../mapping/index.ts";
import { findRun, runsOf } from "../run.store.ts";
import { addPartner, saveMapping } from "../source.commands.ts";
import { listPartners, listSources, updateSource } from "../source.store.ts";
import type { Partner, Source, SourceLocation } from "../source.ts";
import { desk as t } from "./desk.fr.ts";
import { RUNS_IN_TIMELINE, type SourceState, stateOf } from "./desk.ts";
import { type DraftDeps, mappingInForce, readOptionsOf, startRevision } from "./draft.commands.ts";
import { deleteDraft } from "./draft.store.ts";
import type { Draft } from "./draft.ts";
import { queueUpdate, sourcesUpdating } from "./update-queue.ts";

export type DeskDeps = DraftDeps &
  AccountDeps & {
    /** Mails are written to a folder: say so to who sends one. */
    localMail: boolean;
    /** What the space says first, from the rooms that know of memberships. */
    notice?: (account: Account) => Promise<ComponentChildren>;
  };

/** Partners whose sources this account looks after. */
export async function partnersOf({ database }: DeskDeps, account: Account): Promise<Partner[]> {
  const edited = partnersEdited(account);
  const all = await listPartners(database.read);
  return edited === undefined ? all : all.filter((partner) => edited.includes(partner.id));
}

/** How the sources of some partners do. */
export async function statesOf({ database }: DeskDeps, partners: readonly Partner[]): Promise<Map<string, SourceState[]>> {
  const { read } = database;
  const [sources, counts, updating] = await Promise.all([listSources(read), recordCounts(read), sourcesUpdating(read)]);
  const wanted = new Set(partners.map((partner) => partner.id));
  const states = new Map<string, SourceState[]>(partners.map((partner) => [partner.id, []]));
  for (const source of sources) {
    if (!wanted.has(source.partner)) continue;
    const runs = await runsOf(read, source.id, RUNS_IN_TIMELINE);
    const state = stateOf(source, runs, updating.has(source.id), counts.get(source.id)?.records ?? 0);
    states.get(source.partner)?.push(state);
  }
  return states;
}

/** A new partner, and the mail that invites its data person when an address is given. */
export async function welcomePartner(
  deps: DeskDeps,
  { email, ...partner }: { name: string; description: string; url: string; email: string },
  by: Account,
): Promise<Partner> {
  const { name, description, url } = partner;
  const added = await addPartner(deps, { name, ...(description ? { description } : {}), ...(url ? { url } : {}) });
  if (email) await invite(deps, { email, partner: added, by: signatureOf(by) });
  return added;
}

/** Who saved a version, as those who look after the partner know each other. */
export async function signers({ database }: DeskDeps, partner: Partner, me: Account): Promise<(by: string) => string> {
  const members = await membersOf(database.read, partner.id);
  const names = new Map([...members, me].map((account) => [signatureOf(account), account.email]));
  return (by) => names.get(by) ?? t.source.somebody;
}

const hashOf = (location: SourceLocation): string | undefined => (location.kind === "upload" ? location.document : undefined);

/** The document a source was last read from, when it is still kept. */
async function documentInForce(deps: DeskDeps, source: Source): Promise<{ document: string; name: string } | undefined> {
  const run = source.lastRun ? await findRun(deps.database.read, source.lastRun) : undefined;
  const document = run?.document ?? hashOf(source.location);
  if (!document || !deps.raw.has(document)) return undefined;
  const { location } = source;
  const name = location.kind === "upload" ? location.name : location.kind === "url" ? location.url : location.path;
  return { document, name: name.split(/[\\/]/).at(-1) || source.slug };
}

/**
 * Opens the mapping of a source for another look, on the document it was last read from (fetched again when it is not kept).
 * @throws ProblemError when there is no document any more.
 */
export async function reviseMapping(deps: DeskDeps, source: Source, by: Account): Promise<Draft> {
  const { location } = source;
  const known = await documentInForce(deps, source);
  if (known) return startRevision(deps, source, { ...known, location, by: signatureOf(by) });
  try {
    const { hash, bytes } = await openDocument(deps, location);
    return await startRevision(deps, source, { document: hash, name: bytes.name ?? source.slug, location, by: signatureOf(by) });
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new ProblemError({ code: "draft/no-document", kind: "not-found", ...t.source.editNoDocument, cause: error });
  }
}

/** Names of the columns of the document a source was last read from; undefined when it is not kept or not readable. */
async function columnsInForce(deps: DeskDeps, source: Source, yaml: string): Promise<string[] | undefined> {
  const known = await documentInForce(deps, source);
  if (!known) return undefined;
  const { bytes } = documentOf(deps.raw, known.document, known.name);
  try {
    const { columns } = await recognise(bytes, { ...readOptionsOf(readMapping(yaml)), fileName: known.name });
    return columns.map((column) => column.name);
  } catch (error) {
    if (isProblem(error)) return undefined;
    throw error;
  }
}

/**
 * Another document for a source. With the same columns the update starts at once; when some appeared or disappeared a person
 * looks first: nothing changes until they have (a draft is returned).
 * @throws ProblemError when the document cannot be fetched or read.
 */
export async function replaceDocument(
  deps: DeskDeps,
  source: Source,
  location: SourceLocation,
  by: Account,
): Promise<Draft | undefined> {
  const yaml = await mappingInForce(deps, source);
  const { hash, bytes } = await openDocument(deps, location);
  const name = bytes.name ?? source.slug;
  const before = await columnsInForce(deps, source, yaml);
  const draft = await startRevision(deps, source, {
    document: hash,
    name,
    location,
    by: signatureOf(by),
    ...(before ? { columnsBefore: before } : {}),
  });
  const now = draft.recognition.columns.map((column) => column.name);
  const lost = missingColumns(readMapping(yaml), now).length > 0;
  const same = before ? before.length === now.length && before.every((column) => now.includes(column)) : !lost;
  if (!same || lost) return draft;
  await deps.database.transaction(async (trx) => {
    await deleteDraft(trx, draft.id);
    await updateSource(trx, source.id, { location });
    await queueUpdate(trx, source, deps.clock);
  });
  return undefined;
}

/**
 * A mapping written elsewhere becomes a version of this source: its text as it is when it names this source, else under its name.
 * @returns the version in force. @throws ProblemError naming line and column when it is not valid.
 */
export async function importMapping(
  deps: DeskDeps,
  source: Source,
  partner: Partner,
  text: string,
  by: Account,
): Promise<number> {
  const mapping = readMapping(text);
  const own = mapping.source === source.slug && mapping.partner === partner.slug;
  const yaml = own ? text : printMapping({ ...mapping, source: source.slug, partner: partner.slug });
  return saveMapping(deps, source.id, yaml, signatureOf(by));
}
