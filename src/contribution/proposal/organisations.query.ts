import { allEntries, changesAfter, entriesByIds, lastSeq, visibleEntry } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { OrganisationIndex } from "./organisations.ts";

/** The organisations that fiches name, up to date with the catalogue each time it is asked for. */
export type Organisations = () => Promise<OrganisationIndex>;

const PAGE = 500;

/**
 * Reads the whole catalogue the first time somebody completes a name, then only what changed since. Only what anyone may read
 * is known here.
 */
export function followOrganisations(database: Database): Organisations {
  let known: Promise<{ index: OrganisationIndex; seq: number }> | undefined;

  async function build() {
    const index = new OrganisationIndex();
    // Before reading: what changes meanwhile is read again.
    const seq = await lastSeq(database.read);
    for await (const entries of allEntries(database.read, PAGE)) {
      for (const entry of entries) index.put(visibleEntry(entry, "open"));
      // Searches run on this thread too.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { index, seq };
  }

  async function catchUp({ index, seq }: { index: OrganisationIndex; seq: number }) {
    let at = seq;
    for (;;) {
      const changes = await changesAfter(database.read, at, PAGE);
      const ids = [...new Set(changes.map(({ entry }) => entry))];
      const entries = new Map((await entriesByIds(database.read, ids)).map((entry) => [entry.id, entry]));
      for (const id of ids) {
        const entry = entries.get(id);
        if (entry) index.put(visibleEntry(entry, "open"));
        else index.remove(id);
      }
      at = changes.at(-1)?.seq ?? at;
      if (changes.length < PAGE) return { index, seq: at };
    }
  }

  return async () => {
    const before = known ?? build();
    const next = before.then(catchUp);
    known = next;
    // A failure (the database was away) is not kept for ever.
    next.catch(() => {
      known = undefined;
    });
    return (await next).index;
  };
}
