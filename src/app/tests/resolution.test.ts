import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { entriesByIds, entryOfRecord, entryPath, presentEntry } from "../../catalogue/index.ts";
import { addPartner, addSource, harvestSource, listSources, sourceFromMapping } from "../../harvest/index.ts";
import { sharedData } from "../../platform/testing/shared-data.ts";
import { judge, judgements, Matching, queue, undo } from "../../resolution/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { harvestDeps } from "../wiring/harvest.ts";

const OVERLAPS = JSON.parse(readFileSync("demonstration/overlaps.json", "utf8")) as string[][];
const BY = "account:test";

/** The partners' files that lie beside the project, with their mappings. */
const REAL = [
  ["tiers-lieux-cget", "CGET_TiersLieux_2019.csv"],
  ["la-france-s-engage", "ffe-lafrancesengage-v3.xlsx"],
  ["la-france-s-engage-lieux", "ffe-lafrancesengage-v0.csv"],
  ["mediation-numerique-bfc", "bfc-mediation-numerique-200515-a.csv"],
] as const;

describe("the demonstration network, compared", () => {
  let instance: TestInstance;
  let matching: Matching;
  const read = () => instance.services.database.read;

  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" });
    matching = new Matching(instance.services);
    await matching.run();
  });
  after(() => instance.close());

  /** The entries of an overlap as the sources are told it. */
  async function entriesTold(overlap: readonly string[]): Promise<string[]> {
    const sources = new Map((await listSources(read())).map(({ slug, id }) => [slug, id]));
    const found = await Promise.all(
      overlap.map(async (told) => {
        const [slug = "", remoteId = ""] = told.split(":");
        const entry = await entryOfRecord(read(), sources.get(slug) ?? "", remoteId);
        assert.ok(entry, `${told} is in the catalogue`);
        return entry;
      }),
    );
    return [...new Set(found)].sort();
  }

  /** Each overlap is one entry, or is proposed as probably one. @returns how many are one entry */
  async function assertAllFound(): Promise<number> {
    let one = 0;
    for (const overlap of OVERLAPS) {
      const entries = await entriesTold(overlap);
      one += entries.length === 1 ? 1 : 0;
      for (const [i, a] of entries.entries()) {
        for (const b of entries.slice(i + 1)) {
          const pair = read().selectFrom("likeness").select("band").where("entry_a", "=", a).where("entry_b", "=", b);
          assert.equal((await pair.executeTakeFirst())?.band, "suggested", overlap.join(" and "));
        }
      }
    }
    return one;
  }

  it("has all of its 22 overlaps, as one fiche or proposed as one, and nothing else is put together", async () => {
    assert.equal(OVERLAPS.length, 22);
    assert.equal(await assertAllFound(), 16);
    assert.deepEqual(await judgements(read(), { limit: 10 }), [], "what nothing but a name and a town tells is for people");
    const { total } = await queue(read(), { limit: 100, offset: 0 });
    assert.ok(total <= 12, `${total} cases to judge`);
  });

  it("leads from the address of a fiche that was merged to the one that stays, says so, and back again", async () => {
    const [older = "", younger = ""] = await entriesTold(["bretagne:bzh-04", "alimentation:A24"]);
    const [, gone] = await entriesByIds(read(), [older, younger]);
    if (!gone) throw new Error("two fiches");
    const { seq } = await judge(instance.services, { entries: [older, younger], verdict: "same", by: BY, reason: "le même" });
    const moved = await instance.server.inject({ url: entryPath(gone) });
    assert.equal(moved.statusCode, 301);
    assert.match(String(moved.headers.location), new RegExp(`${older}$`));
    const page = await instance.server.inject({ url: String(moved.headers.location) });
    assert.match(page.body, /Deux fiches sont réunies/);
    assert.match(page.body, /une personne du réseau a réuni 2 descriptions de «\s*Temps-bouilles\s*»/);
    assert.match(page.body, new RegExp(`/bureau/doublons/journal\\?fiche=${older}`), "where it is taken back");
    assert.equal((await matching.run()).merged, 0);
    await undo(instance.services, { seq, by: BY });
    assert.equal((await instance.server.inject({ url: entryPath(gone) })).statusCode, 200);
    await matching.run();
    assert.equal(await assertAllFound(), 16, "and is proposed again to whom it may concern");
  });

  it("with partners' real files, keeps its overlaps; only descriptions of two sources are merged by the machine", async (t) => {
    const files = REAL.map(([slug, file]) => [slug, sharedData("sources", file)] as const);
    const { services } = instance;
    for (const [slug, path] of files) {
      const yaml = readFileSync(`sources/${slug}.yaml`, "utf8");
      const wanted = sourceFromMapping(yaml);
      const partner = await addPartner(services, { slug: wanted.slug, name: slug, description: "" });
      const made = { ...wanted, partner: partner.id, location: { kind: "file" as const, path } };
      const source = await addSource(services, made, { yaml, by: BY });
      const run = await harvestSource(harvestDeps(services), source.id);
      assert.equal(run.status, "done", slug);
    }
    const result = await matching.run();
    assert.ok(result.compared > 2_000 && !result.whole, "only what is new is compared, with all");
    await assertAllFound();
    const merges = (await judgements(read(), { limit: 1_000 })).filter(({ by }) => by === "machine");
    assert.ok(merges.length >= 5, `${merges.length} merges`);
    for (const { sides, probability } of merges) {
      const sources = sides.map(({ records }) => records[0]?.source);
      assert.equal(new Set(sources).size, sources.length);
      assert.ok((probability ?? 0) >= 0.999);
    }
    t.diagnostic(`${result.merged} merged, ${result.proposed} proposed of ${result.compared}`);

    const incremental = await proposed();
    await services.database.transaction((trx) => trx.deleteFrom("resolution_state").execute());
    assert.equal((await matching.run()).merged, 0, "comparing all with all finds nothing more to merge");
    const whole = await proposed();
    const both = [...whole].filter((pair) => incremental.has(pair)).length;
    assert.ok(both >= 0.95 * whole.size, `${both} of ${whole.size} proposed both ways`);

    for (const { seq } of merges) await undo(services, { seq, by: BY });
    for (const { sides } of merges)
      for (const { entry } of sides) assert.equal(await presentEntry(read(), entry), entry, "each stands alone again");
    assert.equal((await matching.run()).merged, 0, "for ever");
  });

  const proposed = async () => {
    const rows = await read().selectFrom("likeness").select(["entry_a", "entry_b"]).where("band", "!=", "sibling").execute();
    return new Set(rows.map(({ entry_a, entry_b }) => `${entry_a} ${entry_b}`));
  };
});
