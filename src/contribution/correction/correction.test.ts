import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { correctionWorld, PARTNER_DRAFT, proposed, RULING } from "../testing/correction-world.ts";
import * as commands from "./correction.commands.ts";
import { correctionDesk } from "./correction.desk.tsx";
import { correctionProcessing } from "./correction.processing.ts";
import { correctionsBy, correctionsOf, findCorrection } from "./correction.store.ts";
import type { FieldChange } from "./correction.ts";
import { presentValue } from "./correction.ts";
import { tellPartners } from "./partner-return.commands.ts";

const stage = (after: string): FieldChange => ({ field: "stage", before: "experimentation", after });
const CAMILLE = "camille@exemple.fr";

eachDatabase("Corrections", (open) => {
  const setUp = async () => {
    const world = await correctionWorld(await open());
    const desk = correctionDesk(world.deps);
    const { database } = world.deps;
    const propose = async (email: string, ...changes: FieldChange[]) => {
      const entry = await world.entry();
      await commands.propose(world.deps, entry, proposed(entry, email, ...changes), email);
      const [mine] = await correctionsBy(database.read, email);
      return mine?.id ?? "";
    };
    const rule = (act: "accept" | "refuse" | "reopen", id: string, message?: string) =>
      database.transaction((trx) => desk[act](trx, id, { ...RULING, ...(message ? { message } : {}) }));
    return { ...world, desk, database, propose, rule };
  };

  test("is nothing before its author follows the link, which does nothing by itself", async () => {
    const { deps, entry, letters, lastSecret, database } = await setUp();
    const fiche = await entry();
    const sent = await commands.propose(deps, fiche, proposed(fiche, CAMILLE, stage("essaimage")));
    assert.deepEqual(sent, { state: "unconfirmed" });
    const [letter] = await letters();
    assert.equal(letter?.to, CAMILLE);
    assert.doesNotMatch(letter?.text ?? "", /Essaimage|J’y travaille/, "nobody writes to strangers through us");

    const secret = await lastSecret("/correction/confirmer/");
    await commands.toConfirm(deps, secret);
    await commands.toConfirm(deps, secret);
    assert.equal((await correctionsOf(database.read, fiche.id, ["waiting"])).length, 0);

    assert.match(await commands.confirm(deps, secret), /^\/correction\/suivi\/[\w-]{43}$/);
    await assert.rejects(commands.confirm(deps, secret), (error) => isProblem(error, "account/spent-link"));
    assert.equal((await correctionsOf(database.read, fiche.id, ["waiting"])).length, 1);
    assert.deepEqual(await entry(), fiche, "the fiche waits for a decision");
  });

  test("sent twice by a double press is kept once, with one letter", async () => {
    const { deps, entry, letters, database } = await setUp();
    const fiche = await entry();
    const draft = proposed(fiche, CAMILLE, stage("essaimage"));
    await Promise.all([commands.propose(deps, fiche, draft), commands.propose(deps, fiche, draft)]);
    assert.equal((await correctionsBy(database.read, CAMILLE)).length, 1);
    assert.equal((await letters()).length, 1);
  });

  test("accepted, shows what it says with the former value beside it; the partner's record is untouched", async () => {
    const { entry, propose, rule, letters, database } = await setUp();
    const id = await propose(CAMILLE, stage("essaimage"));
    await rule("accept", id, "Merci !");
    const fiche = await entry();
    assert.equal(fiche.single.stage?.value, "essaimage");
    assert.deepEqual(
      fiche.single.stage?.others?.map(({ value }) => value),
      ["experimentation"],
    );
    assert.deepEqual(
      fiche.sources.map(({ source, amends }) => [source, amends]),
      [
        ["a", undefined],
        ["contributions", ["stage"]],
      ],
    );
    assert.equal(fiche.single.title.value, PARTNER_DRAFT.title);
    assert.match((await letters()).at(-1)?.text ?? "", /acceptée[\s\S]*Merci !/);
    assert.equal((await findCorrection(database.read, id))?.state, "accepted");
  });

  test("gives way to what the partner says anew, and not to what it repeats", async () => {
    const { entry, propose, rule, harvest } = await setUp();
    await rule("accept", await propose(CAMILLE, stage("essaimage")));
    await harvest({ ...PARTNER_DRAFT, pitch: "On répare encore." }, "2027-01-01T00:00:00.000Z");
    assert.equal((await entry()).single.stage?.value, "essaimage");
    await harvest({ ...PARTNER_DRAFT, stage: "generalisation" }, "2027-02-01T00:00:00.000Z");
    assert.equal((await entry()).single.stage?.value, "generalisation");
  });

  test("of contacts leaves those that the public does not see", async () => {
    const { entry, propose, rule } = await setUp();
    const phone = { kind: "phone", value: "02 98 00 00 00", openness: "open" };
    await rule("accept", await propose(CAMILLE, { field: "contacts", before: null, after: [phone] }));
    const contacts = (await entry()).lists.contacts ?? [];
    assert.deepEqual(contacts.map(({ value }) => value.value).sort(), ["02 98 00 00 00", "contact@prive.example"]);
  });

  test("refused is explained; reopened waits again; each step can be repeated without harm", async () => {
    const { entry, propose, rule, letters, database } = await setUp();
    const before = await entry();
    const id = await propose(CAMILLE, stage("essaimage"));
    await rule("refuse", id, "Leur site dit autre chose.");
    await rule("refuse", id, "Leur site dit autre chose.");
    assert.match((await letters()).at(-1)?.text ?? "", /Leur site dit autre chose/);
    await rule("reopen", id);
    assert.equal((await findCorrection(database.read, id))?.state, "waiting");
    await rule("accept", id);
    await rule("reopen", id);
    assert.deepEqual(await entry(), before);
    await rule("accept", id);
    assert.equal((await entry()).single.stage?.value, "essaimage");
  });

  test("of two people on one value are both kept; the last accepted is shown, the other told beside it", async () => {
    const { entry, propose, rule, database } = await setUp();
    const first = await propose(CAMILLE, stage("essaimage"));
    const second = await propose("dominique@exemple.fr", stage("generalisation"));
    assert.equal((await correctionsOf(database.read, (await entry()).id, ["waiting"])).length, 2);
    await rule("accept", first);
    await rule("accept", second);
    const told = (await entry()).single.stage;
    assert.equal(told?.value, "generalisation");
    assert.deepEqual(told?.others?.map(({ value }) => value).sort(), ["essaimage", "experimentation"]);
  });

  test("is withdrawn at will, even accepted, put back, and erased for good the night after", async () => {
    const { deps, entry, propose, rule, lastSecret, database, clock } = await setUp();
    const before = await entry();
    const id = await propose(CAMILLE, stage("essaimage"));
    await rule("accept", id);
    const secret = await lastSecret("/correction/suivi/");
    await commands.withdraw(deps, secret);
    assert.deepEqual(await entry(), before);
    await commands.putBack(deps, secret);
    assert.equal((await findCorrection(database.read, id))?.state, "waiting");
    await rule("accept", id);
    assert.equal((await entry()).single.stage?.value, "essaimage");
    await commands.withdraw(deps, secret);
    clock.advance(24 * 3_600_000);
    await database.transaction(async (trx) => correctionProcessing(deps).purge?.(trx, clock.now()));
    assert.equal(await findCorrection(database.read, id), undefined);
    assert.deepEqual(await entry(), before);
  });

  test("partners' editors are told once a day at most of what waits and what was accepted", async () => {
    const { deps, propose, rule, clock, letters, database } = await setUp();
    const at = clock.now().toISOString();
    await database.transaction(async (trx) => {
      await trx
        .insertInto("account")
        .values({ id: "e", email: "editeur@a.example", name: null, created_at: at, last_seen_at: null })
        .execute();
      await trx
        .insertInto("membership")
        .values({ account: "e", organisation: "partner-a", role: "partner-editor", granted_at: at, granted_by: "cli" })
        .execute();
    });
    const id = await propose(CAMILLE, stage("essaimage"));
    await propose(CAMILLE, { field: "pitch", before: "On répare.", after: "On répare tout." });
    assert.equal(await tellPartners(deps), 1);
    assert.match((await letters()).at(-1)?.text ?? "", /2 corrections attendent/);
    await rule("accept", id);
    assert.equal(await tellPartners(deps), 0, "not twice in a day");
    clock.advance(25 * 3_600_000);
    assert.equal(await tellPartners(deps), 1);
    const letter = (await letters()).at(-1);
    assert.match(letter?.text ?? "", /Une correction a été acceptée[\s\S]*\/espace\/a\/retours/);
    assert.doesNotMatch(letter?.text ?? "", /camille/);
    clock.advance(25 * 3_600_000);
    assert.equal(await tellPartners(deps), 0);
  });

  test("its author sees all that is held, and erases it or leaves it to nobody", async () => {
    const { deps, entry, propose, rule, database } = await setUp();
    const before = await entry();
    const processing = correctionProcessing(deps);
    await rule("accept", await propose(CAMILLE, stage("essaimage")));
    const [held] = await processing.held(database.read, CAMILLE);
    assert.match(held?.label ?? "", /La Recyclerie/);
    assert.match(JSON.stringify(held?.data), /Essaimage/);
    await database.transaction(async (trx) => processing.anonymise?.(trx, CAMILLE, RULING.at));
    assert.deepEqual(await processing.held(database.read, CAMILLE), []);
    assert.equal((await entry()).single.stage?.value, "essaimage");

    await rule("accept", await propose("d@exemple.fr", { field: "pitch", before: "On répare.", after: "Autre" }));
    await database.transaction((trx) => processing.erase(trx, "d@exemple.fr", RULING.at));
    assert.equal((await entry()).single.pitch?.value, before.single.pitch?.value);
  });

  test("any set of corrections, accepted then taken back in any order, leaves the fiche as it was, to the byte", async () => {
    const change = fc.oneof(
      fc.record({ field: fc.constant("stage" as const), after: fc.constantFrom("essaimage", "amorcage", null) }),
      fc.record({ field: fc.constant("title" as const), after: fc.constantFrom("Autre nom", "Encore") }),
      fc.record({
        field: fc.constant("themes" as const),
        after: fc.constantFrom(["recyclage"], ["recyclage", "alimentation"], null),
      }),
      fc.record({ field: fc.constant("description.need" as const), after: fc.constantFrom("Un besoin", null) }),
      fc.record({
        field: fc.constant("places" as const),
        after: fc.constantFrom([{ country: "FR", precision: "country" }], null),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), async (changes, random) => {
        const { entry, propose, rule } = await setUp();
        const before = JSON.stringify(await entry());
        const ids: string[] = [];
        for (const [rank, { field, after }] of changes.entries()) {
          const id = await propose(`p${rank}@exemple.fr`, { field, before: presentValue(await entry(), field), after });
          await rule("accept", id);
          ids.push(id);
        }
        const shuffled = ids.map((id) => ({ id, at: random.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        for (const { id } of shuffled) await rule("reopen", id);
        assert.equal(JSON.stringify(await entry()), before);
      }),
      { numRuns: 6 },
    );
  });
});
