import type { Change } from "../../moderation/index.ts";
import type { FieldChange } from "./correction.ts";
import { fieldNamed } from "./fields.ts";
import { shapeLines, writtenLines } from "./shape-text.ts";

/** A value of a field in words, line by line; none when there is nothing. */
export const valueLines = (field: string, value: unknown): string[] => {
  const known = fieldNamed(field);
  return known ? shapeLines(known.shape, value) : [];
};

/** What a field is called. */
export const labelOfField = (field: string): string => fieldNamed(field)?.label ?? field;

/** What somebody wrote anew: neither what stood there before nor the names of fields, which are nobody's words. */
export const newWords = (changes: readonly FieldChange[]): string[] =>
  changes.flatMap(({ field, before, after }) => {
    const shape = fieldNamed(field)?.shape;
    if (!shape) return [];
    const known = new Set(writtenLines(shape, before));
    return writtenLines(shape, after).filter((line) => !known.has(line));
  });

/** Changes in words, as the history of moderation keeps them. */
export const changesInWords = (changes: readonly FieldChange[]): Change[] =>
  changes.map(({ field, before, after }) => ({
    label: labelOfField(field),
    before: valueLines(field, before).join("\n"),
    after: valueLines(field, after).join("\n"),
  }));
