import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

/** A minified sheet. `classes`: those that tell that a page needs it. */
export type Sheet = { name: string; css: string; classes: ReadonlySet<string> };

const FOLDER = fileURLToPath(new URL("./styles/", import.meta.url));

/** `60-fiche.css` to `89-….css` belong to one room; the others are for every page. */
const ROOM = /^[6-8]\d-(.+)\.css$/;

const minify = (css: string): string =>
  transformSync(css, { loader: "css", minify: true, target: ["chrome111", "firefox115", "safari16"] }).code;

/** The class names of each selector of a sheet, in their order. */
function classesBySelector(css: string): string[][] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\/|\{[^{}]*\}/g, ",").split(/[,{}](?![^()]*\))/);
  return selectors.map((selector) => [...selector.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map((match) => match[1] ?? ""));
}

/** The sheet of every page, in the order of the files' numbers, and one sheet per room. */
export function buildSheets(fontHref: string): { base: Sheet; rooms: Sheet[] } {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".css"))
    .sort();
  const read = (name: string) => readFileSync(FOLDER + name, "utf8");
  const face = `@font-face{font-family:Display;font-weight:700;font-display:swap;src:url(${fontHref}) format("woff2")}`;
  const common = [face, ...names.filter((name) => !ROOM.test(name)).map(read)].join("\n");
  const base = { name: "essaim", css: minify(common), classes: new Set(classesBySelector(common).flat()) };
  const rooms = names.flatMap((file) => {
    const name = ROOM.exec(file)?.[1];
    if (!name) return [];
    const css = read(file);
    // Of `.desk .chapter`, the first counts: a page without `desk` needs nothing of it.
    const own = classesBySelector(css).flatMap((classes) => classes.find((each) => !base.classes.has(each)) ?? []);
    return [{ name, css: minify(css), classes: new Set(own) }];
  });
  return { base, rooms };
}

/** Which of the sheets each value of a `class` attribute asks for, as bits: a page repeats a few dozen of them. */
const asked = new WeakMap<readonly Sheet[], Map<string, number>>();
const MOST_REMEMBERED = 5_000;

function sheetsOfClasses(value: string, rooms: readonly Sheet[], known: Map<string, number>): number {
  const names = new Set(value.split(" "));
  const bits = rooms.reduce((all, { classes }, room) => (classes.isDisjointFrom(names) ? all : all | (1 << room)), 0);
  if (known.size < MOST_REMEMBERED) known.set(value, bits);
  return bits;
}

/** Names of the room sheets (31 at most) that a page needs: those that speak of a class which it holds. @param values of its `class` attributes */
export function sheetsOf(values: Iterable<string>, rooms: readonly Sheet[]): string[] {
  const known = asked.get(rooms) ?? new Map<string, number>();
  asked.set(rooms, known);
  let needed = 0;
  for (const value of values) needed |= known.get(value) ?? sheetsOfClasses(value, rooms, known);
  return rooms.filter((_, room) => (needed >> room) & 1).map(({ name }) => name);
}
