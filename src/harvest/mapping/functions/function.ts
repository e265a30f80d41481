import { z } from "zod";

/** What flows through a pipeline: a cell or JSON value, never empty. Lists flow item by item unless `takes` is "list". */
export type Value = string | number | boolean | Date | object;

/**
 * A place kept empty in a list, so that the lists of several columns still go together ("Loos / Tourcoing", "59120 / "). Functions
 * of one value never see it; functions of lists get the list without it.
 */
export const HOLE: object = Object.freeze({});

/** Tells of a value refused (the step returns undefined) or repaired (it returns the repaired value). */
export type Report = (code: string, detail: string) => void;

type Step = (value: Value, report: Report) => Value | readonly Value[] | undefined;

/**
 * A named pure function that a mapping may use. Total: for any value and any arguments its schema accepts it returns,
 * and never throws; `undefined` means "no value". Deterministic: same value and arguments, same result.
 */
export type MappingFunction = {
  name: string;
  group: FunctionGroup;
  /** `each`: called on every item of a list; `list`: called once with the whole list. */
  takes: "each" | "list";
  /** Arguments as an array, as written after the name: `{ clip: 180 }` gives `[180]`. */
  args: z.ZodType<readonly unknown[]>;
  /** Applying it to its own result changes nothing. */
  idempotent: boolean;
  make(args: readonly unknown[]): Step;
};

/** Families of functions, for the guide. */
type FunctionGroup = "text" | "list" | "number" | "date" | "identifier" | "contact" | "place" | "choice";

/** For a function that takes none. */
export const noArguments = z.tuple([]);
/** For a function that takes one text. */
export const oneText = z.tuple([z.string().min(1).max(200)]);

/** The value as text, the way a person would read it in the cell. Objects have none. */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return "";
}

/** A function of text: anything else is read as text first; an empty result is no value. */
export function onText(run: (text: string, report: Report) => Value | readonly Value[] | undefined): Step {
  return (value, report) => {
    const text = textOf(value).trim();
    if (text === "") return undefined;
    const result = run(text, report);
    return result === "" ? undefined : result;
  };
}
