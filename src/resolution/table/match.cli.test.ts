import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, it } from "node:test";
import { EXIT, runCommandLine } from "../../platform/command-line.ts";
import { matchCommand } from "./match.cli.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-match-"));
after(() => rmSync(folder, { recursive: true, force: true }));

async function essaim(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const streams = { stdout, stderr, signal: new AbortController().signal };
  const open = () => Promise.reject(new Error("the catalogue is not asked"));
  const code = await runCommandLine({ commands: [matchCommand], argv, open, close: async () => {}, streams });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

it("says by its exit code that a column is wrongly named: the command is badly written", async () => {
  const file = join(folder, "adherents.csv");
  writeFileSync(file, "Nom;Ville\nMJC de Bréquigny;Rennes\nCentre social Nord;Roubaix\n");
  for (const [wrong, words] of [
    ["nom=Nome", /Nom/],
    ["nome=Nom", /nom/],
    ["Nom", /--column/],
  ] as const) {
    const { code, err } = await essaim("match", file, "--alone", "--column", wrong);
    assert.equal(code, EXIT.usage, wrong);
    assert.match(err, words);
  }
  assert.equal((await essaim("match", file, "--alone", "--column", "nom=Nom")).code, EXIT.ok);
});
