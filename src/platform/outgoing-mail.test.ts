import assert from "node:assert/strict";
import { it } from "node:test";
import { fixedClock } from "./clock.ts";
import { ProblemError } from "./errors.ts";
import { listJobs } from "./jobs/index.ts";
import type { Mail, Mailer } from "./mail.ts";
import { queueMail, sendOutgoing } from "./outgoing-mail.ts";
import { eachDatabase } from "./testing/database.ts";

const clock = fixedClock("2026-11-22T12:00:00Z");
const letter: Mail = {
  to: "camille@exemple.fr",
  subject: "Bonjour",
  text: "Voici.",
  attachments: [{ name: "plan.pdf", type: "application/pdf", content: new Uint8Array([0, 255, 10]) }],
};

eachDatabase("letters waiting to be sent", (open) => {
  const mailIds = async (database: Awaited<ReturnType<typeof open>>) =>
    (await listJobs(database.read, { queue: "mail" })).map((job) => (job.payload as { mail: string }).mail);

  it("leave with what caused them, or not at all", async () => {
    const database = await open();
    await assert.rejects(
      database.transaction(async (trx) => {
        await queueMail(trx, letter, clock);
        throw new Error("the act fails");
      }),
    );
    assert.deepEqual(await mailIds(database), []);
  });

  it("arrive whole, once, and are forgotten", async () => {
    const database = await open();
    await database.transaction((trx) => queueMail(trx, letter, clock));
    const [id = ""] = await mailIds(database);
    const sent: Mail[] = [];
    const mailer: Mailer = {
      send: async (mail) => {
        sent.push(mail);
        return {};
      },
    };
    assert.equal((await sendOutgoing({ database, mailer }, id)).sent, true);
    assert.equal((await sendOutgoing({ database, mailer }, id)).sent, false);
    assert.equal(sent.length, 1);
    assert.deepEqual({ ...sent[0], attachments: undefined }, { ...letter, attachments: undefined });
    assert.deepEqual([...(sent[0]?.attachments?.[0]?.content ?? [])], [0, 255, 10]);
    assert.deepEqual(await database.read.selectFrom("outgoing_mail").selectAll().execute(), []);
  });

  it("wait while the server does not answer, and are dropped when nobody can receive them", async () => {
    const database = await open();
    await database.transaction((trx) => queueMail(trx, letter, clock));
    const [id = ""] = await mailIds(database);
    const failing = (code: string, kind: "unavailable" | "invalid"): Mailer => ({
      send: async () => {
        throw new ProblemError({ code, kind, detail: "" });
      },
    });
    await assert.rejects(sendOutgoing({ database, mailer: failing("mail/unreachable", "unavailable") }, id));
    assert.equal((await database.read.selectFrom("outgoing_mail").selectAll().execute()).length, 1);
    assert.equal((await sendOutgoing({ database, mailer: failing("mail/bad-address", "invalid") }, id)).sent, false);
    assert.deepEqual(await database.read.selectFrom("outgoing_mail").selectAll().execute(), []);
  });
});
