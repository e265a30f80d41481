import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { FUNCTIONS } from "./functions/index.ts";
import { readMapping } from "./mapping.schema.ts";
import { TARGETS } from "./targets.ts";

const guide = readFileSync(new URL("../../../sources/README.md", import.meta.url), "utf8");

describe("the guide to writing a mapping (sources/README.md)", () => {
  it("names every field, every part and every function", () => {
    for (const { name, parts } of TARGETS) {
      assert.ok(guide.includes(`\`${name}\``), name);
      for (const part of parts ?? []) assert.ok(guide.includes(`\`${part.name}\``), `${name}.${part.name}`);
    }
    for (const name of FUNCTIONS.keys()) assert.ok(guide.includes(`\`${name}`), name);
  });

  it("gives an example that holds", () => {
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    assert.ok(example);
    assert.equal(readMapping(example).source, "annuaire-des-ressourceries");
  });
});
