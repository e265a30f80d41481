import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordBodySchema } from "../../catalogue/index.ts";
import { describeMapping } from "./describe.ts";
import { FUNCTIONS } from "./functions/index.ts";
import { diffMappings, printDiff } from "./mapping.diff.ts";
import { choiceTexts, targetTexts } from "./targets.fr.ts";
import { TARGETS } from "./targets.ts";
import { mappingFile } from "./testing.ts";

describe("the fields a mapping may fill", () => {
  it("are those of the catalogue's record, no more and no less", () => {
    const ours = new Set(TARGETS.map(({ name }) => name.replace(/\..*/, "")));
    // Given by `record` in the mapping, not by a field of the form.
    for (const name of ["kind", "updatedAt", "openness"]) ours.add(name);
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

  it("are described for a form as plain JSON, with what the mapping says", () => {
    const mapping = mappingFile("sources/tiers-lieux-cget.yaml");
    const description = describeMapping(mapping);
    assert.deepEqual(JSON.parse(JSON.stringify(description)), description);
    const fields = description.groups.flatMap((group) => group.fields);
    assert.equal(fields.length, TARGETS.length);
    const title = fields.find((field) => field.name === "title");
    assert.deepEqual(
      { label: title?.label, required: title?.required, input: title?.input },
      { label: "Titre", required: true, input: "NOM_TL" },
    );
    const places = fields.find((field) => field.name === "places");
    assert.equal(places?.parts?.find((part) => part.name === "insee")?.label, "Code commune (INSEE)");
    const start = fields.find((field) => field.name === "startDate");
    assert.ok(start?.functions.includes("date") && !start.functions.includes("siret"));
    assert.deepEqual(description.functions.map(({ name }) => name).sort(), [...FUNCTIONS.keys()].sort());
  });
});

describe("the difference between two versions of a mapping", () => {
  it("is told line by line, in words", () => {
    const before = mappingFile("sources/mediation-numerique-bfc.yaml");
    assert.deepEqual(diffMappings(before, before), []);
    const { images: _, ...fields } = before.fields;
    const after = {
      ...before,
      schedule: "weekly" as const,
      fields: { ...fields, title: ["nom_structure", "nom"], pitch: "resume" },
      alignments: { placeTypes: { ...before.alignments.placeTypes, C: ["centre-social"] } },
    };
    const changes = diffMappings(before, after);
    assert.deepEqual(
      changes.map(({ path, before: old, after: now }) => [path, old, now]),
      [
        ["schedule", "manual", "weekly"],
        ["fields > title", "nom_structure", "[ nom_structure, nom ]"],
        ["fields > images", "[ { url: url_illustration } ]", undefined],
        ["alignments > placeTypes > C", "unclassified", "[ centre-social ]"],
        ["fields > pitch", undefined, "resume"],
      ],
    );
    assert.equal(
      printDiff(changes).replaceAll("\u00a0", " ").split("\n")[1],
      "Champ « Titre » : nom_structure devient [ nom_structure, nom ]",
    );
  });
});
