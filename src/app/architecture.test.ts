import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
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
  readership: {
    may: ["catalogue", "privacy", ...SHARED],
    because: "what is looked at is counted beside the catalogue, and changes nothing in it",
  },
  publication: {
    may: ["catalogue", "vocabulary", "geography", ...SHARED],
    because: "what goes out is read from the catalogue and its change log, and knows no other room",
  },
  search: {
    may: ["catalogue", "vocabulary", "geography", ...SHARED],
    because: "search reads the catalogue through its change log",
  },
  follow: {
    may: ["catalogue", "vocabulary", "geography", "search", "privacy", ...SHARED],
    because: "who follows what learns it from the change log, and from rooms that tell it; a search says what it finds",
  },
  discussion: {
    may: ["catalogue", "follow", "moderation", "privacy", ...SHARED],
    because: "what is said under fiches changes nothing in them, and is told to those who follow",
  },
  resolution: {
    may: ["catalogue", "harvest", "vocabulary", "geography", "moderation", "privacy", ...SHARED],
    because:
      "what is one thing is told from what sources say, and from what people judge; files to match are read as harvests read them",
  },
  contribution: {
    may: ["catalogue", "vocabulary", "geography", "search", "moderation", "privacy", ...SHARED],
    because: "what people contribute becomes source records of the catalogue, which knows no contributor",
  },
  governance: {
    may: ["vocabulary", "catalogue", "moderation", "privacy", ...SHARED],
    because: "the cooperative decides who joins and which words are shared; what it decides is handed to it to be done",
  },
  introduction: {
    may: ["catalogue", "vocabulary", "geography", "moderation", "privacy", ...SHARED],
    because: "who is put in contact with whom is nobody else's business: whom to ask is handed to it",
  },
  moderation: {
    may: ["privacy", ...SHARED],
    because: "rooms bring what must be decided, with a desk that knows how: moderation knows none of them",
  },
  privacy: {
    may: SHARED,
    because: "each room hands privacy what it holds about persons, so privacy asks no room",
  },
};

const files = globSync("src/**/*.{ts,tsx}").map(normalize);
/** What uses the sources from outside, and the tools. */
const outside = globSync("{bench,e2e,sources,tools}/**/*.{ts,mjs}").map(normalize);

const texts = new Map<string, string>();
function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, text);
  return text;
}

const isTest = (file: string): boolean => /\.test\.tsx?$|[\\/]testing([\\/]|\.ts$)/.test(file);
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, "");
const EXPORTED = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm;

const roomOf = (file: string): string => file.split(/[\\/]/)[1] ?? "";
/** Files directly in `src/` are the three ways in. */
const isEntryPoint = (file: string): boolean => file.split(/[\\/]/).length === 2;

type Import = { from: string; to: string };

/** Imports are relative with their extension, so a regular expression is exact. */
const imports: Import[] = files.flatMap((from) =>
  [...read(from).matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map((match) => ({
    from,
    to: normalize(join(dirname(from), match[1] ?? "")),
  })),
);

/** Files that depend on themselves through others, as lists of files; a file alone makes none. */
function cycles(edges: readonly Import[]): string[][] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const reached = new Map(
    [...next.keys()].map((start) => {
      const seen = new Set<string>();
      const waiting = [start];
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
        for (const { to } of next.get(file) ?? []) {
          if (!seen.has(to)) waiting.push(to);
          seen.add(to);
        }
      }
      return [start, seen] as const;
    }),
  );
  const knots = [...reached].map(([file, seen]) => [...seen].filter((other) => reached.get(other)?.has(file)).sort());
  return [...new Map(knots.filter((knot) => knot.length > 0).map((knot) => [knot.join(), knot])).values()];
}

