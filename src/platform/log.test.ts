import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogger } from "./log.ts";

test("a line of the log is one line, whatever comes from outside", () => {
  const lines: string[] = [];
  const log = createLogger("info", (line) => lines.push(line));
  log.info("source lue\n2026 error forgé", { url: "https://x/\r\n\u001b[2J", done: 3, nothing: undefined, text: "deux mots" });
  log.debug("trop fin");
  assert.equal(lines.length, 1);
  assert.match(
    lines[0] ?? "",
    /^\S+Z info {2}source lue\\u000a2026 error forgé url="https:\/\/x\/\\r\\n\\u001b\[2J" done=3 text="deux mots"\n$/,
  );
});

test("an error is told with its trace; the level can be changed", () => {
  const lines: string[] = [];
  const log = createLogger("error", (line) => lines.push(line));
  log.warn("rien");
  log.error("panne", { error: new Error("disque plein") });
  assert.match(lines[0] ?? "", /error="disque plein"\n {2}Error: disque plein\n {6}at /);
  log.level = "silent";
  log.error("rien");
  assert.equal(lines.length, 1);
});
