import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderToString } from "preact-render-to-string";
import type { Entry } from "../../catalogue/index.ts";
import type { Judgement } from "../judgement.ts";
import { differences } from "./differences.ts";
import { UndoLast } from "./pages/undo-last.tsx";

const entry = (url: string): Entry =>
  ({
    kind: "organisation",
    single: { title: { value: "Low-tech Lab" } },
    lists: { links: [{ value: { rel: "home", url } }] },
  }) as unknown as Entry;

describe("what the desk of duplicates says", () => {
  it("is that two sites are on one domain, not that they are close, nor that a like name makes them so", () => {
    const sites = (one: string, other: string) =>
      differences([entry(one), entry(other)]).find(({ field }) => field === "site")?.agreement;
    assert.equal(sites("https://lowtechlab.org", "https://wiki.lowtechlab.org"), "domain");
    assert.equal(sites("https://lowtechlab.org/fr", "https://lowtechlab.org/en"), "domain");
    assert.equal(sites("https://lowtechlab.org", "https://www.lowtechlab.org/"), "same");
    assert.equal(sites("https://lowtechlab.org", "https://lowtechlab.com"), "different");
    assert.equal(sites("https://lab.org", "https://lowtechlab.org"), "different");
  });

  it("is how many fiches were judged, where they bear one title", () => {
    const judgement = { seq: 3, verdict: "same" } as Judgement;
    const text = renderToString(<UndoLast last={{ judgement, titles: ["Fab", "Fab", "Lab"] }} />).replace(/\s/g, " ");
    assert.match(text, /« Fab » \(2 fiches\) et « Lab », la même chose/);
  });
});
