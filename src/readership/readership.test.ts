import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fixedClock } from "../platform/clock.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { addConsultations, consultedLately, forgetConsultations } from "./consultation.store.ts";
import { interest, pageOfTheDay } from "./readership.ts";
import { visitorsOfTheDay } from "./visitors.ts";

const noon = new Date("2026-11-22T12:00:00Z");
const firefox = { address: "192.0.2.1", browser: "Mozilla/5.0 (X11; Linux) Firefox/140.0", purpose: "" };

describe("who is counted", () => {
  it("is a person, once a day and a fiche, and neither a program nor a page fetched ahead", () => {
    const visitors = visitorsOfTheDay();
    assert.equal(visitors.isFirst("f1", firefox, noon), true);
    assert.equal(visitors.isFirst("f1", firefox, noon), false);
    assert.equal(visitors.isFirst("f2", firefox, noon), true);
    assert.equal(visitors.isFirst("f1", { ...firefox, address: "192.0.2.2" }, noon), true);
    assert.equal(visitors.isFirst("f1", firefox, new Date("2026-11-23T00:00:01Z")), true);
    assert.equal(visitors.isFirst("f3", { ...firefox, browser: "Googlebot/2.1" }, noon), false);
    assert.equal(visitors.isFirst("f3", { ...firefox, browser: undefined }, noon), false);
    assert.equal(visitors.isFirst("f3", { ...firefox, purpose: "prefetch" }, noon), false);
  });
});

describe("the order", () => {
  it("prefers what is read now to what was read a season ago", () => {
    assert.ok(interest({ week: 10, month: 0, season: 0 }) > interest({ week: 0, month: 15, season: 0 }));
    assert.ok(interest({ week: 0, month: 15, season: 0 }) > interest({ week: 0, month: 0, season: 60 }));
  });

  it("lets each page of the catalogue have its day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (pages) => {
        const days = Array.from({ length: pages }, (_, day) => pageOfTheDay(new Date(noon.getTime() + day * 86_400_000), pages));
        assert.deepEqual(
          days.toSorted((a, b) => a - b),
          Array.from({ length: pages }, (_, i) => i + 1),
        );
      }),
    );
  });
});

eachDatabase("consultations", (open) => {
  it("add up by fiche and day, are read by windows, and are forgotten", async () => {
    const database = await open();
    const add = (entry: string, day: string, count: number, what = "innovation") =>
      database.transaction((trx) => addConsultations(trx, [{ entry, day, what, count }]));
    await add("a", "2026-11-22", 2);
    await add("a", "2026-11-22", 3);
    await add("a", "2026-11-01", 4);
    await add("b", "2026-09-10", 50);
    await add("c", "2026-11-20", 1, "guide");
    assert.deepEqual(await consultedLately(database.read, "innovation", fixedClock(noon.toISOString()).now(), 10), [
      { entry: "a", windows: { week: 5, month: 4, season: 0 } },
      { entry: "b", windows: { week: 0, month: 0, season: 50 } },
    ]);
    assert.equal(await database.transaction((trx) => forgetConsultations(trx, "2026-10-01")), 1);
  });
});
