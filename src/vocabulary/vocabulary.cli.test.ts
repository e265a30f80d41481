import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { runCommandLine } from "../platform/command-line.ts";
import { parseTurtle } from "./testing/turtle-parser.ts";
import { vocabularyCommands } from "./vocabulary.cli.ts";

/** Runs one command and gives back its exit code and what it wrote. */
async function essaim(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  // Read while it writes: a large export waits for its reader.
  const [out, err] = [text(stdout), text(stderr)];
  const code = await runCommandLine({
    commands: vocabularyCommands,
    argv,
    open: async () => ({ url: "https://essaim.example" }),
    close: async () => {},
    streams: { stdout, stderr, signal: new AbortController().signal },
  });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

describe("essaim vocabulary", () => {
  it("lists the lists, then the words of one, children under their parent", async () => {
    assert.match((await essaim("vocabulary", "list")).out, /^themes {2}Thèmes \(95\u00a0mots\)/);
    assert.match((await essaim("vocabulary", "list", "themes")).out, /^nature {2}Nature, eau et biodiversité\n {2}biodiversite/m);
  });

  it("says how a word is understood", async () => {
    assert.match((await essaim("vocabulary", "read", "themes", "insertion")).out, /emploi-insertion/);
    const answer = JSON.parse((await essaim("vocabulary", "read", "themes", "ateliers", "vélo", "--json")).out);
    assert.equal(answer.label, "ateliers vélo");
    assert.equal(answer.match, "unmapped");
    assert.equal(answer.suggestions[0].id, "mobilite-active");
    const unknown = await essaim("vocabulary", "read", "themes", "xyzzy");
    assert.equal(unknown.code, 3);
  });

  it("writes the files", async () => {
    assert.ok(parseTurtle((await essaim("vocabulary", "export")).out).length > 3_000);
    assert.match((await essaim("vocabulary", "export", "--format", "csv")).out, /liste;id;label;parent;synonymes/);
  });

  it("names the lists and formats to who asks for another", async () => {
    const list = await essaim("vocabulary", "list", "inconnue");
    assert.notEqual(list.code, 0);
    assert.match(list.err, /Aucune liste ne s’appelle «\u00a0inconnue\u00a0»[\s\S]*types-de-lieu/);
    assert.match((await essaim("vocabulary", "export", "--format", "pdf")).err, /jsonld/);
  });
});
