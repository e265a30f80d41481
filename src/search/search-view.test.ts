import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DEFAULT_KINDS } from "./query-parameters.ts";
import { searchView } from "./search-view.ts";
import { documentOf, queryOf } from "./testing/documents.ts";
import { indexOf } from "./testing/written-index.ts";

const index = indexOf([documentOf({ id: "a", title: "Jardin" })]);

/** What a search that finds nothing offers instead, and how many searches it took. */
async function offered(asked: Parameters<typeof queryOf>[0]): Promise<{ labels: string[]; searches: number }> {
  let searches = 0;
  const counting = new Proxy(index, {
    get: (target, name) => {
      if (name === "search") searches++;
      const found: unknown = Reflect.get(target, name, target);
      return typeof found === "function" ? found.bind(target) : found;
    },
  });
  const deps = { index: counting, entries: async () => [], sources: async () => new Map(), url: "https://exemple.fr" };
  const query = queryOf({ kinds: [...DEFAULT_KINDS], ...asked });
  const { page, loosened } = await searchView(deps, { query, view: "liste", place: { text: "" }, notes: [] });
  assert.equal(page.total, 0);
  return { labels: loosened.map(({ label }) => label), searches };
}

describe("a search that finds nothing", () => {
  it("offers what is found without each of its parts", async () => {
    const one = await offered({ q: "jardin", themes: ["culture"] });
    assert.equal(one.labels.length, 1);
    assert.match(one.labels[0] ?? "", /culture/i);
  });

  it("tries few of many parts, filters among them", async () => {
    const beginnings = Array.from({ length: 60 }, (_, number) => `x${number}*`).join(" ");
    assert.ok((await offered({ q: beginnings })).searches <= 7, "the search, and six others");
  });

  it("still finds which filter is too many among many words", async () => {
    const words = Array.from({ length: 12 }, () => "jardin").join(" ");
    const { labels } = await offered({ q: words, themes: ["culture"] });
    assert.match(labels.join(), /culture/i);
  });
});
