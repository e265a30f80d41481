import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Comparisons } from "./comparisons.ts";
import { LinkageIndex } from "./linkage-index.ts";
import { Matcher } from "./matcher.ts";
import { ORGANISATIONS, ORGANISATIONS_MODEL } from "./organisations.ts";
import { organisation } from "./testing/organisations.ts";

type Values = Record<string, string | number>;

/** Two records among 400 others, as the shipped model sees them. */
function seen(a: Values, b: Values) {
  const index = new LinkageIndex(ORGANISATIONS, { secret: "key" });
  for (let i = 0; i < 400; i++) index.put({ id: `s${i}`, values: organisation(i) });
  index.put({ id: "a", values: a });
  index.put({ id: "b", values: b });
  const match = new Matcher(index, ORGANISATIONS_MODEL).compare("a", "b");
  assert.ok(match);
  return { ...match, levelOf: (field: string) => match.explanation.contributions.find((each) => each.field === field)?.level };
}

describe("one cause", () => {
  it("is not counted as a name and as a place: a name that says no more than its place is none", () => {
    const town = "Saint-Hauva";
    const bare = seen({ name: "Saint-Hauva", town }, { name: "Ressourcerie de Saint-Hauva", town });
    assert.equal(bare.levelOf("name"), undefined);
    assert.ok(bare.probability < 0.5);
    const twice = seen({ name: "Association de Saint-Hauva", town }, { name: "Saint-Hauva", town });
    assert.ok(twice.probability < 0.5, "nothing names either");
    const known = seen({ name: "Saint-Hauva", town, phone: "0299112233" }, { name: "Ressourcerie", town, phone: "0299112233" });
    assert.ok(known.probability > 0.5, "what else is shared still tells");
    const named = seen({ name: "Ressourcerie Saint-Hauva", town }, { name: "Ressourcerie de Saint-Hauva", town });
    assert.ok(named.levelOf("name")?.startsWith("equal"));
  });

  it("excuses the words of a place where one name has them, not where each has its own", () => {
    const one = seen({ name: "Envie Corbenay", town: "Corbenay" }, { name: "Envie", town: "Corbenay" });
    assert.match(one.levelOf("name") ?? "", /^(?:alike|part)/);
    const each = seen({ name: "Cyber Val de Corbenay", town: "Corbenay" }, { name: "Cyber Val de Luxeuil", town: "Luxeuil" });
    assert.match(each.levelOf("name") ?? "", /^both-differ/);
  });

  it("is shared once by siblings: a second contact of a network says little more", () => {
    const network = { name: "Cyber Val de Corbenay", town: "Corbenay", phone: "0384000000", mail: "c@cyberval.fr" };
    const there = { ...network, name: "Cyber Val de Luxeuil", town: "Luxeuil" };
    const far = { ...there, lat: 48.5, lon: -2.7 };
    assert.notEqual(seen(network, there).band, "automatic");
    assert.ok(seen({ ...network, lat: 47.9, lon: 6.3 }, far).probability < 0.5);
    assert.equal(seen(network, { ...network, name: "CYBER VAL DE CORBENAY" }).band, "automatic");
  });

  it("is no reason against: in a list of one town, the town that all share does not keep two of one rare name apart", () => {
    const index = new LinkageIndex(ORGANISATIONS, { secret: "key" });
    for (let i = 0; i < 400; i++) index.put({ id: `s${i}`, values: { ...organisation(i), town: "Rennes" } });
    const twice = { name: "Fabrique Zorvulo", town: "Rennes" };
    for (const id of ["a", "b"]) index.put({ id, values: twice });
    const match = new Matcher(index, ORGANISATIONS_MODEL).compare("a", "b");
    assert.ok(match && match.probability > 0.9, `${match?.probability}`);
    assert.ok((match.explanation.contributions.find(({ field }) => field === "place")?.bits ?? -1) > -0.01);
    const comparisons = new Comparisons(index, index.pairsOf([index.slotOf("a") as number]));
    const { a, b, count } = comparisons.pairs;
    const bits = comparisons.bits(ORGANISATIONS_MODEL);
    for (let p = 0; p < count; p++) {
      const one = new Matcher(index, ORGANISATIONS_MODEL).compare(index.idOf(a[p] as number), index.idOf(b[p] as number));
      assert.ok(Math.abs((bits[p] as number) - (one?.bits ?? 0)) < 1e-3, "at once as one by one");
    }
  });
});
