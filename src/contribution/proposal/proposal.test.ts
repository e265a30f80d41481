import assert from "node:assert/strict";
import { it } from "node:test";
import { entryById } from "../../catalogue/index.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { answerQuestion, begin, type ProposalServer, proposalServer } from "../testing/proposal-server.ts";
import { forgetOld } from "./forget.commands.ts";
import { proposalProcessing } from "./proposal.processing.ts";
import { findProposal } from "./proposal.store.ts";

const RULING = { at: "2026-11-23T09:00:00.000Z", by: "account:someone" };

/** The least that can be sent. */
async function fill(site: ProposalServer, base: string, { title = "Le Fournil partagé", email = "camille@exemple.fr" } = {}) {
  await answerQuestion(site, base, "nom", { title });
  await answerQuestion(site, base, "phrase", { pitch: "Des voisins cuisent leur pain dans un même four." });
  await answerQuestion(site, base, "lieu", { ou: "place", commune: "29600", adresse: "3 rue du Four" });
  await answerQuestion(site, base, "vous", { email, name: "Camille Le Goff", signer: "1" });
}

const secretIn = (text: string, path: string): string => new RegExp(`${path}/([\\w-]{43})`).exec(text)?.[1] ?? "";

/** From the first word to the private page. @returns its address, and the id of the proposal. */
async function sent(site: ProposalServer, options: Parameters<typeof fill>[2] = {}) {
  const base = await begin(site);
  await fill(site, base, options);
  await site.post(`${base}/envoi`, {});
  const [letter] = await site.mails();
  const { location } = await site.post(`/contribuer/confirmer/${secretIn(letter?.text ?? "", "confirmer")}`);
  const follow = location.replace(/\?.*/, "");
  const data = JSON.parse((await site.get(`${follow}/donnees.json`)).body) as { contribution: string };
  return { follow, id: data.contribution, edit: follow.replace("/ma-contribution/", "/contribuer/") };
}

const accept = (site: ProposalServer, id: string) =>
  site.deps.database.transaction((trx) => site.desk.accept(trx, id, { ...RULING, message: "Merci, Camille." }));

