import { createHash } from "node:crypto";
import type { RecordBody } from "../../catalogue/index.ts";
import { fold } from "../../engine/text/index.ts";
import { locate as locateOffline } from "../../geography/index.ts";
import { contentHash } from "../../platform/ids.ts";
import {
  type Aligned,
  type Aligner,
  type CrosswalkId,
  createAligner,
  crosswalkAlignments,
  type Scheme,
} from "../../vocabulary/index.ts";
import type { RawRow } from "../formats/index.ts";
import { alignmentsOf } from "./alignment.ts";
import { assemble } from "./assemble.ts";
import { coercionOf } from "./coerce.ts";
import { compileExpression, conditionReader, type Given, type Reader } from "./compile-expression.ts";
import { compileField, type FieldTools } from "./compile-field.ts";
import { type Locate, remembered } from "./compile-place.ts";
import { valueReader } from "./emptiness.ts";
import { textOf, type Value } from "./functions/index.ts";
import { oneLine } from "./functions/plain.ts";
import { record as sentences } from "./issues.fr.ts";
import { checkedPlan } from "./mapping.schema.ts";
import type { Mapping, MappingIssue } from "./mapping.ts";
import { pathReader } from "./path.ts";
import { columnsOfPlan, type IdPlan, type MappingPlan } from "./plan.ts";
import { Run, type Unmapped } from "./run.ts";
import { KIND_SHAPE } from "./targets.ts";

/** Raised when a function or a coercion changes what it gives: records are then mapped again though their rows did not change. */
const ENGINE = 1;

type Said = { issues: MappingIssue[]; unmapped: Unmapped[] };

/**
 * What became of one record's rows: a description in canonical terms; nothing because the mapping does not keep such rows;
 * or a refusal, with at least one fatal issue.
 */
export type MappedRecord =
  | ({ outcome: "mapped"; remoteId: string; body: RecordBody } & Said)
  | ({ outcome: "left-out" } & Said)
  | ({ outcome: "refused"; remoteId?: string } & Said);

/** A mapping as closures: what turns rows into records. */
export type CompiledMapping = {
  source: string;
  /** Content hash of what changes the result: same version and same rows, same record. */
  version: string;
  /** Rows with one id make one record. */
  fold: boolean;
  /** Columns and paths that are read. */
  columns: string[];
  /** The partner's id of a row's record, for grouping; undefined when it has none. */
  idOf(row: RawRow): string | undefined;
  /** Pure and total: never throws, whatever the rows hold. `rows` are those of one record (one, unless `fold`). */
  recordOf(rows: readonly RawRow[]): MappedRecord;
};

/** What the mapping needs from vocabulary and geography; the product's own by default. */
export type MappingTools = { align?: Aligner; locate?: Locate | "none" };

/** The hash of what decides the result. The words about the source (title, why, licence, schedule) do not count. */
function mappingVersion(mapping: Mapping): string {
  const { source, read, record, fields, alignments, openness } = mapping;
  return contentHash({ engine: ENGINE, source, read, record, fields, alignments, openness });
}

