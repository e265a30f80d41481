// npm test: types, lint, then every test. Arguments name files or folders (npm test -- src/harvest).
import { spawnSync } from "node:child_process";
import { globSync, statSync } from "node:fs";

const node = process.execPath;
const run = (command, args) => spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;

const named = process.argv.slice(2);
if (named.length === 0) {
  for (const [command, args] of [
    ["tsc", ["--noEmit"]],
    ["biome", ["check", "--error-on-warnings"]],
  ]) {
    if (run(command, args) !== 0) process.exit(1);
  }
}

const places = named.length ? named : ["src", "sources", "tools", "e2e"];
const files = places.flatMap((place) => {
  try {
    return statSync(place).isFile() ? [place] : globSync(`${place}/**/*.test.{ts,tsx}`);
  } catch {
    return [];
  }
});
if (files.length === 0) {
  process.stderr.write(`Aucun fichier de test sous ${places.join(", ")}.\n`);
  process.exit(1);
}
const args = [
  "--import",
  "./tools/tsx-loader.mjs",
  "--disable-warning=ExperimentalWarning",
  "--test",
  "--test-timeout=600000",
  // A server left open by an assertion that failed would hold its file, and with it the whole run, for ever.
  "--test-force-exit",
  "--test-concurrency=2",
];
process.exit(spawnSync(node, [...args, ...files.sort()], { stdio: "inherit" }).status ?? 1);
