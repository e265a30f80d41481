import type { Place } from "../../catalogue/index.ts";
import { concept } from "../../vocabulary/index.ts";
import { choices, type Form, isWebAddress, line, lines, wholeAddress } from "../../web/form.ts";
import { isSiret, readSiret } from "../siret.ts";
import { readPartialDate } from "./partial-date.ts";
import { readPlaces } from "./place-answer.ts";
import { fr } from "./shape.fr.ts";
import { type AnswerError, MOST_ROWS, type Part, type Reading, type Shape } from "./shape.ts";
import { isUntouched } from "./shape-write.ts";

const read = (value: unknown): Reading => ({ value, errors: [] });
const wrong = (field: string, message: string): Reading => ({ value: undefined, errors: [{ field, message }] });

function text(shape: Extract<Shape, { as: "text" }>, name: string, form: Form): Reading {
  const value = shape.rows ? lines(form, name) : line(form, name);
  if (value.length > shape.max) return wrong(name, fr.errors.tooLong(shape.max, value.length));
  return read(value || undefined);
}

function url(name: string, typed: string): Reading {
  if (!typed) return read(undefined);
  const address = wholeAddress(typed);
  return isWebAddress(address) ? read(address) : wrong(name, fr.errors.url(typed.slice(0, 80)));
}

function siret(name: string, typed: string): Reading {
  if (!typed) return read(undefined);
  const figures = readSiret(typed);
  return figures && isSiret(figures) ? read(figures) : wrong(name, fr.errors.siret);
}

function date(as: "date" | "year", name: string, given: string): Reading {
  if (!given) return read(undefined);
  if (as === "year") return /^(19|20)\d\d$/.test(given) ? read(Number(given)) : wrong(name, fr.errors.year);
  const iso = readPartialDate(given);
  return iso ? read(iso) : wrong(name, fr.errors.date(given.slice(0, 40)));
}

function choice(shape: Extract<Shape, { as: "choice" }>, name: string, given: string): Reading {
  if (!given) return read(undefined);
  return shape.options().some(({ value }) => value === given) ? read(given) : wrong(name, fr.errors.choice);
}

function concepts(shape: Extract<Shape, { as: "concepts" }>, given: readonly string[], present: readonly unknown[]): Reading {
  const known = [...new Set(given)].filter((id) => concept(shape.scheme, id) || present.map(String).includes(id));
  return read(known.length ? known.map((id) => (shape.numeric ? Number(id) : id)) : undefined);
}

function words(shape: Extract<Shape, { as: "lines" }>, name: string, given: string): Reading {
  const items = [
    ...new Set(
      given
        .split("\n")
        .map((item) => item.trim())
        .filter(Boolean),
    ),
  ];
  const long = items.find((item) => item.length > shape.max);
  if (long) return wrong(name, fr.errors.lineTooLong(long.slice(0, 40), shape.max));
  if (items.length > shape.most) return wrong(name, fr.errors.tooMany(shape.most, items.length));
  return read(items.length ? items : undefined);
}

function group(parts: readonly Part[], name: string, form: Form, present: Record<string, unknown> = {}): Reading {
  const errors: AnswerError[] = [];
  const value: Record<string, unknown> = {};
  for (const part of parts) {
    const id = `${name}-${part.name}`;
    const reading = readShape(part.shape, id, form, present[part.key]);
    errors.push(...reading.errors);
    if (reading.value !== undefined) value[part.key] = reading.value;
  }
  if (Object.keys(value).length === 0) return { value: undefined, errors };
  for (const part of parts) {
    const id = `${name}-${part.name}`;
    if (part.required && value[part.key] === undefined && !errors.some((error) => error.field === id))
      errors.push({ field: id, message: fr.errors.partMissing(part.label) });
  }
  return { value, errors };
}

/** Things of a list, in order, without the empty ones; one that was left as it was shown stays what it is. */
function rows(shape: Extract<Shape, { as: "rows" }>, name: string, form: Form, present: readonly unknown[]): Reading {
  const one: Shape = { as: "group", parts: shape.parts };
  const errors: AnswerError[] = [];
  const items: unknown[] = [];
  for (let rank = 0; rank < MOST_ROWS; rank++) {
    const id = `${name}-${rank}`;
    if (!shape.parts.some((part) => line(form, `${id}-${part.name}`))) continue;
    const kept = present.find((item) => isUntouched(one, id, form, item));
    const reading = kept === undefined ? group(shape.parts, id, withoutLoneChoice(shape.parts, id, form)) : read(kept);
    errors.push(...reading.errors);
    if (reading.value) items.push({ ...reading.value, ...shape.fixed });
  }
  return { value: items.length ? items : undefined, errors };
}

/** A list to choose from always answers something: alone, it says nothing. */
function withoutLoneChoice(parts: readonly Part[], name: string, form: Form): Form {
  const said = parts.some((part) => part.shape.as !== "choice" && line(form, `${name}-${part.name}`));
  return said ? form : {};
}

const listed = (present: unknown): readonly unknown[] => (Array.isArray(present) ? present : []);

/**
 * Reads the answers to the questions of a shape; `name` begins the names of its controls. What is wrong is told, never thrown.
 * @param present what the form was filled with: what was left as it was shown is what it was, to the byte.
 */
export function readShape(shape: Shape, name: string, form: Form, present?: unknown): Reading {
  if (present !== undefined && isUntouched(shape, name, form, present)) return read(present);
  const given = line(form, name);
  switch (shape.as) {
    case "text":
      return text(shape, name, form);
    case "url":
      return url(name, given);
    case "date":
    case "year":
      return date(shape.as, name, given);
    case "siret":
      return siret(name, given);
    case "choice":
      return choice(shape, name, given);
    case "concepts":
      return concepts(shape, choices(form, name), listed(present));
    case "lines":
      return words(shape, name, lines(form, name));
    case "group":
      return group(shape.parts, name, form, present as Record<string, unknown> | undefined);
    case "rows":
      return rows(shape, name, form, listed(present));
    case "places":
      return readPlaces(name, form, listed(present) as Place[]);
  }
}
