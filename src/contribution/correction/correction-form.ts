import { normaliseEmail } from "../../account/index.ts";
import { type Entry, recordBodySchema } from "../../catalogue/index.ts";
import { type Errors, type Form, isWebAddress, line, lines, wholeAddress } from "../../web/form.ts";
import { fr } from "./correction.fr.ts";
import { type FieldChange, markOf, presentValue } from "./correction.ts";
import type { CorrectableField } from "./fields.ts";
import { fr as shapeFr } from "./shape.fr.ts";
import { WINDOW } from "./shape.ts";
import { readShape } from "./shape-read.ts";

/** Names of the questions of a correction, besides those of its value. */
export const NAMES = {
  value: "valeur",
  empty: "vide",
  seen: "vu",
  because: "comment",
  evidence: "preuve",
  email: "email",
  name: "signature",
} as const;

const BECAUSE_LENGTH = 4_000;
const NAME_LENGTH = 120;

/** Part of a long list that one form edits; the rest of it stays as it is. */
export type Window = { from: number; to: number; total: number };

/** The window of a field's list that begins at `from`; undefined when one form holds it all. */
export function windowOf(field: CorrectableField, present: unknown, from: number): Window | undefined {
  const { as } = field.shape;
  if ((as !== "rows" && as !== "places") || !Array.isArray(present) || present.length <= WINDOW) return undefined;
  const start = Math.min(Math.max(0, Math.floor(from / WINDOW) * WINDOW), present.length - 1);
  return { from: start, to: Math.min(start + WINDOW, present.length), total: present.length };
}

/** What the form of a field is filled with. */
export const windowed = (present: unknown, window: Window | undefined): unknown =>
  window && Array.isArray(present) ? present.slice(window.from, window.to) : (present ?? undefined);

/** The whole list, with its window replaced by what was answered. */
function unwindowed(present: unknown, window: Window | undefined, value: unknown): unknown {
  if (!window || !Array.isArray(present)) return value ?? null;
  const all = [...present.slice(0, window.from), ...((value ?? []) as unknown[]), ...present.slice(window.to)];
  return all.length ? all : null;
}

/** Whether the record can hold this value: what passed each question may still be too much as a whole. */
function isHeld(field: string, value: unknown): boolean {
  if (value === null) return true;
  const [first = "", inner] = field.split(".");
  return recordBodySchema.partial().safeParse(inner ? { [first]: { [inner]: value } } : { [first]: value }).success;
}

/** The change that the answers ask for. */
export function readChange(
  entry: Entry,
  field: CorrectableField,
  form: Form,
  name: string,
  window?: Window,
): { change: FieldChange; errors: Errors } {
  const before = presentValue(entry, field.field);
  const reading = readShape(field.shape, name, form, windowed(before, window));
  const errors: Errors = {};
  for (const { field: id, message } of reading.errors) errors[id] ??= message;
  const after = unwindowed(before, window, reading.value);
  if (reading.errors.length === 0 && !isHeld(field.field, after)) errors[name] = shapeFr.errors.unreadable;
  return { change: { field: field.field, before, after }, errors };
}

/** The right value, or that there is none; what is the same as now is no correction. */
export function readCorrectedValue(entry: Entry, field: CorrectableField, form: Form, window?: Window) {
  const before = presentValue(entry, field.field);
  const nothing = line(form, NAMES.empty) !== "";
  const { change, errors } = nothing
    ? { change: { field: field.field, before, after: null }, errors: {} as Errors }
    : readChange(entry, field, form, NAMES.value, window);
  if (Object.keys(errors).length > 0) return { change, errors };
  if (change.after === null && field.field === "title") errors[NAMES.value] = fr.errors.titleNeeded;
  else if (change.after === null && !nothing && !window) errors[NAMES.value] = shapeFr.errors.missing;
  else if (markOf(change.after) === markOf(before)) errors[NAMES.value] = shapeFr.errors.same;
  return { change, errors };
}

/** Who says so and how they know. */
type Grounds = { because: string; evidence?: string; email: string; name?: string };

/** Reads who says so and how they know. */
export function readGrounds(form: Form): { grounds: Grounds; errors: Errors } {
  const because = lines(form, NAMES.because);
  const evidence = wholeAddress(line(form, NAMES.evidence));
  const email = normaliseEmail(line(form, NAMES.email));
  const name = line(form, NAMES.name);
  const errors: Errors = {};
  if (!because) errors[NAMES.because] = fr.errors.because;
  else if (because.length > BECAUSE_LENGTH) errors[NAMES.because] = fr.errors.becauseTooLong(BECAUSE_LENGTH);
  if (evidence && !isWebAddress(evidence)) errors[NAMES.evidence] = fr.errors.evidence;
  if (!email) errors[NAMES.email] = fr.errors.email;
  if (name.length > NAME_LENGTH) errors[NAMES.name] = fr.errors.nameTooLong;
  return {
    grounds: { because, ...(evidence ? { evidence } : {}), email: email ?? "", ...(name ? { name } : {}) },
    errors,
  };
}
