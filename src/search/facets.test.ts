import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { facetViews, territoryLevelsOf } from "./facets.ts";
import { documentOf, queryOf } from "./testing/documents.ts";
import { indexOf } from "./testing/written-index.ts";

const index = indexOf([
  documentOf({ id: "1", themes: ["circuits-courts", "alimentation"], territories: ["dep-29", "reg-53"], stage: "essaimage" }),
  documentOf({ id: "2", themes: ["aide-alimentaire", "alimentation"], territories: ["dep-22", "reg-53"], stage: "ideation" }),
  documentOf({ id: "3", kind: "place", themes: ["culture"], territories: ["dep-75", "reg-11"], stage: "ideation" }),
]);
const names = { partner: (slug: string) => slug.toUpperCase() };
const views = (changes: Parameters<typeof queryOf>[0]) => {
  const query = queryOf(changes);
  return facetViews(index.search(query, { territoryLevels: territoryLevelsOf(query) }), query, names);
};
const options = (changes: Parameters<typeof queryOf>[0], group: string) =>
  views(changes)
    .find((view) => view.group === group)
    ?.options.map(({ value, count, depth }) => `${depth ? "  " : ""}${value} ${count}`);

describe("facets", () => {
  it("show the top of a tree, and what lies under what is chosen", () => {
    assert.deepEqual(options({}, "themes"), ["alimentation 2", "culture 1"]);
    assert.deepEqual(options({ themes: ["alimentation"] }, "themes"), [
      "alimentation 2",
      "  aide-alimentaire 1",
      "  circuits-courts 1",
      "culture 1",
    ]);
  });

  it("count as if nothing were chosen in their own group, and keep what is chosen without any match", () => {
    assert.deepEqual(options({ stages: ["essaimage"] }, "stages"), ["ideation 2", "essaimage 1"]);
    assert.equal(options({ stages: ["essaimage"] }, "themes"), undefined, "a lone value is no choice");
    assert.ok(options({ stages: ["declic"] }, "stages")?.includes("declic 0"));
  });

  it("go down from regions to departments", () => {
    assert.deepEqual(options({}, "territories"), ["reg-53 2", "reg-11 1"]);
    assert.deepEqual(options({ territories: ["reg-53"] }, "territories"), ["reg-53 2", "  dep-22 1", "  dep-29 1"]);
  });

  it("tick all kinds when all are looked for, so that one can be taken away", () => {
    assert.deepEqual(views({ kinds: [] }).find(({ group }) => group === "kinds")?.values, ["innovation", "place"]);
  });
});
