import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { allEntries, entryById, ingest, recordBodySchema } from "../../catalogue/index.ts";
import { listJobs } from "../../platform/jobs/index.ts";
import { followMatching, judgements, type ProbableEntries, undo } from "../../resolution/index.ts";
import { readConfig } from "../config.ts";
import { openServices, type Services } from "../services.ts";

/** Waits for something that a thread does, however slow the machine. */
async function eventually(look: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await look();
    } catch (error) {
      if (tries >= 400) throw error;
      await sleep(150);
    }
  }
}

const told = (source: string, remoteId: string, title: string) => ({
  source,
  item: {
    remoteId,
    rawKey: `${source} ${remoteId} ${title}`,
    body: recordBodySchema.parse({
      kind: "organisation",
      title,
      places: [
        { commune: "Morlaix", insee: "29151", address: "12 rue de Brest", lat: 48.5776, lon: -3.8279, precision: "exact" },
      ],
      contacts: [{ kind: "phone", value: "02 98 88 00 11" }],
    }),
  },
});

describe("the thread that compares", () => {
  let folder = "";
  let services: Services;
  let matching: { probableEntries: ProbableEntries; stop(): Promise<void> } | undefined;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "essaim-matching-"));
    const env = { ESSAIM_DATA: folder, ESSAIM_URL: "http://essaim.test", ESSAIM_DEMO: "0" };
    services = await openServices(readConfig(env));
    const { DATABASE_URL: _another, ...around } = process.env;
    const start = () => new Worker(new URL("../../matcher.ts", import.meta.url), { env: { ...around, ...env } });
    matching = followMatching({ start });
  });
  after(async () => {
    await matching?.stop();
    await services?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const take = ({ source, item }: ReturnType<typeof told>) =>
    services.database.transaction((trx) =>
      ingest(trx, { source, run: "r", mapping: "m", at: services.clock.now().toISOString(), by: source }, [item]),
    );
  const count = async () => (await Array.fromAsync(allEntries(services.database.read))).flat().length;

  it("merges what is sure as it comes, says so in the table of jobs, and answers what is typed", async () => {
    await take(told("a", "1", "Ressourcerie des Monts d'Arrée"));
    await take(told("b", "7", "La ressourcerie des monts d’Arrée"));
    await eventually(async () => assert.equal(await count(), 1));
    const jobs = await listJobs(services.database.read, { queue: "resolution" });
    await eventually(async () => {
      const states = (await listJobs(services.database.read, { queue: "resolution" })).map(({ state }) => state);
      assert.ok(
        states.every((state) => state === "done"),
        `${states}`,
      );
    });
    assert.ok(jobs.length > 0);
    await eventually(async () => {
      const [first] = (await matching?.probableEntries({ title: "ressourcerie monts arrée", kind: "organisation" })) ?? [];
      const entry = await entryById(services.database.read, first?.entry ?? "");
      assert.match(entry?.single.title.value ?? "", /essourcerie des/);
      assert.ok((first?.probability ?? 0) > 0.2);
    });
  });

  it("leaves what was taken back, and answers nothing for what is nonsense", async () => {
    const [line] = await judgements(services.database.read, { limit: 1 });
    await undo(services, { seq: line?.seq ?? 0, by: "account:ana" });
    await take(told("c", "3", "Café des Monts d'Arrée"));
    await eventually(async () => {
      const jobs = await listJobs(services.database.read, { queue: "resolution" });
      assert.ok(jobs.length > 1 && jobs.every(({ state }) => state === "done"));
      assert.ok((await matching?.probableEntries({ title: "café des monts d'arrée" }))?.length);
    });
    assert.equal(await count(), 3);
    for (const title of ["", "x".repeat(100_000), "\u0000\ud800", "%".repeat(500)])
      assert.deepEqual(await matching?.probableEntries({ title, places: [] }), []);
  });
});
