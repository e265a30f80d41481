import assert from "node:assert/strict";
import { test } from "node:test";
import { grant, INSTANCE } from "../../account/index.ts";
import { DAY, fixedClock } from "../../platform/clock.ts";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { openCase } from "../case.commands.ts";
import { remindCurators, reminderOf, setReminder } from "./reminder.commands.ts";

const START = Date.parse("2026-11-22T10:00:00.000Z");

eachDatabase("The daily letter of those who decide", (open) => {
  const setUp = async () => {
    const database = await open();
    const clock = fixedClock("2026-11-22T10:00:00.000Z", 0);
    const at = (days: number) => fixedClock(new Date(START + days * DAY).toISOString(), 0);
    await database.transaction(async (trx) => {
      const created_at = "2026-01-01T00:00:00.000Z";
      for (const id of ["ana", "bob", "chloe"])
        await trx
          .insertInto("account")
          .values({ id, email: `${id}@exemple.fr`, name: null, created_at, last_seen_at: null })
          .execute();
      for (const id of ["ana", "bob"]) await grant(trx, id, { organisation: INSTANCE, role: "curator" }, created_at, "test");
    });
    const deps = {
      database,
      clock,
      instance: { name: "Essaim", url: "https://essaim.example" },
      curators: async () => ["ana@exemple.fr", "bob@exemple.fr", "chloe@exemple.fr", "gone@exemple.fr"],
    };
    const propose = (subject: string, texts: string[], when = clock) =>
      database.transaction((trx) => openCase(trx, { kind: "proposal", subject, title: "Le four", texts }, when));
    const letters = async () =>
      (await database.read.selectFrom("outgoing_mail").select(["recipient", "mail"]).orderBy("id").execute()).map(
        ({ recipient, mail }) => ({ recipient, ...(JSON.parse(mail) as { subject: string; text: string; unsubscribe: string }) }),
      );
    return { database, deps, propose, letters, at };
  };

  test("goes to each of those who decide, says how much waits, and only when something does", async () => {
    const { deps, propose, letters } = await setUp();
    assert.equal(await remindCurators(deps), 0);
    await propose("a", ["Un four à pain partagé par le village"]);
    await propose("b", ["Une épicerie tenue par ses clients"]);
    assert.equal(await remindCurators(deps), 2);
    const sent = await letters();
    assert.deepEqual(sent.map(({ recipient }) => recipient).sort(), ["ana@exemple.fr", "bob@exemple.fr"]);
    assert.match(sent[0]?.subject ?? "", /2 choses attendent votre décision/);
    assert.match(sent[0]?.text ?? "", /https:\/\/essaim\.example\/bureau\n/);
  });

  test("is silent while nothing new comes, and recalls once a week what still waits", async () => {
    const { deps, propose, at } = await setUp();
    await propose("a", ["Un four à pain partagé par le village"]);
    const sent = [];
    for (let day = 1; day <= 14; day++) sent.push(await remindCurators({ ...deps, clock: at(day) }));
    assert.deepEqual(
      sent.flatMap((count, i) => (count > 0 ? [i + 1] : [])),
      [1, 7, 14],
    );
  });

  test("stops by its link for one person alone, and comes again at their wish", async () => {
    const { deps, propose, letters } = await setUp();
    await propose("a", ["Un four à pain partagé par le village"]);
    await remindCurators(deps);
    const ana = (await letters()).find(({ recipient }) => recipient === "ana@exemple.fr");
    const secret = ana?.unsubscribe.split("/").at(-1) ?? "";
    assert.equal(await reminderOf(deps, secret), true);
    await setReminder(deps, secret, false);
    await setReminder(deps, secret, false);
    assert.equal(await reminderOf(deps, secret), false);
    assert.equal(await remindCurators(deps), 1);
    await setReminder(deps, secret, true);
    assert.equal(await remindCurators(deps), 2);
    await assert.rejects(setReminder(deps, "x", false), (error) => isProblem(error, "account/bad-private-link"));
  });
});
