import { allEntries, type Entry, entryPath, type RecordBody, recordBodySchema, visibleEntry } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { comparableOf } from "../linkage-record.ts";
import type { ComparedEntry } from "./match-table.ts";

/**
 * All fiches as tables are compared with them, page by page: only what everyone may read of them, so that no probability tells a
 * private phone or address. `url` is the address of the instance.
 */
export async function* comparedEntries(read: Executor, url: string): AsyncGenerator<ComparedEntry[]> {
  for await (const page of allEntries(read)) {
    yield page.map((entry) => ({ address: url + entryPath(entry), values: comparableOf(bodyOf(entry)).values }));
  }
}

function bodyOf(entry: Entry): RecordBody {
  const { single, lists } = visibleEntry(entry, "open");
  const list = <T>(told: readonly { value: T }[] | undefined): T[] => (told ?? []).map(({ value }) => value);
  const blank = recordBodySchema.parse({ kind: entry.kind, title: single.title.value });
  return {
    ...blank,
    places: list(lists.places),
    links: list(lists.links),
    contacts: list(lists.contacts),
    identifiers: list(lists.identifiers),
  };
}
