import { nameWords } from "./commune-name.ts";
import { declaredTerritories, onDeclaredChanged } from "./declared.ts";
import { officialTables } from "./tables.ts";

/** What people leave out before a name: its article, the form of an intercommunality. */
const LEFT_OUT = new Set(["le", "la", "les", "l", "cc", "ca", "cu"]);
/** Short names that everybody uses. */
const USUAL = ["paca", "idf"];

let official: ReadonlySet<string> | undefined;
let declared: ReadonlySet<string> | undefined;
onDeclaredChanged(() => {
  declared = undefined;
});

/**
 * A name, or the words of one, as `isPlaceName` compares them: folded, completed ("St" is "saint"), set apart by single spaces,
 * without article in front. Forms of words one after the other, joined by spaces, are the form of them all.
 */
export function spokenName(words: string): string {
  const [first = "", ...rest] = nameWords(words);
  return LEFT_OUT.has(first) && rest.length > 0 ? rest.join(" ") : [first, ...rest].join(" ");
}

function officialNames(): ReadonlySet<string> {
  const { communes, departments, regions, epcis } = officialTables();
  const names = [communes, departments, regions].flatMap((table) => [...table.values()].map(({ name }) => spokenName(name)));
  // An intercommunality that bears the name of its town alone: the town is meant.
  const groups = [...epcis.values()].map(({ name }) => spokenName(name)).filter((name) => name.includes(" "));
  return new Set([...names, ...groups, ...USUAL]);
}

/**
 * Whether words (as `spokenName` writes them) are the whole name of a commune, an intercommunality, a department, a region or a
 * declared territory. A look-up, no judgement of likelihood: many names are ordinary words. The first call reads all names (0.1 s).
 */
export function isPlaceName(spoken: string): boolean {
  official ??= officialNames();
  declared ??= new Set(declaredTerritories().map(({ name }) => spokenName(name)));
  return official.has(spoken) || declared.has(spoken);
}
