import { fold } from "../../engine/text/index.ts";
import type { valueReader } from "./emptiness.ts";
import type { Condition, Expression, StepCall } from "./expression.ts";
import { FUNCTIONS, HOLE, textOf, type Value } from "./functions/index.ts";
import type { Scalar } from "./mapping.ts";
import { type Cells, pathReader } from "./path.ts";
import type { Run } from "./run.ts";

/** What an expression gives for one row: a value, several, or none. */
export type Given = Value | readonly Value[] | undefined;
/** Reads one value from the cells of a row, telling the run what it could not take. */
export type Reader = (cells: Cells, run: Run) => Given;

const isList = (given: Given): given is readonly Value[] => Array.isArray(given);

/** A GeoJSON position or any list of numbers is one value for the functions that read coordinates. */
const MOST_VALUES = 2_000;

function stepReader(call: StepCall): (given: Value | readonly Value[], run: Run) => Given {
  const found = FUNCTIONS.get(call.name);
  if (!found) return (given) => given;
  const step = found.make(call.args);
  const whole = found.takes === "list" || call.name === "coordinates";
  return (given, run) => {
    if (!isList(given)) return step(given, run.report);
    if (whole) {
      const filled = given.includes(HOLE) ? given.filter((item) => item !== HOLE) : given;
      return filled.length === 0 ? undefined : step(filled, run.report);
    }
    const results: Value[] = [];
    let filled = false;
    for (const item of given) {
      run.value = item;
      const result = item === HOLE ? undefined : step(item, run.report);
      filled ||= result !== undefined;
      if (result === undefined) results.push(HOLE);
      else if (isList(result)) results.push(...result);
      else results.push(result);
      if (results.length >= MOST_VALUES) break;
    }
    return filled ? results : undefined;
  };
}

/** One pipeline as a closure. */
function pipeline(calls: readonly StepCall[]): (given: Given, run: Run) => Given {
  const steps = calls.map(stepReader);
  if (steps.length === 0) return (given) => given;
  return (given, run) => {
    let value = given;
    for (const step of steps) {
      if (value === undefined) return undefined;
      value = step(value, run);
      if (isList(value) && value.every((item) => item === HOLE)) return undefined;
    }
    return value;
  };
}

const texts = (given: Given): string[] => (given === undefined ? [] : isList(given) ? given.map(textOf) : [textOf(given)]);

/** Whether a row meets all conditions. Text is compared without case, accents or outer spaces. */
export function conditionReader(
  conditions: readonly Condition[],
  read: ReturnType<typeof valueReader>,
): (cells: Cells) => boolean {
  const key = (value: Scalar): string => fold(textOf(value)).trim();
  const tests = conditions.map((condition) => {
    const path = pathReader(condition.column);
    const is = condition.is && new Set(condition.is.map(key));
    const not = condition.not && new Set(condition.not.map(key));
    const contains = condition.contains?.map(fold);
    const without = condition.without?.map(fold);
    return (cells: Cells): boolean => {
      const values = texts(read(path(cells))).map((text) => fold(text).trim());
      if (condition.filled !== undefined && values.length > 0 !== condition.filled) return false;
      if (is && !values.some((value) => is.has(value))) return false;
      if (not?.size && values.some((value) => not.has(value))) return false;
      if (without?.some((piece) => values.some((value) => value.includes(piece)))) return false;
      return !contains || contains.some((piece) => values.some((value) => value.includes(piece)));
    };
  });
  return (cells) => tests.every((test) => test(cells));
}

/** The first filled of some columns; tells the run where the value came from, for what may be said of it. */
function columnReader(columns: readonly string[], read: ReturnType<typeof valueReader>): Reader {
  const paths = columns.map((column) => ({ column, path: pathReader(column) }));
  return (cells, run) => {
    for (const { column, path } of paths) {
      const value = read(path(cells));
      if (value === undefined) continue;
      run.column = column;
      run.value = value;
      return value;
    }
    run.column = paths[0]?.column;
    return undefined;
  };
}

function allReader(expressions: readonly Expression[], read: ReturnType<typeof valueReader>): Reader {
  const readers = expressions.map((each) => compileExpression(each, read));
  return (cells, run) => {
    const values: Value[] = [];
    for (const reader of readers) {
      const given = reader(cells, run);
      if (isList(given)) values.push(...given);
      else if (given !== undefined) values.push(given);
    }
    return values.length === 0 ? undefined : values;
  };
}

function originReader(expression: Expression, read: ReturnType<typeof valueReader>): Reader {
  if (expression.constant !== undefined) {
    const { constant } = expression;
    return (_, run) => {
      run.column = undefined;
      run.value = constant;
      return constant;
    };
  }
  return expression.all.length > 0 ? allReader(expression.all, read) : columnReader(expression.columns, read);
}

/** An expression as a closure: origin, condition, pipeline, default. */
export function compileExpression(expression: Expression, read: ReturnType<typeof valueReader>): Reader {
  const origin = originReader(expression, read);
  const run = pipeline(expression.steps);
  const { default: fallback } = expression;
  if (expression.when.length === 0 && fallback === undefined) {
    return expression.steps.length === 0 ? origin : (cells, state) => run(origin(cells, state), state);
  }
  const holds = conditionReader(expression.when, read);
  return (cells, state) => (holds(cells) ? run(origin(cells, state), state) : undefined) ?? fallback;
}
