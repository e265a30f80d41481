import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordBodySchema } from "../../catalogue/index.ts";
import { choiceTexts, targetTexts } from "./targets.fr.ts";
import { TARGETS } from "./targets.ts";

describe("the fields a mapping may fill", () => {
  it("are those of the catalogue's record, no more and no less", () => {
    const ours = new Set(TARGETS.map(({ name }) => name.replace(/\..*/, "")));
    // Given by `record` in the mapping, not by a field of the form.
    for (const name of ["kind", "updatedAt", "openness"]) ours.add(name);
    // What only a person's contribution states: who wrote it, and which fields it corrects. A partner's file may not.
    for (const name of ["author", "amends"]) {
      assert.ok(!ours.has(name), name);
      ours.add(name);
    }
    assert.deepEqual([...ours].sort(), Object.keys(recordBodySchema.shape).sort());
  });

  it("are all labelled and explained in French, down to their parts and choices", () => {
    for (const { name, parts, choices } of TARGETS) {
      const text = targetTexts[name];
      assert.ok(text && text.label !== "" && text.help.length > 10, name);
      for (const part of parts ?? []) {
        assert.ok(text.parts?.[part.name], `${name}.${part.name}`);
        for (const choice of part.choices ?? []) assert.ok(choiceTexts[choice], `${name}.${part.name} ${choice}`);
      }
      assert.equal(choices, undefined);
    }
  });
});
