import type { Commune } from "./commune.ts";
import { looseKey, nameKey } from "./commune-name.ts";
import { officialTables } from "./tables.ts";

/** Communes by comparable name. Former communes are in a map of their own: a commune of today wins over them. */
type NameIndex = { full: Map<string, Commune[]>; loose: Map<string, Commune[]>; former: Map<string, Commune[]> };

let index: NameIndex | undefined;

/** Communes of today and municipal districts whose name has this key. */
export function communesNamed(key: string): readonly Commune[] {
  return names().full.get(key) ?? [];
}

/** Communes of today whose name, without its leading article, has this key: "mans" is "Le Mans". */
export function communesNamedButArticle(key: string): readonly Commune[] {
  return names().loose.get(key) ?? [];
}

/** Former communes (with `formerOf`) whose name has this key, article or not. */
export function formerCommunesNamed(key: string): readonly Commune[] {
  return names().former.get(key) ?? [];
}

function names(): NameIndex {
  index ??= build();
  return index;
}

function build(): NameIndex {
  const { communes, districts, formerNames } = officialTables();
  const made: NameIndex = { full: new Map(), loose: new Map(), former: new Map() };
  for (const commune of communes.values()) {
    add(made.full, nameKey(commune.name), commune);
    const loose = looseKey(commune.name);
    if (loose) add(made.loose, loose, commune);
  }
  for (const district of districts.values()) add(made.full, nameKey(district.name), district);
  for (const former of formerNames) {
    add(made.former, nameKey(former.name), former);
    const loose = looseKey(former.name);
    if (loose) add(made.former, loose, former);
  }
  return made;
}

function add(map: Map<string, Commune[]>, key: string, commune: Commune): void {
  const there = map.get(key);
  if (there) there.push(commune);
  else map.set(key, [commune]);
}
