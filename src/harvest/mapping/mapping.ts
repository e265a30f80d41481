import type { Kind, Openness } from "../../catalogue/index.ts";
import type { ReadIssue, ReadOptions } from "../formats/index.ts";

/** A constant a mapping may hold. */
export type Scalar = string | number | boolean;

/** One step of a pipeline as written: `trim`, `{ split: ";" }`, `{ map: { O: oui } }`. */
export type StepInput = string | { [name: string]: unknown };

/** A test on a row, as written. All members must hold; text is compared without case nor accents. */
type ConditionInput = {
  from: string;
  is?: Scalar | Scalar[];
  not?: Scalar | Scalar[];
  contains?: string | string[];
  without?: string | string[];
  filled?: boolean;
};

/** Where a value comes from and what is done to it, as written in full. */
export type FullExpression = {
  /** A column (or dotted path), or several: the first that is filled. */
  from?: string | string[];
  /** Values of all these, one after the other. */
  all?: ExpressionInput[];
  const?: Scalar | Scalar[];
  then?: StepInput | StepInput[];
  vocab?: string;
  default?: Scalar | Scalar[];
  when?: ConditionInput | ConditionInput[];
};

/** `NOM_TL`, `[NOM, TITRE]` (first that is filled), or in full. */
export type ExpressionInput = string | string[] | FullExpression;

/** One object of a list field: an expression per part. `each` names a nested list whose items give the parts. */
export type TemplateInput = { each?: string; when?: ConditionInput | ConditionInput[] } & Record<string, unknown>;

/** How a mapping says what fills a field. */
export type FieldInput = ExpressionInput | TemplateInput | TemplateInput[];

/** A column; or several columns hashed, when the file has no id; or both: hashed where the column is empty. */
export type IdInput = ExpressionInput | { from?: string; hash: string[] };

/** What a label of the partner is in our vocabulary: concept ids, or known and deliberately left aside. */
type AlignmentTarget = string[] | "unclassified";

/** What a source brings, and so which kinds its records default to (design: why they belong here). */
export const SOURCE_ROLES = ["innovations", "support", "places"] as const;
/** What a source mostly describes. */
export type SourceRole = (typeof SOURCE_ROLES)[number];

/** How often a source is read again. */
export const SCHEDULES = ["manual", "daily", "weekly", "monthly"] as const;

/**
 * The correspondence of one source: one readable YAML file, versioned. Declarative and total: no loop, no recursion, so
 * that it always ends and can be explained line by line. See docs/decisions/070-mapping-language.md.
 */
export type Mapping = {
  source: string;
  partner: string;
  title: string;
  role: SourceRole;
  /** One sentence: why the records of this source belong in a catalogue of social innovation. */
  why: string;
  licence: string;
  homepage?: string | undefined;
  file?: string | undefined;
  url?: string | undefined;
  schedule: (typeof SCHEDULES)[number];
  read: ReadOptions & {
    /** Cells that mean "nothing", on top of the usual ones (empty, null, n/a, -). */
    empty?: string[];
  };
  record: {
    id: IdInput;
    /** Several rows with one id make one record (a project written once per site). */
    fold: boolean;
    updated?: ExpressionInput | undefined;
    kind: Kind | FullExpression;
    /** Rows to keep. */
    when?: ConditionInput | ConditionInput[] | undefined;
  };
  fields: Record<string, FieldInput>;
  alignments: Record<string, Record<string, AlignmentTarget>>;
  openness: Record<string, Openness>;
};

/** One value that could not be read as it is, or one record that could not be made. `fatal`: the record is refused. */
export type MappingIssue = Omit<ReadIssue, "code"> & { code: string; target?: string };

/** A mistake in the mapping itself, where it is written. `warning`: it runs, with something missing. */
export type MappingProblem = { path: string; line?: number; column?: number; message: string; warning?: boolean };
