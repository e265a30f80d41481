import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import * as corrections from "../correction/correction.commands.ts";
import { correctionDesk } from "../correction/correction.desk.tsx";
import { correctionsBy, correctionsByIds, correctionsOfHolder } from "../correction/correction.store.ts";
import { opinionsOf } from "../correction/opinion.store.ts";
import { correctionWorld, PARTNER_DRAFT, proposed, RULING } from "../testing/correction-world.ts";
import { claimEntry, claimToConfirm, confirmClaim, followedClaim, withdrawClaim } from "./claim.commands.ts";
import { claimDesk } from "./claim.desk.tsx";
import { claimsBy } from "./claim.store.ts";
import * as holders from "./holder.commands.ts";
import { holderProcessing } from "./holder.processing.ts";
import { heldBy, presentHolders } from "./holder.store.ts";
import { holdersOf } from "./holders-of.ts";
import { acceptTransfer, offerTransfer, transferOffered } from "./transfer.commands.ts";

const CLAUDE = "claude@recyclerie.example";
const problem = (code: string) => (error: unknown) => isProblem(error, code);

eachDatabase("Holders of fiches", (open) => {
  const setUp = async () => {
    const world = await correctionWorld(await open());
    const { deps, entry, lastSecret } = world;
    const { database } = deps;
    const desk = claimDesk(deps);
    const rule = (act: "accept" | "refuse" | "reopen", id: string) => database.transaction((trx) => desk[act](trx, id, RULING));
    const claim = async (email = CLAUDE, name = "Claude Le Bris") => {
      const fiche = await entry();
      await claimEntry(deps, fiche, { entry: fiche.id, email, name, role: "Coordinateur", proof: "La page d’équipe", trap: {} });
      const path = await confirmClaim(deps, await lastSecret("/revendication/confirmer/"));
      const [mine] = await claimsBy(database.read, email);
      return { id: mine?.id ?? "", follow: path.split("/").at(-1) ?? "" };
    };
    const hold = async (email = CLAUDE, name = "Claude Le Bris") => {
      const { id } = await claim(email, name);
      await rule("accept", id);
      const secret = await lastSecret("/ma-fiche/");
      return { id, secret, holder: await holders.holderOfSecret(deps, secret) };
    };
    return { ...world, database, rule, claim, hold };
  };

  test("a claim waits for somebody to check it, with what speaks for it; nobody is told the address", async () => {
    const { deps, claim, database, entry, letters } = await setUp();
    const { id, follow } = await claim();
    assert.equal((await followedClaim(deps, follow)).state, "waiting");
    const row = await database.read.selectFrom("moderation_case").selectAll().where("subject", "=", id).executeTakeFirst();
    assert.match(String(row?.signals), /domain-of-site/);
    assert.equal((await presentHolders(database.read, (await entry()).id)).length, 0);
    const before = await letters();
    await claimEntry(deps, await entry(), { ...(await followedClaim(deps, follow)), email: CLAUDE, name: "x" });
    assert.equal((await claimsBy(database.read, CLAUDE)).length, 1, "asking twice is one claim");
    assert.equal((await letters()).length, before.length + 1);
    const again = async () =>
      claimEntry(deps, await entry(), { ...(await followedClaim(deps, follow)), email: CLAUDE, name: "x" });
    const flood = async () => {
      for (let n = 0; n < 20; n++) await again();
    };
    await assert.rejects(flood(), problem("account/too-many-links"));
  });

  test("opening the link confirms nothing; refused or withdrawn makes nobody a holder", async () => {
    const { deps, entry, lastSecret, claim, rule, database } = await setUp();
    const fiche = await entry();
    const draft = { entry: fiche.id, email: "x@y.fr", name: "X", role: "?", proof: "?", trap: {} };
    await claimEntry(deps, fiche, draft);
    assert.equal((await claimToConfirm(deps, await lastSecret("/revendication/confirmer/"))).state, "unconfirmed");
    const { id, follow } = await claim();
    await rule("refuse", id);
    await withdrawClaim(deps, follow);
    assert.equal((await followedClaim(deps, follow)).state, "withdrawn");
    assert.deepEqual(await holdersOf(database.read, fiche.id), []);
  });

  test("what a holder says is on the fiche at once, beats what partners say later, and is dated when confirmed", async () => {
    const { deps, hold, entry, harvest, clock } = await setUp();
    const { holder } = await hold();
    const change = { field: "stage" as const, before: "experimentation", after: "perennisation" };
    assert.equal(await holders.stateValues(deps, holder, [change]), "published");
    await harvest({ ...PARTNER_DRAFT, stage: "ideation" }, "2027-06-01T00:00:00.000Z");
    const fiche = await entry();
    assert.equal(fiche.single.stage?.value, "perennisation");
    assert.equal(fiche.sources.find(({ source }) => source === "holders")?.author, "Claude Le Bris");
    clock.advance(400 * 24 * 3_600_000);
    await holders.confirmExact(deps, await holders.needHolder(deps.database.read, holder.id));
    assert.equal((await entry()).confirmedAt.slice(0, 4), "2027");
    assert.equal((await entry()).single.stage?.value, "perennisation");
  });

  test("whoever only confirms states nothing, and renews the date", async () => {
    const { deps, hold, entry } = await setUp();
    const before = await entry();
    await holders.confirmExact(deps, (await hold()).holder);
    const after = await entry();
    assert.deepEqual(after.single, before.single);
    assert.deepEqual(after.lists, before.lists);
    assert.equal(after.confirmedAt, "2026-11-22");
  });

  test("one edit taken back by those who decide leaves the others; taken up again it is as before", async () => {
    const { deps, hold, entry, database } = await setUp();
    const { holder } = await hold();
    await holders.stateValues(deps, holder, [{ field: "pitch", before: "On répare.", after: "On répare tout." }]);
    await holders.stateValues(deps, holder, [{ field: "stage", before: "experimentation", after: "essaimage" }]);
    const stated = await entry();
    const edits = await correctionsOfHolder(database.read, holder.id);
    const desk = correctionDesk(deps);
    const edit = edits[1]?.id ?? "";
    await database.transaction((trx) => desk.reopen(trx, edit, RULING));
    assert.equal((await entry()).single.stage?.value, "experimentation");
    assert.equal((await entry()).single.pitch?.value, "On répare tout.");
    await database.transaction((trx) => desk.accept(trx, edit, RULING));
    assert.deepEqual((await entry()).single.stage?.value, stated.single.stage?.value);
    const waiting = await database.read.selectFrom("moderation_case").selectAll().where("subject", "=", edit).executeTakeFirst();
    assert.equal(waiting?.state, "accepted", "shown to those who decide after the fact");
  });

  test("revoked, a holder's page closes and what they said is gone; the decision can be taken back", async () => {
    const { deps, hold, rule, entry, database, lastSecret } = await setUp();
    const before = await entry();
    const { id, secret, holder } = await hold();
    await holders.stateValues(deps, holder, [{ field: "pitch", before: "On répare.", after: "Achetez !" }]);
    await rule("reopen", id);
    assert.deepEqual((await entry()).single.pitch, before.single.pitch);
    await assert.rejects(holders.holderOfSecret(deps, secret), problem("account/bad-private-link"));
    assert.deepEqual(await holdersOf(database.read, before.id), []);
    await rule("accept", id);
    assert.equal((await entry()).single.pitch?.value, "Achetez !");
    assert.equal((await holders.holderOfSecret(deps, await lastSecret("/ma-fiche/"))).id, holder.id);
  });

  test("several may hold one fiche; it is handed over with the other's word, once; stepping down leaves what was said", async () => {
    const { deps, hold, lastSecret, database, entry } = await setUp();
    const fiche = await entry();
    const { holder, secret } = await hold();
    await hold("dominique@recyclerie.example", "Dominique");
    assert.equal((await holdersOf(database.read, fiche.id)).length, 2);
    await holders.stateValues(deps, holder, [{ field: "pitch", before: "On répare.", after: "On répare mieux." }]);

    await offerTransfer(deps, holder, "suite@recyclerie.example", false);
    const offer = await lastSecret("/porteur/accepter/");
    await transferOffered(deps, offer);
    assert.equal((await holdersOf(database.read, fiche.id)).length, 2, "opening the link accepts nothing");
    const path = await acceptTransfer(deps, offer, { name: "Sacha", role: "Présidente" });
    assert.match(path, /^\/ma-fiche\//);
    await assert.rejects(acceptTransfer(deps, offer, { name: "S", role: "P" }));
    await assert.rejects(holders.holderOfSecret(deps, secret));
    assert.deepEqual((await holdersOf(database.read, fiche.id)).map(({ name }) => name).sort(), ["Dominique", "Sacha"]);

    const sacha = await holders.holderOfSecret(deps, path.split("/").at(-1) ?? "");
    await holders.stepDown(deps, sacha);
    assert.equal((await holdersOf(database.read, fiche.id)).length, 1);
    assert.equal((await entry()).single.pitch?.value, "On répare mieux.");
  });

  test("a holder gives an opinion on what others propose on their fiche, and on no other", async () => {
    const { deps, hold, entry, database } = await setUp();
    const { holder } = await hold();
    const fiche = await entry();
    const change = { field: "stage" as const, before: "experimentation", after: "essaimage" };
    await corrections.propose(deps, fiche, proposed(fiche, "camille@exemple.fr", change), "camille@exemple.fr");
    const [correction = { id: "" }] = await correctionsBy(database.read, "camille@exemple.fr");
    await holders.giveOpinion(deps, holder, { correction: correction.id, verdict: "wrong", words: "Pas encore." });
    await holders.giveOpinion(deps, holder, { correction: correction.id, verdict: "right", words: "Si, en fait." });
    assert.deepEqual(
      (await opinionsOf(database.read, correction.id)).map(({ verdict, words }) => [verdict, words]),
      [["right", "Si, en fait."]],
    );
    const elsewhere = { ...holder, entry: "000000000000000" };
    await assert.rejects(
      holders.giveOpinion(deps, elsewhere, { correction: correction.id, verdict: "right", words: "" }),
      problem("holder/not-found"),
    );
  });

  test("who wants no letter is not among those to ask", async () => {
    const { deps, hold, database } = await setUp();
    const { holder } = await hold();
    assert.deepEqual(await holdersOf(database.read, holder.entry), [
      { email: CLAUDE, name: "Claude Le Bris", role: "Coordinateur" },
    ]);
    await holders.changeReach(deps, holder, { reach: "none", name: "Claude", role: "Coordinateur" });
    assert.deepEqual(await holdersOf(database.read, holder.entry), []);
  });

  test("a holder erased leaves nothing; made nobody's, leaves what was said", async () => {
    const { deps, hold, entry, database } = await setUp();
    const processing = holderProcessing(deps);
    const { holder } = await hold();
    await holders.stateValues(deps, holder, [{ field: "pitch", before: "On répare.", after: "On répare mieux." }]);
    assert.equal((await processing.held(database.read, CLAUDE)).length, 2);
    await database.transaction(async (trx) => processing.anonymise?.(trx, CLAUDE, RULING.at));
    assert.deepEqual(await processing.held(database.read, CLAUDE), []);
    assert.equal((await entry()).single.pitch?.value, "On répare mieux.");
    assert.doesNotMatch(JSON.stringify(await entry()), /Claude/);

    const other = await hold("d@recyclerie.example", "Dominique");
    await holders.stateValues(deps, other.holder, [{ field: "pitch", before: "On répare mieux.", after: "Dominique répare." }]);
    await database.transaction((trx) => processing.erase(trx, "d@recyclerie.example", RULING.at));
    assert.doesNotMatch(JSON.stringify(await entry()), /Dominique/);
    assert.deepEqual(await heldBy(database.read, "d@recyclerie.example"), []);
    assert.deepEqual(await correctionsByIds(database.read, [other.id]), []);
  });
});
