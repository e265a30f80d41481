import { z } from "zod";
import { normaliseEmail } from "../account/index.ts";
import { governance as t } from "./governance.fr.ts";

/** A form as a browser sends it: fields by name, several values where a name comes back. */
export const formSchema = z.preprocess(
  (body) => body ?? {},
  z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).max(100)])),
);
/** What somebody typed, by the name of the field. */
export type Form = z.infer<typeof formSchema>;

/** What is wrong, by field: French sentences. Empty: nothing is. */
export type Errors = Readonly<Record<string, string>>;
/** What was typed, by field, to be shown again. */
export type Values = Readonly<Record<string, string>>;

/** What is wrong in a form, as links to its fields. */
export const errorList = (errors: Errors) => Object.entries(errors).map(([field, message]) => ({ field, message }));

/** No form is shown again with more than this of one answer: what is typed by hand is never so long. */
const LONGEST_SHOWN = 40_000;
/** Control characters say nothing and break what shows them; a line feed and a tabulation are kept where lines are. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

const first = (form: Form, name: string): string => {
  const value = form[name];
  return ((Array.isArray(value) ? value[0] : value) ?? "").slice(0, LONGEST_SHOWN).toWellFormed();
};

/** An answer of one line, trimmed. "" when it was not given. */
export const line = (form: Form, name: string): string =>
  first(form, name)
    .replace(/[\r\n\t\u2028\u2029]+/g, " ")
    .replace(CONTROL, "")
    .trim();

/** An answer of several lines, trimmed, line ends as ours. "" when it was not given. */
export const lines = (form: Form, name: string): string => first(form, name).replace(/\r\n?/g, "\n").replace(CONTROL, "").trim();

/** What one answer must be. */
type Demand = {
  /** The sentence when it is missing; without, it may be. */
  missing?: string;
  max?: number;
  long?: boolean;
  oneOf?: readonly string[];
  email?: boolean;
  url?: boolean;
};

const BARE_HOST = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/iu;
const isWebAddress = (text: string): boolean =>
  z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(text).success;

function wrong(value: string, demand: Demand): string | undefined {
  if (value === "") return demand.missing;
  const max = demand.max ?? (demand.long ? 4_000 : 200);
  if (value.length > max) return t.form.tooLong(max, value.length);
  if (demand.oneOf && !demand.oneOf.includes(value)) return demand.missing ?? t.form.unknownChoice;
  if (demand.email && normaliseEmail(value) === undefined) return t.form.badEmail;
  return demand.url && !isWebAddress(value) ? t.form.badUrl : undefined;
}

function typed(form: Form, name: string, { long, url }: Demand): string {
  const value = long ? lines(form, name) : line(form, name);
  return url && BARE_HOST.test(value) ? `https://${value}` : value;
}

/** Reads the answers that are asked for: what was typed (to be shown again), and what is wrong. */
export function readForm<K extends string>(
  form: Form,
  demands: Readonly<Record<K, Demand>>,
): { values: Record<K, string>; errors: Partial<Record<K, string>> } {
  const names = Object.keys(demands) as K[];
  const values = Object.fromEntries(names.map((name) => [name, typed(form, name, demands[name])])) as Record<K, string>;
  const errors: Partial<Record<K, string>> = {};
  for (const name of names) {
    const said = wrong(values[name], demands[name]);
    if (said !== undefined) errors[name] = said;
  }
  return { values, errors };
}
