import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { test } from "node:test";
import fc from "fast-check";
import { type Command, EXIT, runCommandLine } from "./command-line.ts";
import { editDistance } from "./edit-distance.ts";
import { ProblemError } from "./errors.ts";
import { formatTable } from "./terminal.ts";

type Deps = { hive: string };
const opened: string[] = [];

const commands: Command<Deps>[] = [
  {
    name: "source add",
    summary: "Ajoute une source",
    usage: "<fichier ou URL> [--title <titre>]",
    options: {
      title: { type: "string", short: "t", description: "nom de la source", placeholder: "<titre>" },
      dry: { type: "boolean" },
    },
    positionals: { min: 1, max: 1 },
    async run({ terminal, open }, { values, positionals }) {
      const { hive } = await open();
      terminal.progress("Lecture…");
      terminal.result({ hive, file: positionals[0], title: values.title }, () => `Ajouté à ${hive} : ${positionals[0]}`);
      return EXIT.ok;
    },
  },
  { name: "source list", summary: "Liste les sources", usage: "", run: async () => EXIT.nothingFound },
  {
    name: "show",
    summary: "Montre une fiche",
    usage: "<id>",
    positionals: { min: 1, max: 1 },
    run: () =>
      Promise.reject(
        new ProblemError({ code: "entry/not-found", kind: "not-found", detail: "Aucune fiche x.", hint: "Cherchez-la." }),
      ),
  },
  { name: "crash", summary: "Casse", usage: "", run: ({ open }) => open().then(() => Promise.reject(new Error("défaut"))) },
];

async function run(line: string, isTTY = false) {
  const written = { out: "", err: "" };
  const into = (key: "out" | "err") =>
    Object.assign(
      new Writable({
        write(chunk, _, done) {
          written[key] += chunk;
          done();
        },
      }),
      { isTTY },
    );
  const code = await runCommandLine<Deps>({
    commands,
    argv: line.split(" ").filter(Boolean),
    open: async () => {
      opened.push("open");
      return { hive: "Essaim" };
    },
    close: async () => void opened.push("close"),
    streams: { stdout: into("out"), stderr: into("err"), signal: new AbortController().signal },
  });
  return { code, ...written };
}

test("a command runs with what it needs, which is closed after it", async () => {
  opened.length = 0;
  assert.deepEqual(await run("source add abeilles.csv -t Abeilles"), {
    code: 0,
    out: "Ajouté à Essaim : abeilles.csv\n",
    err: "",
  });
  assert.deepEqual(opened, ["open", "close"]);
  for (const line of ["source add abeilles.csv --title=Abeilles --json", "--json source add --title Abeilles -- abeilles.csv"]) {
    assert.deepEqual(JSON.parse((await run(line)).out), { hive: "Essaim", file: "abeilles.csv", title: "Abeilles" });
  }
});

test("help names every command, every option and the exit codes, and opens nothing", async () => {
  opened.length = 0;
  for (const line of ["--help", "help", "-h"]) {
    const { code, out } = await run(line);
    assert.equal(code, EXIT.ok);
    for (const { name, summary } of commands) assert.ok(out.includes(name) && out.includes(summary));
    assert.match(out, /2 commande mal écrite, 3 rien trouvé/);
  }
  for (const line of ["source add --help", "help source add", "source add x --help"]) {
    assert.match((await run(line)).out, /-t, --title <titre> {2}nom de la source/);
  }
  const { code, out } = await run("");
  assert.deepEqual([code, out.includes("source add")], [EXIT.usage, true]);
  assert.ok(!(await run("source --help")).out.includes("show"));
  assert.deepEqual(opened, []);
});

test("a slip of the fingers is told apart and set right", async () => {
  for (const [line, detail, hint] of [
    ["suorce add x", "« suorce add »", "source add"],
    ["source ad x", "« source ad »", "source add"],
    ["source", "« source »", "source add, source list"],
    ["shwo x", "« shwo x »", "show"],
    ["source add x --titel y", "--titel", "--title"],
    ["source add x --title", "--title attend une valeur", "source add --help"],
    ["source add x --dry=1", "--dry ne prend pas de valeur", "source add --help"],
    ["source add", "Il manque un argument", "source add <fichier ou URL>"],
    ["source add x y", "« y » est en trop", "source add --help"],
    ["zzzzzz", "« zzzzzz »", "--help"],
  ] as const) {
    const { code, err, out } = await run(line);
    const words = err.replaceAll("\u00a0", " ");
    assert.deepEqual([code, out], [EXIT.usage, ""], line);
    assert.ok(words.includes(detail) && words.includes(hint), `${line}: ${err}`);
  }
});

test("nothing found is 3; a defect is 1, with its trace, and what was open is closed", async () => {
  assert.equal((await run("source list")).code, EXIT.nothingFound);
  assert.deepEqual(await run("show x"), { code: EXIT.nothingFound, out: "", err: "Aucune fiche x.\n→ Cherchez-la.\n" });
  const json = await run("show x --json");
  assert.deepEqual(JSON.parse(json.err).error.code, "entry/not-found");
  opened.length = 0;
  const { code, err } = await run("crash");
  assert.deepEqual([code, /défaut\n\s+at /.test(err), opened], [EXIT.failure, true, ["open", "close"]]);
});

test("progress shows on a terminal alone, and gives way to the result", async () => {
  const { err, out } = await run("source add x", true);
  assert.equal(err, "\r\u001b[2KLecture…\r\u001b[2K");
  assert.equal(out, "Ajouté à Essaim : x\n");
});

test("what comes from outside cannot drive the screen", async () => {
  const { out } = await run("source add a\u001b[2Jb\rc\u202e");
  assert.equal(out, "Ajouté à Essaim : a\ufffd[2Jb\ufffdc\ufffd\n");
});

test("edit distance is a distance, and counts a swap as one slip", () => {
  assert.deepEqual(
    [
      ["suorce", "source"],
      ["", "abc"],
      ["kitten", "sitting"],
    ].map(([a = "", b = ""]) => editDistance(a, b)),
    [1, 3, 3],
  );
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(editDistance(a, b), editDistance(b, a));
      assert.equal(editDistance(a, b) === 0, a === b);
      assert.ok(editDistance(a, b) <= Math.max(a.length, b.length));
    }),
  );
});

test("a table is aligned, its numbers on the right", () => {
  const table = formatTable([
    ["source", "fiches", "état"],
    ["Envie", "1 204", "à jour"],
    ["Fe2i", "7", "en retard"],
  ]);
  assert.equal(table, "source  fiches  état\nEnvie    1 204  à jour\nFe2i         7  en retard");
});
