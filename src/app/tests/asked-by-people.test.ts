import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { ASKED_BY_PEOPLE } from "../testing/questions.ts";

/** Of what was wanted, at least so much is among the first five, over all questions. */
const LEAST_FOUND = 0.93;

describe("what councillors, agents and associations type, over the demonstration network", () => {
  let instance: TestInstance;
  before(async () => {
    instance = await openInstance();
  });
  after(() => instance.close());

  const firstFive = async (q: string, type: string | undefined): Promise<string[]> => {
    const parameters = new URLSearchParams({ q, taille: "5", ...(type && { type }) });
    const answer = await instance.server.inject(`/api/v1/recherche?${parameters}`);
    return answer.json<{ resultats: { titre: string }[] }>().resultats.map(({ titre }) => titre);
  };

  it("shows what answers among the first five", async () => {
    const missed: string[] = [];
    let found = 0;
    for (const { q, wanted, most = wanted.length, type } of ASKED_BY_PEOPLE) {
      const shown = await firstFive(q, type);
      const there = shown.filter((title) => wanted.includes(title)).length;
      found += Math.min(1, there / most);
      if (there < most) missed.push(`${q}: ${shown.join(", ")}`);
    }
    assert.ok(ASKED_BY_PEOPLE.length >= 60);
    assert.ok(found / ASKED_BY_PEOPLE.length >= LEAST_FOUND, missed.join("\n"));
  });
});
