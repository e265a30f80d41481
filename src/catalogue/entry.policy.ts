import type { Entry, Told } from "./entry.ts";
import { OPENNESS, type Openness } from "./openness.ts";

/** Whether a reader of level `reader` may see what is open to `level` ("members" see open, commons and members). */
const mayRead = (reader: Openness, level: Openness): boolean => OPENNESS.indexOf(level) <= OPENNESS.indexOf(reader);

/** What was listed before a correction is told beside what is: under the same rule. */
function readableOthers<T extends { openness: Openness }>(reader: Openness, told: Told<T>): Told<T> {
  const { others = [], ...rest } = told;
  const readable = others.filter(({ value }) => mayRead(reader, value.openness));
  return readable.length ? { ...rest, others: readable } : rest;
}

/**
 * The entry as a reader of this level may see it: fields and contacts that are less open are gone, not blanked. The title
 * always stays: an entry without one could not be spoken of.
 */
export function visibleEntry(entry: Entry, reader: Openness): Entry {
  const hidden = (field: string) => !mayRead(reader, entry.openness[field] ?? "open");
  const single = Object.fromEntries(
    Object.entries(entry.single).filter(
      ([field]) => field === "title" || !(hidden(field) || hidden(field.split(".")[0] ?? field)),
    ),
  ) as Entry["single"];
  const lists = Object.fromEntries(Object.entries(entry.lists).filter(([field]) => !hidden(field))) as Entry["lists"];
  if (lists.contacts) {
    const contacts = lists.contacts
      .filter((told) => mayRead(reader, told.value.openness))
      .map((told) => readableOthers(reader, told));
    if (contacts.length) lists.contacts = contacts;
    else delete lists.contacts;
  }
  return { ...entry, single, lists };
}