eachDatabase("proposing a fiche", (open) => {
  it("goes from the first word to the fiche, and its author is told at each step", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const base = await begin(site);
    assert.match(base, /^\/contribuer\/[\w-]{43}$/);
    await fill(site, base);
    assert.match((await site.get(`${base}/apercu`)).body, /Le Fournil partagé/);

    const { location } = await site.post(`${base}/envoi`, {});
    assert.match((await site.get(location)).body, /camille@exemple\.fr/);
    const [letter] = await site.mails();
    assert.equal(letter?.to, "camille@exemple.fr");
    const confirm = `/contribuer/confirmer/${secretIn(letter?.text ?? "", "confirmer")}`;
    // A mail scanner opens the link: nothing happens.
    assert.equal((await site.get(confirm)).status, 200);
    assert.equal((await site.get(confirm)).status, 200);
    const confirmed = await site.post(confirm);
    assert.equal(confirmed.status, 303);
    assert.equal((await site.post(confirm)).status, 410, "the link serves once");
    assert.equal((await site.get(`${base}/nom`)).status, 410, "the draft's address is closed");

    const thanks = await site.get(confirmed.location);
    assert.match(thanks.body, /Merci/);
    const follow = confirmed.location.replace(/\?.*/, "");
    const { contribution: id } = JSON.parse((await site.get(`${follow}/donnees.json`)).body) as { contribution: string };
    await accept(site, id);
    const mails = await site.mails();
    assert.match(mails[0]?.text ?? "", /Merci, Camille\./);
    const page = await site.get(follow);
    assert.match(page.body, /En ligne/);
    const proposal = await findProposal(database.read, id);
    const entry = await entryById(database.read, proposal?.entry ?? "");
    assert.equal(entry?.single.title.value, "Le Fournil partagé");
    assert.equal(entry?.lists.places?.[0]?.value.insee, "29151");
    assert.equal(entry?.lists.places?.[0]?.value.address, "3 rue du Four");
    assert.match(mails[0]?.text ?? "", new RegExp(`/fiche/le-fournil-partage-${entry?.id}`));
  });

  it("keeps each answer when two windows answer the same question, and shows both", async () => {
    const site = await proposalServer(await open());
    const base = await begin(site);
    const first = (await site.get(`${base}/nom`)).body;
    await answerQuestion(site, base, "nom", { title: "Celle de la seconde fenêtre" });
    const mark = /name="repere" value="([0-9a-f]*)"/.exec(first)?.[1] ?? "";
    const conflict = await site.post(`${base}/nom`, { repere: mark, title: "Celle de la première" });
    assert.equal(conflict.status, 409);
    assert.match(conflict.body, /Celle de la seconde fenêtre/);
    assert.match(conflict.body, /Celle de la première/);
    assert.match((await site.get(`${base}/nom`)).body, /Celle de la seconde fenêtre/, "nothing was overwritten");
    const again = /name="repere" value="([0-9a-f]*)"/.exec(conflict.body.slice(conflict.body.indexOf("both")))?.[1] ?? "";
    assert.equal((await site.post(`${base}/nom`, { repere: again, title: "Celle de la première" })).status, 303);
    // Sending the same form twice is no conflict.
    assert.equal((await site.post(`${base}/nom`, { repere: again, title: "Celle de la première" })).status, 303);
  });

  it("publishes a small change at once, and has a large one read first", async () => {
    const site = await proposalServer(await open());
    const { id, follow, edit } = await sent(site);
    await accept(site, id);
    await answerQuestion(site, edit, "besoin", { need: "Le boulanger est parti." });
    assert.match((await site.get(follow)).body, /ne sont pas encore partis/);
    await site.post(`${follow}/envoi`);
    const entryOf = async () => {
      const proposal = await findProposal(site.deps.database.read, id);
      return { proposal, entry: await entryById(site.deps.database.read, proposal?.entry ?? "") };
    };
    assert.equal((await entryOf()).entry?.single["description.need"]?.value, "Le boulanger est parti.");
    await answerQuestion(site, edit, "nom", { title: "Un tout autre nom" });
    await site.post(`${follow}/envoi`);
    const { proposal, entry } = await entryOf();
    assert.equal(proposal?.state, "waiting");
    assert.equal(entry?.single.title.value, "Le Fournil partagé", "the fiche stays as it was");
    await accept(site, id);
    assert.equal((await entryOf()).entry?.single.title.value, "Un tout autre nom");
    await site.deps.database.transaction((trx) => site.desk.reopen(trx, id, RULING));
    assert.equal((await entryOf()).entry?.single.title.value, "Le Fournil partagé", "the decision is taken back");
  });

  it("takes a first publication back whole when its decision is, and puts it back on the same fiche", async () => {
    const site = await proposalServer(await open());
    const { id } = await sent(site);
    await accept(site, id);
    const before = (await findProposal(site.deps.database.read, id))?.entry ?? "";
    await site.deps.database.transaction((trx) => site.desk.reopen(trx, id, RULING));
    assert.equal((await findProposal(site.deps.database.read, id))?.state, "waiting");
    await accept(site, id);
    assert.equal((await findProposal(site.deps.database.read, id))?.entry, before);
    assert.equal((await entryById(site.deps.database.read, before))?.single.title.value, "Le Fournil partagé");
  });

  it("refuses with an explanation, loses nothing, and takes it again", async () => {
    const site = await proposalServer(await open());
    const { id, follow, edit } = await sent(site);
    const message = "Il nous manque ce qu’elle change.\nPouvez-vous le dire ?";
    await site.deps.database.transaction((trx) => site.desk.refuse(trx, id, { ...RULING, message }));
    assert.match((await site.mails())[0]?.text ?? "", /Il nous manque ce qu’elle change\./);
    assert.match((await site.get(follow)).body, /Pouvez-vous le dire/);
    await answerQuestion(site, edit, "besoin", { need: "Plus de pain au village." });
    await site.post(`${follow}/envoi`);
    assert.equal((await findProposal(site.deps.database.read, id))?.state, "waiting");
  });

  it("is contested once when refused, with words that are kept when they are missing", async () => {
    const site = await proposalServer(await open());
    const { id, follow } = await sent(site);
    assert.equal((await site.post(`${follow}/contester`, { pourquoi: "Trop tôt" })).status, 409);
    // As the bureau does it: the room is told, the case is settled.
    const refuse = () =>
      site.deps.database.transaction(async (trx) => {
        await site.desk.refuse(trx, id, { ...RULING, message: "Il nous manque le lieu." });
        await trx.updateTable("moderation_case").set({ state: "refused" }).where("subject", "=", id).execute();
      });
    await refuse();
    assert.match((await site.get(follow)).body, /name="pourquoi"/);
    assert.equal((await site.post(`${follow}/contester`, { pourquoi: " " })).status, 422);
    assert.equal((await site.post(`${follow}/contester`, { pourquoi: "C’est dit dans la deuxième phrase." })).status, 303);
    assert.equal((await findProposal(site.deps.database.read, id))?.state, "waiting");
    await refuse();
    assert.equal((await site.post(`${follow}/contester`, { pourquoi: "Encore" })).status, 409);
  });

  it("is withdrawn at will, back within the hour, gone after it", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const { id, follow } = await sent(site);
    await accept(site, id);
    const entry = (await findProposal(database.read, id))?.entry ?? "";
    await site.post(`${follow}/retrait`);
    assert.equal((await site.post(`${follow}/retrait`)).status, 303, "twice is once");
    assert.match((await site.get(follow)).body, /Annuler le retrait/);
    await site.post(`${follow}/remise`);
    assert.equal((await entryById(database.read, entry))?.single.title.value, "Le Fournil partagé");
    await site.post(`${follow}/retrait`);
    const later = new Date(site.clock.now().getTime() + 2 * 3_600_000);
    await database.transaction((trx) => forgetOld(trx, site.deps, later));
    assert.equal(await entryById(database.read, entry), undefined);
    assert.equal((await site.get(follow)).status, 404);
    const left = await database.read.selectFrom("source_record_version").selectAll().where("remote_id", "=", id).execute();
    assert.deepEqual(left, []);
  });

  it("forgets drafts after a week without a visit, and never what was sent", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const base = await begin(site);
    const { follow } = await sent(site);
    const week = new Date(site.clock.now().getTime() + 8 * 86_400_000);
    await database.transaction((trx) => forgetOld(trx, site.deps, week));
    assert.equal((await site.get(`${base}/nom`)).status, 404);
    assert.equal((await site.get(follow)).status, 200);
  });

  it("shows a person what is held about them, makes it nobody's, or erases it", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const processing = proposalProcessing(site.deps);
    const one = await sent(site);
    await accept(site, one.id);
    const entry = (await findProposal(database.read, one.id))?.entry ?? "";
    assert.equal((await processing.held(database.read, "camille@exemple.fr")).length, 1);
    await database.transaction((trx) => processing.anonymise?.(trx, "camille@exemple.fr", RULING.at) ?? Promise.resolve());
    assert.deepEqual(await processing.held(database.read, "camille@exemple.fr"), []);
    assert.equal((await entryById(database.read, entry))?.single.title.value, "Le Fournil partagé");
    const versions = await database.read.selectFrom("source_record_version").select("body").execute();
    assert.equal(
      versions.some(({ body }) => body.includes("Camille")),
      false,
    );
    const two = await sent(site, { title: "La Grange aux outils", email: "claude@exemple.fr" });
    await accept(site, two.id);
    await database.transaction((trx) => processing.erase(trx, "claude@exemple.fr", RULING.at));
    assert.equal((await site.get(two.follow)).status, 404);
  });

  it("needs little, says what is missing, and keeps what was typed", async () => {
    const site = await proposalServer(await open());
    assert.equal((await site.post("/contribuer", {})).status, 422);
    const base = await begin(site, "official");
    const wrong = await answerQuestion(site, base, "lieu", { ou: "place", commune: "Saint-Machin-les-Oies", adresse: "Rue <b>" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /Saint-Machin-les-Oies/);
    assert.match(wrong.body, /Rue &lt;b>|Rue &lt;b&gt;/);
    assert.match((await site.get(`${base}/apercu`)).body, /indispensables/);
    assert.equal((await site.post(`${base}/envoi`, {})).status, 422);
    assert.equal((await site.get(`${base}/essaimage`)).status, 404, "an official is not asked what only holders know");
    assert.equal((await site.get("/contribuer/nimporte-quoi/nom")).status, 404);
    assert.equal((await site.post(`${base}/courrier`, { pour: "pas une adresse" })).status, 422);
    assert.equal((await site.post(`${base}/courrier`, { pour: "camille@exemple.fr" })).status, 303);
    const resume = secretIn((await site.mails())[0]?.text ?? "", "/contribuer");
    assert.equal((await site.get(`/contribuer/${resume}/suite`)).status, 302);
  });
});
