import { normaliseEmail } from "../account/index.ts";
import { type Form, isWebAddress, line, lines, wholeAddress } from "../web/form.ts";
import { governance as t } from "./governance.fr.ts";

/** What was typed, by field, to be shown again. */
export type Values = Readonly<Record<string, string>>;

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
  return url ? wholeAddress(value) : value;
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
