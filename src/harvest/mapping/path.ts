/** The cells of a row, or the members of a nested item. */
export type Cells = Record<string, unknown>;

const DEEPEST = 8;
const MOST_ITEMS = 2_000;

function descend(value: unknown, names: readonly string[], from: number): unknown {
  if (from >= names.length || value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    const name = names[from] ?? "";
    if (/^\d+$/.test(name)) return descend(value[Number(name)], names, from + 1);
    return value.slice(0, MOST_ITEMS).flatMap((item) => {
      const found = descend(item, names, from);
      return found === undefined || found === null ? [] : [found];
    });
  }
  if (typeof value !== "object") return undefined;
  // A key may itself hold dots ("contact:web.url"): the longest own key that matches wins.
  for (let end = names.length; end > from; end -= 1) {
    const key = end === from + 1 ? names[from] : names.slice(from, end).join(".");
    if (key !== undefined && Object.hasOwn(value, key)) return descend((value as Cells)[key], names, end);
  }
  return undefined;
}

/**
 * Reads a column, or a dotted path into nested JSON ("adresse.ville", "geometry.coordinates.0"). A path through a list gives
 * the values of all its items. "." is the item itself, inside `each`. Only own members are read.
 */
export function pathReader(path: string): (cells: Cells) => unknown {
  const names = path
    .replace(/\[(\d*)\]/g, (_, index: string) => (index === "" ? "" : `.${index}`))
    .split(".")
    .slice(0, DEEPEST);
  if (names.length === 1 || path === ".") return (cells) => (Object.hasOwn(cells, path) ? cells[path] : undefined);
  return (cells) => (Object.hasOwn(cells, path) ? cells[path] : descend(cells, names, 0));
}
