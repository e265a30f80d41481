import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assets, roomSheets } from "./assets.ts";
import { sheetsOf } from "./style-sheets.ts";

const source = readFileSync(new URL("./styles/00-tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = source.split("@media screen and (prefers-color-scheme: dark)");

function palette(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

const PALETTES = { light: palette(light), dark: new Map([...palette(light), ...palette(dark)]) };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What is read on what; then what is only seen (frames of fields, focus, fills that mean something). */
const READ = [
  ...["ink", "muted", "green", "green-deep", "danger"].flatMap((text) =>
    ["paper", "sheet", "sunk"].map((ground) => [text, ground]),
  ),
  ["green", "green-wash"],
  ["ink", "green-wash"],
  ["ink", "danger-wash"],
  ["green", "danger-wash"],
  ["danger", "danger-wash"],
  ["ink", "honey-1"],
  ["green", "honey-1"],
  ["ink", "honey-2"],
  ["green-ink", "green"],
  ["green-ink", "green-deep"],
  ["honey-ink", "honey"],
  ["paper", "danger"],
] as const;
const SEEN = [
  ["edge", "paper"],
  ["edge", "sheet"],
  ["focus", "paper"],
  ["focus", "sheet"],
] as const;

for (const [scheme, colours] of Object.entries(PALETTES)) {
  const ratio = ([one, other]: readonly (string | undefined)[]) =>
    contrast(colours.get(one ?? "") ?? "", colours.get(other ?? "") ?? "");
  test(`${scheme}: text has a contrast of 7 to 1 on every ground it stands on, frames of 3 to 1`, () => {
    const low = READ.filter((pair) => !(ratio(pair) >= 7)).map((pair) => `${pair.join(" on ")}: ${ratio(pair).toFixed(2)}`);
    assert.deepEqual(low, []);
    const faint = SEEN.filter((pair) => !(ratio(pair) >= 3)).map((pair) => `${pair.join(" on ")}: ${ratio(pair).toFixed(2)}`);
    assert.deepEqual(faint, []);
  });

  test(`${scheme}: the five honeys are told apart by their lightness, in order`, () => {
    const steps = [1, 2, 3, 4, 5].map((step) => luminance(colours.get(`honey-${step}`) ?? ""));
    const ordered = steps.toSorted((a, b) => (scheme === "light" ? b - a : a - b));
    assert.deepEqual(steps, ordered);
  });
}

const sizes = new Map([...assets()].map(([name, { body }]) => [name, body.length]));
const heavier = (limit: number, is: (name: string) => boolean) =>
  [...sizes].filter(([name, size]) => is(name) && size > limit * 1024);

test("the common style sheet stays under 22 kB, that of a room under 8 kB, the title face under 30 kB", () => {
  assert.deepEqual(
    heavier(22, (name) => name === "essaim.css"),
    [],
  );
  assert.deepEqual(
    heavier(8, (name) => name.endsWith(".css") && name !== "essaim.css"),
    [],
  );
  assert.deepEqual(
    heavier(30, (name) => name.endsWith(".woff2")),
    [],
  );
});

test("every page loads 1 kB of script, then 4 kB at most for each island that it holds; all of them together stay under 20 kB", () => {
  // No page holds all islands: their sum only says that the site does not drift into an application.
  assert.deepEqual(
    heavier(1, (name) => name === "essaim.js"),
    [],
  );
  assert.deepEqual(
    heavier(4, (name) => name.endsWith(".js")),
    [],
  );
  const scripts = [...sizes].reduce((sum, [name, size]) => sum + (name.endsWith(".js") ? size : 0), 0);
  assert.ok(scripts < 20 * 1024, `${scripts} bytes`);
});

test("no style sheet asks anything of another site", () => {
  for (const { name, type, body } of assets().values())
    if (type.startsWith("text/css")) assert.doesNotMatch(body.toString(), /url\(["']?(https?:)?\/\//, name);
});

test("a sheet that speaks of another room's things does not come with them", () => {
  assert.deepEqual(sheetsOf(["chapter", "told"], roomSheets()), ["fiche"]);
});

test("a page links the sheets of what it holds, and no other", () => {
  const rooms = [
    { name: "fiche", css: "", classes: new Set(["fiche", "chapter"]) },
    { name: "search", css: "", classes: new Set(["result"]) },
  ];
  assert.deepEqual(sheetsOf(["main main-page", "fiche wide"], rooms), ["fiche"]);
  assert.deepEqual(sheetsOf(["main", "result"], []), []);
  assert.deepEqual(sheetsOf(["resultat"], rooms), []);
});
