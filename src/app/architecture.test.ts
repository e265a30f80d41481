import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, it } from "node:test";

/**
 * The rooms and who may import whom, each with its reason. Every concept may also import `web`, `engine`, `platform` and
 * `account`; nothing imports `app`; concepts reach each other through `index.ts` alone.
 */
const FLOOR = ["engine", "platform"];
const SHARED = ["web", "engine", "platform", "account"];

const ROOMS: Record<string, { may: string[]; because: string }> = {
  engine: { may: [], because: "engines know nothing of the product: an outsider could publish them" },
  platform: { may: [], because: "adapters know no domain word, so that any concept may use them" },
  web: { may: FLOOR, because: "what all pages share knows no concept" },
  account: { may: ["web", ...FLOOR], because: "every concept asks who is signed in, so accounts ask no concept" },
  vocabulary: { may: SHARED, because: "words come before what they describe" },
  geography: { may: SHARED, because: "places come before what stands in them" },
  catalogue: {
    may: ["vocabulary", "geography", ...SHARED],
    because: "the catalogue does not know who fills it nor who reads it",
  },
  harvest: {
    may: ["catalogue", "vocabulary", "geography", ...SHARED],
    because: "harvest fills the catalogue and knows no reader of it",
  },
  search: {
    may: ["catalogue", "vocabulary", "geography", ...SHARED],
    because: "search reads the catalogue through its change log",
  },
};

const files = globSync("src/**/*.{ts,tsx}").map(normalize);
const roomOf = (file: string): string => file.split(/[\\/]/)[1] ?? "";
/** Files directly in `src/` are the three ways in. */
const isEntryPoint = (file: string): boolean => file.split(/[\\/]/).length === 2;

type Import = { from: string; to: string };

/** Imports are relative with their extension, so a regular expression is exact. */
const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(from, "utf8").matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map((match) => ({
    from,
    to: normalize(join(dirname(from), match[1] ?? "")),
  })),
);

describe("the rooms", () => {
  it("import only what the table allows", () => {
    const broken = imports.flatMap(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      if (here === there || here === "app") return [];
      if (isEntryPoint(from)) return there === "app" ? [] : [`${from} imports ${to}: the ways in import app alone`];
      // The contract harness needs every room's tables: it is the one place below `app` that reaches up.
      if (from === normalize("src/platform/testing/database.ts")) return [];
      // The types of the catalogue's change log and the migrations are read by tests of the platform's own contracts.
      if (from.endsWith(".test.ts") && there === "app" && to.includes("migrations")) return [];
      const room = ROOMS[here];
      if (!room) return [`${from}: the room "${here}" is not in the table`];
      return room.may.includes(there) ? [] : [`${from} imports ${to}: ${room.because}`];
    });
    assert.deepEqual(broken, []);
  });

  it("enter another concept by its index alone", () => {
    const concepts = new Set(["account", "vocabulary", "geography", "catalogue", "harvest", "search"]);
    const broken = imports
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && concepts.has(roomOf(to)) && !isEntryPoint(to))
      .filter(({ to }) => to !== normalize(`src/${roomOf(to)}/index.ts`))
      .map(({ from, to }) => `${from} imports ${to}: go through src/${roomOf(to)}/index.ts`);
    assert.deepEqual(broken, []);
  });
});

describe("the house style", () => {
  it("keeps files small: median about 50 lines, none over 400", () => {
    const sizes = files.map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length }));
    assert.deepEqual(
      sizes.filter(({ lines }) => lines > 400).map(({ file, lines }) => `${file}: ${lines}`),
      [],
    );
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    assert.ok(median <= 100, `median file is ${median} lines`);
  });

  it("has no catch-all folder or file", () => {
    assert.deepEqual(
      files.filter((file) => /(^|[\\/])(utils?|helpers?|common|misc)([\\/.]|$)/.test(file)),
      [],
    );
  });

  it("keeps SQL in stores, migrations and the platform", () => {
    const withSql = files.filter((file) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(readFileSync(file, "utf8")));
    const allowed = /(\.store\.ts|\.test\.ts)$|^src[\\/](platform|app[\\/]migrations)[\\/]/;
    assert.deepEqual(
      withSql.filter((file) => !allowed.test(file)),
      [],
    );
  });

  it("never uses any", () => {
    const found = files.filter((file) =>
      /(:|<|\bas)\s*any\b(?!\w)/.test(readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
    );
    assert.deepEqual(
      found,
      [normalize("src/app/architecture.test.ts")].filter((file) => found.includes(file)),
    );
  });
});
