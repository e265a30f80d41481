import { FUNCTIONS } from "./functions/index.ts";
import { functionTexts } from "./functions.fr.ts";
import { problem } from "./mapping.fr.ts";
import type { Scalar } from "./mapping.ts";
import { nearest } from "./nearest.ts";

/** Where in the mapping something is written: keys from the top. */
export type Trail = readonly (string | number)[];
/** Is told what is wrong with a mapping, and where in it. */
export type Complain = (trail: Trail, message: string) => void;

/** A named function with its arguments, as a mapping calls it. */
export type StepCall = { name: string; args: readonly unknown[] };

/** What a column must hold for a value to be taken. */
export type Condition = {
  column: string;
  is?: Scalar[];
  not?: Scalar[];
  contains?: string[];
  without?: string[];
  filled?: boolean;
};

/** An expression checked and in one form. Exactly one of `columns`, `all`, `constant` is its origin. */
export type Expression = {
  columns: readonly string[];
  all: readonly Expression[];
  constant?: Scalar | Scalar[];
  steps: readonly StepCall[];
  vocab?: string;
  default?: Scalar | Scalar[];
  when: readonly Condition[];
};

const MOST_COLUMNS = 60;
const MOST_STEPS = 20;
const KEYS = ["from", "all", "const", "then", "vocab", "default", "when"] as const;
const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);
const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** A column name or dotted path, as a string; numbers are names too (a column called 2019). */
function columnOf(value: unknown, trail: Trail, complain: Complain): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") {
    complain(trail, problem.emptyExpression);
    return undefined;
  }
  const name = String(value);
  if (name.trim() === "") complain(trail, problem.emptyExpression);
  else if (UNSAFE.has(name) || name.split(".").some((piece) => UNSAFE.has(piece))) complain(trail, problem.unsafePath(name));
  else return name;
  return undefined;
}

function columnsOf(value: unknown, trail: Trail, complain: Complain): string[] {
  const list = listOf(value);
  if (list.length === 0) complain(trail, problem.emptyExpression);
  if (list.length > MOST_COLUMNS) complain(trail, problem.tooMany(MOST_COLUMNS));
  return list
    .slice(0, MOST_COLUMNS)
    .flatMap((item, index) => columnOf(item, Array.isArray(value) ? [...trail, index] : trail, complain) ?? []);
}

function constantOf(value: unknown, trail: Trail, complain: Complain): Scalar | Scalar[] | undefined {
  if (isScalar(value)) return value;
  if (Array.isArray(value) && value.length <= 100 && value.every(isScalar)) return value;
  complain(trail, problem.constant);
  return undefined;
}

/** One step of a pipeline, its function and arguments checked. */
function stepOf(value: unknown, trail: Trail, complain: Complain): StepCall | undefined {
  const entries = isObject(value) ? Object.entries(value) : [];
  const [name, raw] = typeof value === "string" ? [value, undefined] : (entries[0] ?? []);
  if (name === undefined || entries.length > 1) {
    complain(trail, problem.step);
    return undefined;
  }
  const found = FUNCTIONS.get(name);
  if (!found) {
    complain(trail, problem.unknownFunction(name, nearest(name, FUNCTIONS.keys())));
    return undefined;
  }
  const args = found.args.safeParse(raw === undefined || raw === null ? [] : Array.isArray(raw) ? raw : [raw]);
  if (!args.success) {
    complain(trail, problem.badArguments(name, functionTexts[name]?.example ?? name));
    return undefined;
  }
  return { name, args: args.data };
}

function readSteps(value: unknown, trail: Trail, complain: Complain): StepCall[] {
  const list = listOf(value);
  if (list.length > MOST_STEPS) complain(trail, problem.tooMany(MOST_STEPS));
  return list
    .slice(0, MOST_STEPS)
    .flatMap((item, index) => stepOf(item, Array.isArray(value) ? [...trail, index] : trail, complain) ?? []);
}

const CONDITION_KEYS = ["from", "is", "not", "contains", "without", "filled"];