const LONGEST_ID = 200;
const shortId = (text: string): string => `h-${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;

const wordsOf = (value: Given): string =>
  Array.isArray(value) ? value.map(textOf).join(" ") : value === undefined ? "" : textOf(value as Value);

/** An id from a column as it is; from several columns, a hash of their folded words: case and accents may change. */
function idReader(plan: IdPlan, tools: FieldTools): { read: (row: RawRow, run: Run) => string | undefined; columns: string } {
  const reader = plan.expression && compileExpression(plan.expression, tools.read);
  const paths = plan.hash.map(pathReader);
  const hashed = (row: RawRow): string | undefined => {
    const words = paths.map((path) =>
      fold(wordsOf(tools.read(path(row.values))))
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim(),
    );
    return words.every((word) => word === "") ? undefined : shortId(words.join("\n"));
  };
  const read = (row: RawRow, run: Run): string | undefined => {
    const id = reader ? oneLine(wordsOf(reader(row.values, run))) : "";
    if (id !== "") return id.length > LONGEST_ID ? shortId(id) : id;
    return hashed(row);
  };
  return { read, columns: [...(plan.expression?.columns ?? []), ...plan.hash].join(", ") };
}

function kindReader(plan: MappingPlan, tools: FieldTools): (row: RawRow, run: Run) => string | undefined {
  const constant = plan.kind.constant;
  if (typeof constant === "string" && plan.kind.when.length === 0) return () => constant;
  const read = compileExpression(plan.kind, tools.read);
  const choices = KIND_SHAPE.choices ?? [];
  return (row, run) => {
    const given = read(row.values, run);
    for (const value of given === undefined ? [] : Array.isArray(given) ? given : [given]) {
      const label = oneLine(textOf(value)).slice(0, 200);
      if (choices.includes(label)) return label;
      const [id] = tools.conceptsOf(KIND_SHAPE.scheme ?? "kinds", label, run);
      if (id !== undefined && choices.includes(id)) return id;
    }
    return undefined;
  };
}

const MOST_LABELS = 10_000;

function fieldTools(mapping: Mapping, given: MappingTools): FieldTools {
  const align = given.align ?? createAligner([]);
  const own = createAligner(alignmentsOf(mapping));
  const lists = new Map<string, Aligner>();
  const ofList = (list: string, scheme: Scheme, label: string): Aligned => {
    const aligner = lists.get(list) ?? createAligner(crosswalkAlignments(list as CrosswalkId));
    lists.set(list, aligner);
    return aligner(list, scheme, label);
  };
  const known = new Map<string, Map<string, Aligned>>();
  const answerOf = (scheme: string, label: string, list: string | undefined): Aligned => {
    const mine = own(mapping.source, scheme as Scheme, label);
    return mine.via === "source"
      ? mine
      : list === undefined
        ? align(mapping.source, scheme as Scheme, label)
        : ofList(list, scheme as Scheme, label);
  };
  // Labels come back row after row.
  const conceptsOf = (scheme: string, label: string, run: Run, list?: string): readonly string[] => {
    const key = list === undefined ? scheme : `${scheme}/${list}`;
    let labels = known.get(key);
    if (!labels || labels.size > MOST_LABELS) {
      labels = new Map();
      known.set(key, labels);
    }
    let answer = labels.get(label);
    if (!answer) {
      answer = answerOf(scheme, label, list);
      labels.set(label, answer);
    }
    if (answer.match === "unmapped") run.miss(scheme, label);
    return answer.to;
  };
  return {
    read: valueReader(mapping.read.empty ?? []),
    conceptsOf,
    locate: given.locate === "none" ? undefined : remembered(given.locate ?? locateOffline),
  };
}

function updatedReader(plan: MappingPlan, tools: FieldTools): Reader | undefined {
  return plan.updated && compileExpression(plan.updated, tools.read);
}

/** What the run had to say, in arrays of the record's own. */
const told = ({ issues, unmapped }: Run): Said => ({
  issues: issues.length > 0 ? issues : [],
  unmapped: unmapped.length > 0 ? unmapped : [],
});

/**
 * Compiles a checked mapping to closures.
 * @throws ProblemError `mapping/invalid` with every mistake, when the mapping does not hold.
 */
export function compileMapping(mapping: Mapping, given: MappingTools = {}): CompiledMapping {
  const plan = checkedPlan(mapping);
  const tools = fieldTools(mapping, given);
  const id = idReader(plan.id, tools);
  const kindOf = kindReader(plan, tools);
  const keeps = conditionReader(plan.when, tools.read);
  const updated = updatedReader(plan, tools);
  const asDate = coercionOf("date");
  const fields = plan.fields.map((field) => ({ target: field.target, read: compileField(field, tools) }));
  const build = assemble(mapping, fields);

  const run = new Run();
  const idRun = new Run();
  const recordOf = (rows: readonly RawRow[]): MappedRecord => {
    run.restart();
    const kept = plan.when.length === 0 ? rows : rows.filter((row) => keeps(row.values));
    const [first] = kept;
    if (!first) return { outcome: "left-out", issues: [], unmapped: [] };
    run.line = first.line;
    run.target = "id";
    const remoteId = id.read(first, run);
    if (remoteId === undefined) {
      run.say("missing-id", sentences.noId(id.columns), true);
      return { outcome: "refused", ...told(run) };
    }
    run.target = "kind";
    const kind = kindOf(first, run);
    if (kind === undefined) {
      run.say("missing-kind", sentences.noKind, true);
      return { outcome: "refused", remoteId, ...told(run) };
    }
    run.target = "updatedAt";
    const date = updated?.(first.values, run);
    const updatedAt = date === undefined ? undefined : asDate(Array.isArray(date) ? (date[0] ?? "") : (date as string), run);
    const body = build(kind, kept, run, typeof updatedAt === "string" ? updatedAt : undefined);
    if (!body) return { outcome: "refused", remoteId, ...told(run) };
    return { outcome: "mapped", remoteId, body, ...told(run) };
  };

  return {
    source: mapping.source,
    version: mappingVersion(mapping),
    fold: mapping.record.fold,
    columns: [...columnsOfPlan(plan).keys()],
    idOf: (row) => {
      idRun.restart();
      return id.read(row, idRun);
    },
    recordOf,
  };
}
