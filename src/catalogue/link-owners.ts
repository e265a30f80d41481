import { fold, isStopWord } from "../engine/text/index.ts";
import type { Executor } from "../platform/database.ts";
import { entriesByIds } from "./entry.store.ts";
import type { Entry } from "./entry.ts";
import type { Place } from "./record.schema.ts";
import { linkKeyRows } from "./record.store.ts";

/** A new record of a source: its id there, its title and places, the keys by which it may be what another source describes. */
type Newcomer = { remoteId: string; title: string; places: readonly Place[]; keys: readonly string[] };

/** Words that tell a name: all but the shortest and the commonest, or all where there are no others. */
function tellingWords(title: string): Set<string> {
  const words = fold(title).split(/[^a-z0-9]+/);
  const telling = words.filter((word) => word.length > 2 && !isStopWord(word));
  return new Set(telling.length > 0 ? telling : words);
}

const initials = (title: string): string => [...tellingWords(title)].map((word) => word[0]).join("");

/** Whether two titles could name one thing: a word of one is in the other, or one's initials are. A shared number is not enough by itself. */
function couldBeOne(one: string, other: string): boolean {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  return [...a].some((word) => b.has(word)) || a.has(initials(other)) || b.has(initials(one));
}

const communesOf = (places: readonly Place[]): string[] => places.flatMap(({ insee }) => insee ?? []);

/** Whether a record could describe an entry: names with something in common, and no two communes. */
function couldDescribe({ title, places }: Newcomer, { single, lists }: Entry): boolean {
  const names = [single.title.value, ...(single.title.others ?? []).map(({ value }) => value)];
  if (!names.some((name) => couldBeOne(name, title))) return false;
  const [here, there] = [communesOf(places), communesOf((lists.places ?? []).map(({ value }) => value))];
  return here.length === 0 || there.length === 0 || here.some((commune) => there.includes(commune));
}

/**
 * By remote id, the entry of another source that a new record joins without any judgement, with the key that says so. A key that
 * one source gives to several records, or that leads to several entries, tells none of them; nor does an official number under
 * names that have nothing in common, or in another commune: somebody copied it. Those wait for resolution.
 */
export async function linkOwners(
  executor: Executor,
  source: string,
  newcomers: readonly Newcomer[],
): Promise<Map<string, { entry: string; key: string }>> {
  const holders = Map.groupBy(
    newcomers.flatMap(({ remoteId, keys }) => keys.map((key) => ({ key, remoteId }))),
    ({ key }) => key,
  );
  const rows = Map.groupBy(await linkKeyRows(executor, [...holders.keys()]), ({ link_key }) => link_key);
  const owners = new Map<string, string>();
  for (const [key, held] of holders) {
    const known = rows.get(key) ?? [];
    const sources = known.map((row) => row.source);
    const entries = new Set(known.map(({ entry }) => entry));
    const [entry] = entries;
    const twice = held.length > 1 || sources.includes(source) || new Set(sources).size < sources.length;
    if (entry !== undefined && entries.size === 1 && !twice) owners.set(key, entry);
  }
  const entries = new Map((await entriesByIds(executor, [...new Set(owners.values())])).map((entry) => [entry.id, entry]));
  const joined = new Map<string, { entry: string; key: string }>();
  for (const newcomer of newcomers) {
    const key = newcomer.keys.find((one) => {
      const entry = entries.get(owners.get(one) ?? "");
      return entry !== undefined && couldDescribe(newcomer, entry);
    });
    if (key !== undefined) joined.set(newcomer.remoteId, { entry: owners.get(key) ?? "", key });
  }
  return joined;
}
