import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const LINES = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => /^\d+\. /.test(line));

describe("the list of threats", () => {
  it("is numbered without a gap", () => {
    assert.ok(LINES.length > 100);
    assert.deepEqual(
      LINES.map((line) => Number.parseInt(line, 10)),
      LINES.map((_, index) => index + 1),
    );
  });

  it("names for each a test that exists, or a reason", () => {
    const wrong = LINES.flatMap((line) => {
      const number = Number.parseInt(line, 10);
      const tests = [...line.matchAll(/`([\w./-]+\.test\.tsx?)` "([^"]+)"/g)];
      const reason = /\*Reason:\* .{20,}/.test(line);
      if (tests.length === 0) return reason ? [] : [`${number}: neither test nor reason`];
      return tests.flatMap(([, file = "", title = ""]) => {
        if (!existsSync(file)) return [`${number}: no file ${file}`];
        return readFileSync(file, "utf8").includes(title) ? [] : [`${number}: ${file} has no test "${title}"`];
      });
    });
    assert.deepEqual(wrong, []);
  });
});
