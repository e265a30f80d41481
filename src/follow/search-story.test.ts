import assert from "node:assert/strict";
import { before, test } from "node:test";
import fc from "fast-check";
import { fixedClock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { Mail } from "../platform/mail.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { sendDigests } from "./digest.commands.ts";
import { followProcessing } from "./follow.processing.ts";
import { gatherNews } from "./gather.commands.ts";
import { directory, followSearch, gatheringOn, harvest, instance } from "./testing/stories.ts";

/** Fails the next transaction at its end, once: what a process killed there leaves behind. */
function mortal(database: Database): { database: Database; kill(): void; spare(): void } {
  let dies = false;
  const transaction: Database["transaction"] = (run) =>
    database.transaction(async (trx) => {
      const result = await run(trx);
      if (dies) throw new Error("killed");
      return result;
    });
  return { database: { ...database, transaction }, kill: () => (dies = true), spare: () => (dies = false) };
}

/** What the followers of a search are to be told, worked out from what fiches said when somebody last looked. */
class Model {
  readonly now = new Map<string, string>();
  private readonly seen = new Map<string, string>();
  private readonly told = new Map<string, string>();
  private readonly touched = new Set<string>();
  readonly pending = new Set<string>();

  say(title: string, pitch: string): void {
    if (this.now.get(title) === pitch) return;
    this.now.set(title, pitch);
    this.touched.add(title);
  }

  /** Somebody begins to follow: what was there before is no news. */
  begin(): void {
    this.gather();
    this.told.clear();
    this.pending.clear();
  }

  gather(): void {
    for (const title of this.touched) {
      const [now = "", before, told] = [this.now.get(title), this.seen.get(title), this.told.get(title)];
      const isFound = (pitch: string) => pitch.includes("jardin");
      const isNews = now !== told && (before === undefined || now !== before || (told === undefined && !isFound(before)));
      if (isFound(now) && isNews) {
        this.told.set(title, now);
        this.pending.add(title);
      }
      this.seen.set(title, now);
    }
    this.touched.clear();
  }
}

const step = fc.oneof(
  {
    arbitrary: fc.record({ act: fc.constant("say" as const), fiche: fc.nat(1), found: fc.boolean(), version: fc.nat(1) }),
    weight: 3,
  },
  { arbitrary: fc.record({ act: fc.constant("gather" as const), dies: fc.boolean() }), weight: 2 },
  {
    arbitrary: fc.record({ act: fc.constant("send" as const), dies: fc.boolean(), hours: fc.integer({ min: 0, max: 100 }) }),
    weight: 1,
  },
);

eachDatabase("Each fiche that a search comes to find is told once, whatever is killed and when", (open, dialect) => {
  let database: Database;
  before(async () => {
    database = await open();
  });
  let story = 0;

  async function lines(email: string): Promise<string[][]> {
    const rows = await database.read.selectFrom("outgoing_mail").select("mail").execute();
    await database.transaction((trx) => trx.deleteFrom("outgoing_mail").execute());
    return rows
      .map(({ mail }) => JSON.parse(mail) as Mail)
      .filter(({ to }) => to === email)
      .map(({ text }) => [...text.matchAll(/^- (\w+)/gm)].map(([, title = ""]) => title));
  }

  test("for any story", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40 }), fc.nat(3), async (steps, begins) => {
        const [own, email] = [++story, `s${story}@x.fr`];
        const clock = fixedClock(`2026-0${1 + (own % 9)}-03T09:00:00Z`, 1);
        const { database: frail, kill, spare } = mortal(database);
        const deps = { database: frail, clock, instance, sources: async () => directory };
        const gathering = { ...gatheringOn(frail) };
        const model = new Model();
        let follows = false;
        const died = (error: Error) => assert.equal(error.message, "killed");
        const gather = async (dies: boolean) => {
          if (dies) kill();
          await gatherNews(gathering).catch(died);
          spare();
          if (!dies && follows) model.gather();
        };
        const send = async (dies: boolean, hours: number) => {
          clock.advance(hours * 3_600_000);
          if (dies) kill();
          await sendDigests(deps).catch(died);
          spare();
          for (const letter of await lines(email)) {
            assert.deepEqual(letter.sort(), [...model.pending].sort());
            model.pending.clear();
          }
        };
        await gather(false);
        for (const [index, one] of steps.entries()) {
          if (index === begins) {
            await gather(false);
            await followSearch({ database, clock }, email, `q=jardin${own}`);
            follows = true;
            model.begin();
          }
          if (one.act === "say") {
            const [title, pitch] = [
              `F${own}x${one.fiche}`,
              `${one.found ? `Un jardin${own}` : "Un atelier"}, version ${one.version}.`,
            ];
            await harvest(database, clock, { [title]: { title, pitch } });
            model.say(title, pitch);
          } else if (one.act === "gather") await gather(one.dies);
          else await send(one.dies, one.hours);
        }
        await gather(false);
        await send(false, 48);
        assert.deepEqual([...model.pending], [], "all is told in the end");
        await database.transaction((trx) => followProcessing.erase(trx, email, clock.now().toISOString()));
      }),
      { numRuns: dialect === "sqlite" ? 40 : 15 },
    );
  });
});
