import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./essaim.ts";

export const folder = mkdtempSync(join(tmpdir(), "essaim-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let instances = 0;
/** An instance that does not exist yet. */
export const fresh = (): Record<string, string> => ({
  ESSAIM_DATA: join(folder, `data-${++instances}`),
  ESSAIM_URL: "http://essaim.test",
});

export const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
export const mapping = (name: string): string => fileURLToPath(new URL(`../sources/${name}.yaml`, import.meta.url));

/** A refusal for people: its code, one French sentence and a way out, and no trace of the program. */
export function refused({ code, out, err }: Outcome, expected: number, said: RegExp): void {
  assert.equal(code, expected, err);
  assert.equal(out, "");
  assert.match(err, said);
  assert.match(err, /\n→ /, "there is a way out");
  assert.doesNotMatch(err, /\bat .*\.ts:\d|Error:|défaut d'Essaim/);
}

/** One JSON value on the standard output, and nothing else. */
export const json = <T>({ out, err }: Outcome): T => {
  assert.equal(out.trim().split("\n").length, 1, out + err);
  return JSON.parse(out) as T;
};
