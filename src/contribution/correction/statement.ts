import { type Entry, type RecordBody, recordBodySchema } from "../../catalogue/index.ts";
import type { FieldChange } from "./correction.ts";

type Stated = Pick<FieldChange, "field" | "after">;

/** Contacts that the public does not see stay what they are when those it sees are corrected. */
function withUnseen(entry: Entry, contacts: unknown): unknown {
  const unseen = (entry.lists.contacts ?? []).map(({ value }) => value).filter(({ openness }) => openness !== "open");
  return unseen.length ? [...((contacts ?? []) as unknown[]), ...unseen] : contacts;
}

/**
 * The source record that says these values, and is silent on all else. It is about the entry as it is now: a title that is not
 * stated is only there because no record goes without one.
 * @param changes each field once; null says that there is nothing to say.
 */
export function statementBody(
  entry: Entry,
  changes: readonly Stated[],
  more: { author?: string | undefined; updatedAt?: string | undefined } = {},
): RecordBody {
  const description: Record<string, unknown> = {};
  const draft: Record<string, unknown> = { kind: entry.kind, lang: entry.lang, title: entry.single.title.value };
  for (const { field, after } of changes) {
    const value = field === "contacts" ? withUnseen(entry, after) : after;
    if (value === null || value === undefined) continue;
    if (field.startsWith("description.")) description[field.slice("description.".length)] = value;
    else draft[field] = value;
  }
  return recordBodySchema.parse({
    ...draft,
    amends: changes.map(({ field }) => field),
    ...(Object.keys(description).length ? { description } : {}),
    ...(more.author ? { author: more.author } : {}),
    ...(more.updatedAt ? { updatedAt: more.updatedAt } : {}),
  });
}

/** The last value stated of each field, in the order in which fields were first spoken of. */
export function lastStated(statements: readonly { changes: readonly FieldChange[] }[]): Stated[] {
  const last = new Map<string, Stated>();
  for (const { changes } of statements) for (const { field, after } of changes) last.set(field, { field, after });
  return [...last.values()];
}
