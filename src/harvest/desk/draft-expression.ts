import type { ExpressionInput, FullExpression } from "../mapping/mapping.ts";

/**
 * Taking one column into an expression of a mapping, or out of it, leaving the rest as the person wrote it. Inputs come
 * from a mapping that was checked; results are checked again by whoever uses them. Nothing given is changed in place.
 */

const isFull = (input: ExpressionInput): input is FullExpression => typeof input === "object" && !Array.isArray(input);
const listOf = (from: FullExpression["from"]): string[] =>
  from === undefined ? [] : (Array.isArray(from) ? from : [from]).map(String);

/** Columns whose values an expression gives, in order (conditions only choose rows: they are not among them). */
export function columnsGiven(input: ExpressionInput): string[] {
  if (!isFull(input)) return listOf(input);
  return [...listOf(input.from), ...(input.all ?? []).flatMap(columnsGiven)];
}

/** A list of one column is written as that column. */
const columns = (names: string[]): string | string[] => (names.length === 1 ? (names[0] ?? "") : names);

/** `all` with one expression left is that expression, unless something is done to the whole list. */
function collapse(outer: FullExpression, items: ExpressionInput[]): ExpressionInput | undefined {
  const [only] = items;
  if (only === undefined) return undefined;
  const { all: _all, vocab, ...more } = outer;
  if (items.length > 1 || Object.keys(more).length > 0) return { ...outer, all: items };
  if (vocab === undefined) return only;
  return isFull(only) ? { ...only, vocab } : { from: only, vocab };
}

/** The expression without a column; undefined when nothing is left. What it falls back to stays, as a constant. */
export function withoutColumn(input: ExpressionInput, column: string): ExpressionInput | undefined {
  if (!columnsGiven(input).includes(column)) return input;
  if (!isFull(input)) {
    const left = listOf(input).filter((each) => each !== column);
    return left.length === 0 ? undefined : columns(left);
  }
  if (input.all !== undefined) {
    const left = input.all.map((each) => withoutColumn(each, column)).filter((each) => each !== undefined);
    return collapse(input, left);
  }
  const left = listOf(input.from).filter((each) => each !== column);
  if (left.length > 0) return { ...input, from: columns(left) };
  return input.default === undefined ? undefined : { const: input.default };
}

/** One more value for a field that takes many: beside what it has. `vocab` is said once, of the whole list. */
function beside(input: ExpressionInput, added: ExpressionInput): FullExpression {
  if (isFull(input) && input.all !== undefined) return { ...input, all: [...input.all, added] };
  if (!isFull(input) || input.vocab === undefined) return { all: [input, added] };
  const { vocab, ...item } = input;
  return { all: [item, added], vocab };
}

/** One more column for a field that takes one value: used where the ones before it are empty. */
function afterwards(input: ExpressionInput, column: string): ExpressionInput {
  if (!isFull(input)) return [...listOf(input), column];
  if (input.all !== undefined) return { ...input, all: [...input.all, column] };
  if (input.from !== undefined) return { ...input, from: [...listOf(input.from), column] };
  const { const: constant, ...rest } = input;
  return { ...rest, from: column, ...(constant !== undefined && { default: constant }) };
}

/** The expression with a column more. `added` is how the column is read when it stands alone. */
export function withColumn(
  input: ExpressionInput | undefined,
  column: string,
  added: ExpressionInput,
  many: boolean,
): ExpressionInput {
  if (input === undefined) return added;
  return many ? beside(input, added) : afterwards(input, column);
}