describe("the rooms", () => {
  it("are the folders of src, each with its line in ARCHITECTURE.md", () => {
    const folders = new Set(files.filter((file) => !isEntryPoint(file)).map(roomOf));
    assert.deepEqual([...folders].sort(), ["app", ...Object.keys(ROOMS)].sort());
    const page = readFileSync("ARCHITECTURE.md", "utf8");
    assert.deepEqual(
      [...folders].filter((room) => !page.includes(`| \`src/${room}/\``)),
      [],
    );
  });

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
    const concepts = new Set(Object.keys(ROOMS).filter((room) => !["engine", "platform", "web"].includes(room)));
    const broken = imports
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && concepts.has(roomOf(to)) && !isEntryPoint(to))
      .filter(({ to }) => to !== normalize(`src/${roomOf(to)}/index.ts`))
      .map(({ from, to }) => `${from} imports ${to}: go through src/${roomOf(to)}/index.ts`);
    assert.deepEqual(broken, []);
  });

  it("hold no two files that need each other, even through others", () => {
    // What opens a database is typed by the file that concepts add their tables to, and which opens it.
    const database = normalize("src/platform/database.ts");
    const opens = ["migrate", "postgres", "sequence", "sqlite"].map((name) => normalize(`src/platform/${name}.ts`));
    assert.deepEqual(cycles(imports.filter(({ from, to }) => !(to === database && opens.includes(from)))), []);
    assert.deepEqual(
      cycles([
        { from: "a", to: "b" },
        { from: "b", to: "c" },
        { from: "c", to: "a" },
        { from: "d", to: "a" },
      ]),
      [["a", "b", "c"]],
    );
  });
});

describe("the house style", () => {
  it("keeps files small: half of the sources under 75 lines, nine in ten under 200, none over 350", () => {
    const sizes = files
      .filter((file) => !isTest(file))
      .map((file) => ({ file, lines: read(file).split("\n").length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    const at = (share: number) => sizes[Math.floor(sizes.length * share)]?.lines ?? 0;
    assert.ok(at(0.5) < 75, `the median source file is ${at(0.5)} lines`);
    assert.ok(at(0.9) < 200, `one source file in ten is over ${at(0.9)} lines`);
    assert.deepEqual(
      sizes.filter(({ lines }) => lines > 350).map(({ file, lines }) => `${file}: ${lines}`),
      [],
    );
    assert.deepEqual(
      files.filter((file) => read(file).split("\n").length > 400),
      [],
    );
  });

  it("exports only what another file uses", () => {
    // An index passes names on: that is no use of them.
    const used = (file: string) =>
      read(file).replace(basename(file) === "index.ts" ? /^export (type )?\{[^}]*\} from .*/gm : /^$/, "");
    const uses = [...files, ...outside].map((file) => [file, new Set(used(file).match(/\w+/g))] as const);
    const unused = files
      .filter((file) => !isTest(file) && basename(file) !== "index.ts" && !file.includes("migrations"))
      .flatMap((file) => [...read(file).matchAll(EXPORTED)].map(([, name = ""]) => ({ file, name })))
      .filter(({ file, name }) => !uses.some(([user, words]) => user !== file && words.has(name)));
    assert.deepEqual(
      unused.map(({ file, name }) => `${file}: ${name}`),
      [],
    );
  });

  it("keeps French in the rooms' own files of texts", () => {
    const gallery = normalize("src/web/pages/gallery/");
    const spoken = files.filter((file) => file.endsWith(".tsx") && !isTest(file) && !file.startsWith(gallery));
    assert.deepEqual(
      spoken.filter((file) => /[éèêàâçîôûùœÉÈÀ]/.test(withoutComments(read(file)))),
      [],
    );
  });

  it("numbers each decision once, and lists it", () => {
    const decisions = globSync("docs/decisions/[0-9]*.md").map((file) => basename(file));
    const numbers = decisions.map((name) => name.slice(0, 3));
    assert.deepEqual(numbers, [...new Set(numbers)]);
    const list = readFileSync("docs/decisions/README.md", "utf8");
    assert.deepEqual(
      decisions.filter((name) => !list.includes(`(${name})`)),
      [],
    );
  });

  it("has no catch-all folder or file", () => {
    assert.deepEqual(
      files.filter((file) => /(^|[\\/])(utils?|helpers?|common|misc)([\\/.]|$)/.test(file)),
      [],
    );
  });

  it("keeps SQL in stores, migrations and the platform", () => {
    const withSql = files.filter((file) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(read(file)));
    const allowed = /(\.store\.ts|\.test\.ts)$|^src[\\/](platform|app[\\/]migrations)[\\/]/;
    assert.deepEqual(
      withSql.filter((file) => !allowed.test(file)),
      [],
    );
  });

  it("never uses any", () => {
    const found = files.filter((file) => /(:|<|\bas)\s*any\b(?!\w)/.test(withoutComments(read(file))));
    assert.deepEqual(
      found,
      [normalize("src/app/architecture.test.ts")].filter((file) => found.includes(file)),
    );
  });
});
