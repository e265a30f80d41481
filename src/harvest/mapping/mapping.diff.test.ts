import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { diffMappings, printDiff } from "./mapping.diff.ts";
import { mappingFile } from "./testing.ts";

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
