import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedClock, systemClock } from "../clock.ts";
import type { Database } from "../database.ts";
import { ProblemError } from "../errors.ts";
import { log } from "../log.ts";
import { eachDatabase } from "../testing/database.ts";
import {
  countJobs,
  enqueue,
  enqueueScheduled,
  findJob,
  type JobHandler,
  listJobs,
  listSchedules,
  purgeJobs,
  requestCancel,
  retryJob,
  runWorker,
  setSchedule,
} from "./index.ts";
import { lease } from "./job.store.ts";
import { retryDelay } from "./job.ts";

log.level = "silent";
const T0 = "2026-11-22T06:00:00Z";
const forever = () => new AbortController().signal;
const retry = { firstMs: 60_000, maxMs: 3_600_000, random: () => 0.5 };
const untilIdle = (database: Database, clock: ReturnType<typeof fixedClock>, handlers: Record<string, JobHandler>) =>
  runWorker({ database, handlers, clock, signal: forever(), untilIdle: true, retry });

eachDatabase("Jobs", (open) => {
  test("a job runs once, tells its progress and keeps its result", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const { id, created } = await enqueue(database.kysely, { queue: "harvest", payload: { source: "envie" } }, clock);
    assert.equal(created, true);
    const seen: unknown[] = [];
    await untilIdle(database, clock, {
      harvest: async (job, { progress }) => {
        seen.push(job.payload);
        progress({ text: "Lecture" });
        progress({ text: "Enregistrement", done: 3, total: 3 });
        return { records: 3 };
      },
    });
    assert.deepEqual(seen, [{ source: "envie" }]);
    const job = await findJob(database.read, id);
    assert.deepEqual(
      [job?.state, job?.attempts, job?.progress, job?.result, job?.finishedAt],
      ["done", 1, { text: "Enregistrement", done: 3, total: 3 }, { records: 3 }, "2026-11-22T06:00:00.000Z"],
    );
  });

  test("a job asked for in a transaction that fails was never asked for", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const asked = database.transaction(async (trx) => {
      await enqueue(trx, { queue: "mail", payload: {} }, clock);
      throw new Error("undone");
    });
    await assert.rejects(asked, /undone/);
    assert.deepEqual(await countJobs(database.read), {});
  });

  test("asking twice for the same work is one job, until it is done", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const ask = () => enqueue(database.kysely, { queue: "harvest", payload: {}, dedupeKey: "envie" }, clock);
    const first = await ask();
    assert.deepEqual(await ask(), { id: first.id, created: false });
    assert.equal((await enqueue(database.kysely, { queue: "index", payload: {}, dedupeKey: "envie" }, clock)).created, true);
    await untilIdle(database, clock, {
      harvest: async () => assert.deepEqual(await ask(), { id: first.id, created: false }),
      index: async () => {},
    });
    assert.equal((await ask()).created, true);
  });

  test("what fails is tried again, later and later, then left for a person to look at", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const { id } = await enqueue(database.kysely, { queue: "fetch", payload: {}, maxAttempts: 3 }, clock);
    const times: string[] = [];
    const fetch: JobHandler = async () => {
      times.push(clock.now().toISOString().slice(11, 16));
      throw new Error("serveur muet");
    };
    for (let minute = 0; minute < 10; minute++, clock.advance(60_000)) await untilIdle(database, clock, { fetch });
    assert.deepEqual(times, ["06:00", "06:01", "06:03"]);
    const [dead] = await listJobs(database.read, { states: ["dead"] });
    assert.deepEqual([dead?.id, dead?.error], [id, "serveur muet"]);
    assert.equal(await retryJob(database.kysely, id, clock.now()), true);
    await untilIdle(database, clock, { fetch: async () => "parlé" });
    assert.equal((await findJob(database.read, id))?.state, "done");
  });

  test("what is itself wrong is not tried again", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const { id } = await enqueue(database.kysely, { queue: "fetch", payload: {} }, clock);
    const detail = "La source « envie » n'existe pas.";
    await untilIdle(database, clock, {
      fetch: () => Promise.reject(new ProblemError({ code: "source/not-found", kind: "not-found", detail })),
    });
    const job = await findJob(database.read, id);
    assert.deepEqual([job?.state, job?.attempts, job?.error], ["dead", 1, detail]);
  });

  test("two workers side by side share the work and never take the same job", async () => {
    const one = await open();
    const two = await open({ same: one });
    for (let i = 0; i < 60; i++) await enqueue(one.kysely, { queue: "count", payload: i }, systemClock);
    const done: unknown[] = [];
    const handlers = {
      count: async (job: { payload: unknown }) => {
        done.push(job.payload);
        await new Promise((resolve) => setImmediate(resolve));
      },
    };
    const worker = (database: Database) =>
      runWorker({ database, handlers, clock: systemClock, signal: forever(), untilIdle: true, concurrency: 2 });
    await Promise.all([worker(one), worker(two)]);
    assert.deepEqual(
      done.toSorted((a, b) => Number(a) - Number(b)),
      Array.from({ length: 60 }, (_, i) => i),
    );
    assert.deepEqual(await countJobs(one.read), { done: 60 });
  });

  test("a job whose worker died is taken again when its lease runs out, and not before", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const { id } = await enqueue(database.kysely, { queue: "harvest", payload: {} }, clock);
    const until = new Date(clock.now().getTime() + 60_000);
    assert.equal((await lease(database, { token: "dead worker", now: clock.now(), until, queues: ["harvest"] }))?.id, id);
    const ran: number[] = [];
    const harvest: JobHandler = async (job) => ran.push(job.attempts);
    await untilIdle(database, clock, { harvest });
    assert.deepEqual(ran, []);
    clock.advance(60_001);
    await untilIdle(database, clock, { harvest });
    assert.deepEqual(ran, [2]);
  });

  test("a job that kills its worker every time is given up", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const { id } = await enqueue(database.kysely, { queue: "bomb", payload: {}, maxAttempts: 2 }, clock);
    for (let i = 0; i < 2; i++, clock.advance(60_001)) {
      const until = new Date(clock.now().getTime() + 60_000);
      assert.ok(await lease(database, { token: `worker ${i}`, now: clock.now(), until, queues: ["bomb"] }));
    }
    await untilIdle(database, clock, { bomb: () => assert.fail("must not run a third time") });
    assert.equal((await findJob(database.read, id))?.state, "dead");
  });

  test("a long job keeps its lease; one that lost it is stopped and cannot overwrite its successor", async () => {
    const database = await open();
    const { id } = await enqueue(database.kysely, { queue: "long", payload: {} }, systemClock);
    let stopped: unknown;
    await runWorker({
      database,
      clock: systemClock,
      signal: forever(),
      untilIdle: true,
      leaseMs: 900,
      handlers: {
        long: async (job, { signal }) => {
          const other = { token: "other", now: new Date(), until: new Date(Date.now() + 3_600_000), queues: ["long"] };
          await new Promise((resolve) => setTimeout(resolve, 1300));
          assert.equal(await lease(database, other), undefined, "heartbeats kept it");
          // Another worker, whose clock is an hour ahead, takes it all the same.
          assert.equal((await lease(database, { ...other, now: new Date(Date.now() + 1_800_000) }))?.id, job.id);
          await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
          stopped = signal.reason.message;
          return "from the first";
        },
      },
    });
    assert.equal(stopped, "lease lost");
    const job = await findJob(database.read, id);
    assert.deepEqual([job?.state, job?.result], ["running", undefined]);
  });

  test("a person cancels a job that waits, and one that runs", async () => {
    const database = await open();
    const waiting = await enqueue(
      database.kysely,
      { queue: "long", payload: {}, dueAt: new Date(Date.now() + 1e6) },
      systemClock,
    );
    const running = await enqueue(database.kysely, { queue: "long", payload: {} }, systemClock);
    assert.equal(await requestCancel(database.kysely, waiting.id, new Date()), true);
    const long: JobHandler = async (job, { signal }) => {
      assert.equal(await requestCancel(database.kysely, job.id, new Date()), true);
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    await runWorker({ database, clock: systemClock, signal: forever(), untilIdle: true, leaseMs: 600, handlers: { long } });
    for (const { id } of [waiting, running]) assert.equal((await findJob(database.read, id))?.state, "cancelled");
    assert.equal(await requestCancel(database.kysely, running.id, new Date()), false);
  });

  test("a worker that is stopped gives its job back, without counting the attempt", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const { id } = await enqueue(database.kysely, { queue: "long", payload: {} }, clock);
    const process = new AbortController();
    const long: JobHandler = async (_, { signal }) => {
      process.abort();
      signal.throwIfAborted();
    };
    await runWorker({ database, clock, signal: process.signal, handlers: { long } });
    const job = await findJob(database.read, id);
    assert.deepEqual([job?.state, job?.attempts], ["waiting", 0]);
  });

  test("a waiting worker starts what is asked later, the urgent first", async () => {
    const database = await open();
    const process = new AbortController();
    const order: unknown[] = [];
    const handlers: Record<string, JobHandler> = { say: async (job) => order.push(job.payload) === 3 && process.abort() };
    const worker = runWorker({ database, clock: systemClock, signal: process.signal, pollMs: 5, handlers });
    await database.transaction(async (trx) => {
      await enqueue(trx, { queue: "say", payload: "first" }, systemClock);
      await enqueue(trx, { queue: "say", payload: "second" }, systemClock);
      await enqueue(trx, { queue: "say", payload: "urgent", priority: 10 }, systemClock);
    });
    await worker;
    assert.deepEqual(order, ["urgent", "first", "second"]);
  });

  test("a schedule gives one job however long nobody ran, and keeps its hour", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    const nextDueAt = new Date("2026-11-22T03:30:00Z");
    await setSchedule(database.kysely, {
      name: "harvest:envie",
      queue: "harvest",
      payload: "envie",
      everySeconds: 86_400,
      nextDueAt,
    });
    clock.advance(3 * 86_400_000);
    assert.equal(await enqueueScheduled(database, clock), 1);
    assert.equal(await enqueueScheduled(database, clock), 0);
    assert.equal((await listSchedules(database.read))[0]?.nextDueAt.toISOString(), "2026-11-26T03:30:00.000Z");
    const done: unknown[] = [];
    clock.advance(86_400_000);
    await untilIdle(database, clock, { harvest: async (job) => done.push(job.payload) });
    assert.deepEqual(done, ["envie"], "the one of yesterday still waited: today's is the same");
  });

  test("what ended well is forgotten in time, what died is not", async () => {
    const database = await open();
    const clock = fixedClock(T0);
    for (const payload of ["well", "badly"]) await enqueue(database.kysely, { queue: "end", payload, maxAttempts: 1 }, clock);
    await untilIdle(database, clock, { end: async (job) => assert.equal(job.payload, "well") });
    await purgeJobs(database.kysely, new Date("2026-12-22T00:00:00Z"));
    assert.deepEqual(await countJobs(database.read), { dead: 1 });
  });
});

test("pauses between attempts double up to an hour, and are spread", () => {
  assert.deepEqual(
    [1, 2, 3, 20].map((n) => retryDelay(n, retry)),
    [60_000, 120_000, 240_000, 3_600_000],
  );
  assert.deepEqual(
    [0, 0.999].map((random) => Math.round(retryDelay(1, { ...retry, random: () => random }) / 1000)),
    [48, 72],
  );
});
