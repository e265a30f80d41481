import { type Mapping, mappingOf } from "../mapping/index.ts";
import { usageOf } from "../mapping/usage.ts";

/**
 * Columns of a new file that carry on for vanished ones ("Courriel" for "Mél"): each is proposed for what the vanished one was
 * used for, and is the only one to be. By old name.
 */
export function renamedColumns(
  inForce: Mapping,
  proposed: Mapping,
  before: readonly string[],
  now: readonly string[],
): Map<string, string> {
  const used = usageOf(inForce);
  const meant = usageOf(proposed);
  const gone = before.filter((column) => !now.includes(column) && used.has(column));
  const appeared = now.filter((column) => !before.includes(column) && !used.has(column));
  const shares = (old: string, fresh: string): boolean => [...(used.get(old) ?? [])].some((slot) => meant.get(fresh)?.has(slot));
  return new Map(
    gone.flatMap((old): [string, string][] => {
      const [fresh, ...others] = appeared.filter((column) => shares(old, column));
      if (fresh === undefined || others.length > 0 || gone.some((other) => other !== old && shares(other, fresh))) return [];
      return [[old, fresh]];
    }),
  );
}

/** Parts of a mapping that hold words and choices, never names of columns. */
const WORDS = new Set(["const", "default", "then", "vocab", "is", "not", "contains", "without", "filled", "fold"]);
/** Closed choices when they are plain text; elsewhere expressions. */
const CHOICES = new Set(["kind", "rel", "scheme", "how", "openness", "scope", "role"]);

/** The same mapping, reading the columns under their new names. */
export function withColumnsRenamed(mapping: Mapping, renamed: ReadonlyMap<string, string>): Mapping {
  const follow = (value: unknown, key = ""): unknown => {
    if (WORDS.has(key)) return value;
    if (typeof value === "string") return CHOICES.has(key) ? value : (renamed.get(value) ?? value);
    if (Array.isArray(value)) return value.map((item) => follow(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, follow(item, name)]));
  };
  if (renamed.size === 0) return mapping;
  return mappingOf({ ...mapping, record: follow(mapping.record), fields: follow(mapping.fields) });
}
