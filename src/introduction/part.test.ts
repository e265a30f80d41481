import assert from "node:assert/strict";
import { it as tell } from "node:test";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { accept } from "./answer.commands.ts";
import { EVERYBODY } from "./ask.commands.ts";
import { withContactReports } from "./introduction.desk.tsx";
import { findIntroduction } from "./introduction.store.ts";
import { aliasOf } from "./message.store.ts";
import { blockSide, reportSide } from "./part.commands.ts";
import { conversationOf } from "./receive.commands.ts";
import { isBlocked } from "./recipient.store.ts";
import { takeLetters } from "./testing/outgoing.store.ts";
import { asked, newWorld, REQUEST } from "./testing/world.ts";
import { write } from "./thread.commands.ts";

const holder = { email: "anne@projet.example", name: "Anne" };

eachDatabase("A conversation that one side wants to leave", (open) => {
  tell("ends at a block by either side: both told the same, letters refused", async () => {
    for (const side of ["asker", "other"] as const) {
      const world = await newWorld(await open(), { holders: [holder] });
      const { deps, database, entry } = world;
      const { it, recipients } = await asked(world, entry);
      const [anne] = recipients;
      assert.ok(anne);
      await accept(deps, anne, { name: "Anne", share: false });
      const alias = await aliasOf(database.read, it.id, "asker");
      await takeLetters(database);
      await blockSide(deps, it.id, side);
      await blockSide(deps, it.id, side);
      const letters = await takeLetters(database);
      assert.deepEqual(letters.map(({ to }) => to).sort(), [holder.email, REQUEST.email]);
      assert.equal(new Set(letters.map(({ subject }) => subject)).size, 1);
      await assert.rejects(write(deps, it.id, "asker", { text: "Encore", nonce: "1" }), (error) =>
        isProblem(error, "introduction/over"),
      );
      await assert.rejects(conversationOf(database.read, deps, `${alias}@relais.example`), (error) =>
        isProblem(error, "introduction/unknown-alias"),
      );
      const pair = side === "other" ? [holder.email, REQUEST.email] : [REQUEST.email, holder.email];
      assert.equal(await isBlocked(database.read, pair[0] ?? "", pair[1] ?? ""), true);
    }
  });

  tell("is put before those who moderate by who asked, and accepting silences who answered", async () => {
    const world = await newWorld(await open(), { holders: [holder] });
    const { deps, database, entry, clock } = world;
    const { it, recipients } = await asked(world, entry);
    const [anne] = recipients;
    assert.ok(anne);
    await accept(deps, anne, { name: "Anne", share: false });
    await write(deps, it.id, "other", { text: "Des mots blessants", nonce: "1" });
    await reportSide(deps, it.id, "asker", "Blessant");
    assert.equal((await findIntroduction(database.read, it.id))?.state, "closed");
    const { subject } = await database.read.selectFrom("moderation_case").select("subject").executeTakeFirstOrThrow();
    const none = async () => {};
    const desk = withContactReports(
      { kind: "report", view: async () => undefined, accept: none, refuse: none, reopen: none },
      deps,
    );
    assert.equal((await desk.view(database.read, subject))?.author, "Anne");
    const ruling = { at: clock.now().toISOString(), by: "account:1" };
    await database.transaction((trx) => desk.accept(trx, subject, ruling));
    assert.equal(await isBlocked(database.read, EVERYBODY, holder.email), true);
    assert.equal(await isBlocked(database.read, EVERYBODY, REQUEST.email), false);
  });
});
