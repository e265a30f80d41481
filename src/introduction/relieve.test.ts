import assert from "node:assert/strict";
import { it as tell } from "node:test";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { accept, redirect } from "./answer.commands.ts";
import { keepTime } from "./clock.commands.ts";
import { introductionProcessing } from "./introduction.processing.ts";
import { findIntroduction } from "./introduction.store.ts";
import { hasNext, isNobodys } from "./ladder.ts";
import { recipientsOf } from "./recipient.store.ts";
import { holderLeft } from "./relieve.commands.ts";
import { takeLetters } from "./testing/outgoing.store.ts";
import { asked, newWorld, REQUEST } from "./testing/world.ts";

const holder = { email: "anne@projet.example", name: "Anne" };
const bob = { email: "bob@projet.example", name: "Bob" };
const referents = [{ slug: "envie", name: "Envie", people: [{ email: "data@envie.example" }] }];
const curators = [{ email: "curatrice@essaim.example" }];

eachDatabase("A request that waits for somebody who has left", (open) => {
  tell("goes to the next rung at once when they erase everything, and its asker is told", async () => {
    const world = await newWorld(await open(), { holders: [holder], referents, curators });
    const { deps, database, clock, entry } = world;
    const { it } = await asked(world, entry);
    // They still hold the fiche as this room erases: the room of holders comes after.
    await database.transaction((trx) => introductionProcessing(deps).erase(trx, holder.email, clock.now().toISOString()));
    assert.equal((await findIntroduction(database.read, it.id))?.rung, "partner");
    const letters = await takeLetters(database);
    assert.deepEqual(letters.map(({ to }) => to).sort(), ["data@envie.example", REQUEST.email]);
    assert.match(letters.find(({ to }) => to === REQUEST.email)?.text ?? "", /ne peut plus y répondre/);
    assert.equal(JSON.stringify(await recipientsOf(database.read, it.id)).includes(holder.email), false);
  });

  tell("goes on when they step down, at once or by the clock; they answer it no more", async () => {
    for (const told of [true, false]) {
      const people = { holders: [holder], referents, curators };
      const world = await newWorld(await open(), people);
      const { deps, database, entry } = world;
      const { it, recipients } = await asked(world, entry);
      people.holders = [];
      const [anne] = recipients;
      assert.ok(anne);
      await assert.rejects(accept(deps, anne, { name: "Anne", share: false }), (error) =>
        isProblem(error, "introduction/answered"),
      );
      if (told) await database.transaction((trx) => holderLeft(trx, deps, entry.id));
      else await keepTime(deps);
      assert.equal((await findIntroduction(database.read, it.id))?.rung, "partner");
      assert.equal((await takeLetters(database)).length, 2);
      assert.equal(await keepTime(deps), 0, "once");
    }
  });

  tell("goes to who holds the fiche after them, and stays with the others who hold it", async () => {
    const people = { holders: [holder, bob], referents };
    const world = await newWorld(await open(), people);
    const { deps, database, entry } = world;
    const { it } = await asked(world, entry);
    const now = async () => (await recipientsOf(database.read, it.id)).filter(({ until }) => !until).map(({ email }) => email);
    people.holders = [bob];
    await database.transaction((trx) => holderLeft(trx, deps, entry.id));
    assert.deepEqual(await now(), [bob.email]);
    assert.deepEqual(await takeLetters(database), [], "nothing changed for the asker");
    people.holders = [{ email: "zoe@projet.example", name: "Zoe" }];
    await database.transaction((trx) => holderLeft(trx, deps, entry.id));
    assert.deepEqual(await now(), ["zoe@projet.example"]);
  });

  tell("stays with a person whom somebody named, and comes back to the team when that one leaves", async () => {
    const world = await newWorld(await open(), { curators });
    const { deps, database, clock, entry } = world;
    const { it, recipients } = await asked(world, entry);
    const [desk] = recipients;
    assert.ok(desk);
    await redirect(deps, desk, { kind: "email", email: bob.email });
    await takeLetters(database);
    assert.equal(await keepTime(deps), 0);
    await database.transaction((trx) => introductionProcessing(deps).erase(trx, bob.email, clock.now().toISOString()));
    const letters = await takeLetters(database);
    assert.deepEqual(letters.map(({ to }) => to).sort(), ["curatrice@essaim.example", REQUEST.email]);
    assert.equal((await findIntroduction(database.read, it.id))?.heldBy?.includes("transmise"), false);
  });

  tell("is not sent on to the same people again; of a team in which nobody sits, the asker is told the truth", async () => {
    const people: { curators: { email: string; name: string }[] } = { curators: [bob] };
    const world = await newWorld(await open(), people);
    const { deps, database, entry } = world;
    const { it, recipients } = await asked(world, entry);
    const [desk] = recipients;
    assert.ok(desk);
    assert.equal(await hasNext(database.read, deps, it, entry, [bob.email]), false);
    await assert.rejects(redirect(deps, desk, { kind: "next" }), (error) => isProblem(error, "introduction/bad-target"));
    assert.equal(await isNobodys(database.read, deps, it), false);
    people.curators = [];
    assert.equal(await isNobodys(database.read, deps, it), true);
    const { letters } = await asked(world, entry, { email: "autre@commune.example" });
    assert.match(letters[0]?.text ?? "", /sans date à vous promettre/);
  });
});