function conditionOf(value: unknown, trail: Trail, complain: Complain): Condition | undefined {
  if (!isObject(value)) {
    complain(trail, problem.condition);
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!CONDITION_KEYS.includes(key)) complain([...trail, key], problem.unknownKey(key, nearest(key, CONDITION_KEYS)));
  }
  const column = columnOf(value.from, [...trail, "from"], complain);
  const scalars = (key: string): Scalar[] | undefined => {
    const list = listOf(value[key]);
    if (!list.every(isScalar)) complain([...trail, key], problem.texts);
    return list.length === 0 ? undefined : list.filter(isScalar);
  };
  const [is, not, contains, without] = [scalars("is"), scalars("not"), scalars("contains"), scalars("without")];
  const filled = typeof value.filled === "boolean" ? value.filled : undefined;
  if (!is && !not && !contains && !without && filled === undefined) complain(trail, problem.conditionTest);
  if (column === undefined) return undefined;
  return {
    column,
    ...(is && { is }),
    ...(not && { not }),
    ...(contains && { contains: contains.map(String) }),
    ...(without && { without: without.map(String) }),
    ...(filled !== undefined && { filled }),
  };
}

/** Reads the conditions of an expression; those that mean nothing are complained of and left out. */
export function readConditions(value: unknown, trail: Trail, complain: Complain): Condition[] {
  return listOf(value).flatMap(
    (item, index) => conditionOf(item, Array.isArray(value) ? [...trail, index] : trail, complain) ?? [],
  );
}

const ofColumns = (columns: readonly string[]): Expression => ({ columns, all: [], steps: [], when: [] });

function readFull(value: Record<string, unknown>, trail: Trail, complain: Complain, inAll: boolean): Expression | undefined {
  for (const key of Object.keys(value)) {
    if (!(KEYS as readonly string[]).includes(key)) complain([...trail, key], problem.unknownKey(key, nearest(key, KEYS)));
  }
  const origins = ["from", "all", "const"].filter((key) => value[key] !== undefined && value[key] !== null);
  if (origins.length !== 1) {
    complain(trail, origins.length === 0 ? problem.emptyExpression : problem.twoOrigins);
    return undefined;
  }
  if (inAll && origins[0] === "all") complain([...trail, "all"], problem.nested);
  const all = inAll
    ? []
    : listOf(value.all)
        .slice(0, MOST_COLUMNS)
        .flatMap((item, index) => readExpression(item, [...trail, "all", index], complain, undefined, true) ?? []);
  const constant = origins[0] === "const" ? constantOf(value.const, [...trail, "const"], complain) : undefined;
  const fallback = value.default === undefined ? undefined : constantOf(value.default, [...trail, "default"], complain);
  return {
    columns: origins[0] === "from" ? columnsOf(value.from, [...trail, "from"], complain) : [],
    all,
    ...(constant !== undefined && { constant }),
    steps: readSteps(value.then, [...trail, "then"], complain),
    ...(typeof value.vocab === "string" && { vocab: value.vocab }),
    ...(fallback !== undefined && { default: fallback }),
    when: readConditions(value.when, [...trail, "when"], complain),
  };
}

/**
 * Reads an expression of the mapping in any of its writings, telling each mistake where it is written. With `choices`, a
 * bare word of that list is the value itself; any other bare word is a column.
 */
export function readExpression(
  value: unknown,
  trail: Trail,
  complain: Complain,
  choices?: readonly string[],
  inAll = false,
): Expression | undefined {
  if (isObject(value)) {
    const read = readFull(value, trail, complain, inAll);
    const constants = choices && read?.constant !== undefined ? listOf(read.constant) : [];
    for (const each of constants) {
      if (!choices?.includes(String(each)))
        complain([...trail, "const"], problem.oneOf(choices ?? [], nearest(String(each), choices ?? [])));
    }
    return read;
  }
  if (typeof value === "string" && choices) {
    if (choices.includes(value)) return { columns: [], all: [], constant: value, steps: [], when: [] };
    complain(trail, problem.choiceOrColumn(choices, value, nearest(value, choices)));
    return undefined;
  }
  const columns = columnsOf(value, trail, complain);
  return columns.length === 0 ? undefined : ofColumns(columns);
}

/** Every column an expression reads, conditions included. */
export function columnsRead(expression: Expression): string[] {
  return [...expression.columns, ...expression.all.flatMap(columnsRead), ...expression.when.map((condition) => condition.column)];
}
