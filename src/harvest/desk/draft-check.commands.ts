import { KINDS } from "../../catalogue/index.ts";
import { contentHash } from "../../platform/ids.ts";
import { concept, isScheme } from "../../vocabulary/index.ts";
import { choices, type Form } from "../../web/form.ts";
import { FILE_FORMATS, type ReadOptions, type Recognition } from "../formats/index.ts";
import { type Mapping, mappingOf, missingColumns, parseMapping, readMapping } from "../mapping/index.ts";
import { answer } from "./desk-form.ts";
import { type DraftDeps, saveDraft } from "./draft.commands.ts";
import { draftTexts as t } from "./draft.fr.ts";
import { type Draft, type WordAnswer, withWords } from "./draft.ts";
import { assignColumns, type RefusedChoice, withIdentity } from "./draft-assign.ts";
import { DETAILED } from "./draft-columns.ts";
import { destination } from "./draft-destination.ts";
import type { ColumnChanges } from "./pages/draft-check.tsx";

/** Names the columns a form was made for: its fields speak of them by number. */
export const columnsKey = ({ columns }: Recognition): string => contentHash(columns.map((column) => column.name)).slice(0, 12);

/** Columns of a document that is to replace the one in force, against those of that one. */
export function columnChanges(draft: Draft, mapping: Mapping): ColumnChanges | undefined {
  const now = draft.recognition.columns.map((column) => column.name);
  const lost = missingColumns(mapping, now);
  const { columnsBefore } = draft;
  if (!draft.source || (!columnsBefore && lost.length === 0)) return undefined;
  const gone = columnsBefore?.filter((column) => !now.includes(column)) ?? [];
  const appeared = columnsBefore ? now.filter((column) => !columnsBefore.includes(column)) : [];
  if (gone.length === 0 && appeared.length === 0) return undefined;
  return { gone, appeared, used: lost.length > 0 };
}

/** Choices of the table, by column. */
function choicesOf(form: Form, recognition: Recognition): Map<string, string> {
  const choices = new Map<string, string>();
  for (const [index, { name }] of recognition.columns.entries()) {
    const key = form[`c${index}`];
    if (typeof key === "string" && key !== DETAILED) choices.set(name, key);
  }
  return choices;
}

function withKind(mapping: Mapping, form: Form): Mapping {
  const kind = KINDS.find((each) => each === answer(form, "kind", 40));
  const fold = answer(form, "fold") === "1";
  if ((!kind || kind === mapping.record.kind) && fold === mapping.record.fold) return mapping;
  return mappingOf({ ...mapping, record: { ...mapping.record, fold, ...(kind && { kind }) } });
}

const WORD = /^([a-zA-Z]{1,40}):(.+)$/s;

function wordsOf(form: Form): WordAnswer[] {
  return Object.keys(form)
    .filter((name) => /^w\d{1,4}$/.test(name))
    .flatMap((name) => {
      const [, scheme, label] = WORD.exec(answer(form, name, 400)) ?? [];
      const to = answer(form, `a${name.slice(1)}`, 100);
      const known = to === "unclassified" || (scheme && isScheme(scheme) && concept(scheme, to));
      return scheme && label && known ? [{ scheme, label, to }] : [];
    });
}

function explain({ column, key, why }: RefusedChoice): string {
  const texts = t.columns.refused;
  return why === "part-alone" ? texts[why](column, destination(key)?.label ?? key) : texts[why](column);
}

export type Checked = {
  draft: Draft;
  mapping: Mapping;
  /** Choices that could not be followed, by column, in words. */
  refusals: Map<string, string>;
  /** A text that could not be read, and why: nothing was kept. */
  yaml?: { text: string; error: string };
  /** The form spoke of columns that are no longer those of the draft: its table was not followed. */
  stale?: boolean;
};

/** The table, the words and the identity, as a person left them. */
function fromTable(draft: Draft, form: Form): Omit<Checked, "draft"> {
  const before = readMapping(draft.yaml);
  if (answer(form, "columns", 20) !== columnsKey(draft.recognition))
    return { mapping: before, refusals: new Map(), stale: Object.hasOwn(form, "columns") };
  const { columns } = draft.recognition;
  const samplesOf = (name: string) => columns.find((column) => column.name === name)?.samples ?? [];
  const assigned = assignColumns(withKind(before, form), choicesOf(form, draft.recognition), samplesOf);
  const identity = choices(form, "identity").flatMap((index) => columns[Number(index)]?.name ?? []);
  const mapping = withWords(withIdentity(assigned.mapping, identity), wordsOf(form));
  return { mapping, refusals: new Map(assigned.refused.map((refused) => [refused.column, explain(refused)])) };
}

/**
 * What a person changed in the page that checks a draft, kept. The text, when they changed it, wins over the table; when it
 * cannot be read nothing is kept, and what they wrote comes back with what is wrong.
 */
export async function saveChecked(deps: DraftDeps, draft: Draft, form: Form): Promise<Checked> {
  const text = answer(form, "yaml", 600_000);
  if (text && text !== draft.yaml.trim()) {
    const { mapping, problems } = parseMapping(`${text}\n`);
    if (mapping) return { draft: await saveDraft(deps, draft, `${text}\n`), mapping, refusals: new Map() };
    const lines = problems.map(({ line, column, message }) =>
      line === undefined ? message : t.yaml.at(line, column ?? 1, message),
    );
    return {
      draft,
      mapping: readMapping(draft.yaml),
      refusals: new Map(),
      yaml: { text, error: [t.yaml.error, ...lines].join("\n") },
    };
  }
  const followed = fromTable(draft, form);
  if (followed.stale) return { draft, ...followed };
  return { draft: await saveDraft(deps, draft, followed.mapping), ...followed };
}

/** Settings a person asks the document to be read with; what they leave to be recognised is absent. */
export function hintsOf(form: Form, draft: Draft): ReadOptions {
  const { format: now, sheet: sheetNow } = draft.recognition;
  const format = FILE_FORMATS.find((each) => each === answer(form, "format", 20)) ?? (now === "xlsx" ? now : undefined);
  const given = (name: string, max: number) => answer(form, name, max) || undefined;
  const separator = typeof form.separator === "string" ? form.separator.slice(0, 1) : "";
  const header = given("headerRow", 5);
  const sheet = given("sheet", 100);
  const sheetChanged = sheet !== undefined && sheet !== sheetNow;
  return {
    ...(format && { format }),
    ...(given("encoding", 40) && { encoding: given("encoding", 40) as string }),
    ...(separator && { separator }),
    // Another sheet has its own header, unless a row was asked for.
    ...(header && /^\d+$/.test(header) && !(sheetChanged && Number(header) === draft.recognition.headerRow)
      ? { headerRow: Number(header) }
      : {}),
    ...(sheet && { sheet }),
    ...(given("records", 200) && { records: given("records", 200) as string }),
  };
}
