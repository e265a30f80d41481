import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fixedClock } from "../../platform/clock.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { failureKey, forgetFailures, locked, recordFailure } from "./attempt.store.ts";
import { afterFailure, type Failures, isLocked } from "./attempt.ts";

const at = (minutes: number) => new Date(Date.parse("2026-11-22T10:00:00.000Z") + minutes * 60_000);

test("people mistype for nothing; who goes on waits twice as long each time, an hour at most", () => {
  let failures: Failures | undefined;
  const pauses: number[] = [];
  for (let i = 0; i < 15; i++) {
    failures = afterFailure(failures, at(0));
    pauses.push(failures.lockedUntil ? (Date.parse(failures.lockedUntil) - at(0).getTime()) / 60_000 : 0);
  }
  assert.deepEqual(pauses, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
});

test("whatever the times, a lock ends within an hour, and a day without a failure starts afresh", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 }), (gaps) => {
      let failures: Failures | undefined;
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const before = failures?.count ?? 0;
        failures = afterFailure(failures, at(now));
        assert.equal(failures.count, gap >= 1_440 || before === 0 ? 1 : before + 1);
        assert.equal(isLocked(failures, at(now + 60)), false);
      }
    }),
  );
});

eachDatabase("Failed tries", (open) => {
  test("are counted by key, forgiven by the right answer, and name nobody", async () => {
    const database = await open();
    const clock = fixedClock("2026-11-22T10:00:00.000Z");
    const key = failureKey("password", "camille@exemple.fr");
    const fail = () => database.transaction((trx) => recordFailure(trx, key, clock.now()));
    for (let i = 0; i < 4; i++) assert.equal(await fail(), false);
    assert.equal(await fail(), true);
    assert.equal(await locked(database.read, key, clock.now()), true);
    assert.equal(await locked(database.read, failureKey("factor", "camille@exemple.fr"), clock.now()), false);
    const kept = JSON.stringify(await database.read.selectFrom("sign_in_failure").selectAll().execute());
    assert.ok(!kept.includes("camille"));
    clock.advance(60_001);
    assert.equal(await locked(database.read, key, clock.now()), false);
    await database.transaction((trx) => forgetFailures(trx, key));
    assert.equal(await fail(), false);
  });
});
