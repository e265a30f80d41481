import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeEntries, restoreRecord, retireRecord, undoMerge } from "../catalogue/index.ts";
import { fixedClock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { Mail } from "../platform/mail.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { sendDigests } from "./digest.commands.ts";
import { pauseFollow } from "./follow.commands.ts";
import { followProcessing } from "./follow.processing.ts";
import { followsOf, personByEmail } from "./follow.store.ts";
import { gatherNews } from "./gather.commands.ts";
import { type Draft, directory, erase, follow, followSearch, gatheringOn, harvest, instance } from "./testing/stories.ts";

const at = (commune: string, insee: string, lat: number, lon: number) => ({
  commune,
  insee,
  lat,
  lon,
  precision: "commune" as const,
});
const romans = at("Romans-sur-Isère", "26281", 45.046, 5.05);
const valence = at("Valence", "26362", 44.933, 4.892);
const morlaix = at("Morlaix", "29151", 48.578, -3.827);

type Told = { to: string; lines: string[]; mail: Mail };

/** A catalogue, and the letters that leave as the days go by. */
async function story(open: () => Promise<Database>) {
  const database = await open();
  const clock = fixedClock("2026-11-20T09:00:00Z", 1);
  const deps = { database, clock, instance, sources: async () => directory };
  const gathering = gatheringOn(database);
  const say = (drafts: Record<string, Draft>) => harvest(database, clock, drafts);
  /** What is told a day later. */
  async function told(): Promise<Told[]> {
    while ((await gatherNews(gathering)) > 0);
    clock.advance(25 * 3_600_000);
    await sendDigests(deps);
    const rows = await database.read.selectFrom("outgoing_mail").select("mail").orderBy("id").execute();
    await database.transaction((trx) => trx.deleteFrom("outgoing_mail").execute());
    return rows
      .map((row) => JSON.parse(row.mail) as Mail)
      .map((mail) => ({ to: mail.to, mail, lines: [...mail.text.matchAll(/^- (.*)$/gm)].map(([, line = ""]) => line) }));
  }
  const lines = async () => (await told()).flatMap(({ lines }) => lines);
  const idOf = async (title: string) => {
    const rows = await database.read.selectFrom("entry").select(["id", "body"]).execute();
    return rows.find(({ body }) => body.includes(`"${title}"`))?.id ?? "";
  };
  return { database, clock, deps, say, told, lines, idOf };
}

eachDatabase("Who follows a search is told of the fiches that answer it", (open) => {
  test("words, place, kind and facets together, as on the page; each fiche with its link, and why", async () => {
    const { deps, say, told } = await story(open);
    await say({ old: { title: "Jardin ancien", places: [romans] } });
    await followSearch(deps, "a@x.fr", "q=jardins&ou=com-26281&rayon=20&theme=alimentation");
    await say({
      here: { title: "Jardin nourricier", places: [valence], themes: ["circuits-courts"] },
      far: { title: "Jardin d’ailleurs", places: [morlaix], themes: ["circuits-courts"] },
      theme: { title: "Jardin sans thème", places: [romans] },
      word: { title: "Épicerie", places: [romans], themes: ["circuits-courts"] },
      kind: { title: "Jardin associatif", kind: "organisation", places: [romans], themes: ["circuits-courts"] },
    });
    const [letter, ...others] = await told();
    assert.equal(others.length, 0);
    assert.deepEqual(letter?.lines, ["Jardin nourricier – nouvelle fiche, Valence"]);
    assert.match(letter.mail.text, /http:\/\/essaim\.test\/fiche\/jardin-nourricier-\w{15}\n/);
    assert.match(
      letter.mail.text,
      /Parce que vous suivez la recherche «\u00a0jardins, à moins de 20\u00a0km de Romans-sur-Isère \(Drôme\), thème\u00a0: Alimentation et agriculture\u00a0»\./,
    );
    assert.match(letter.mail.unsubscribe ?? "", /\/desabonnement\/[\w-]{43}$/);
    assert.match(letter.mail.text, /\/desabonnement\/[\w-]{43}\/\w{15}\n/);
    assert.deepEqual(await told(), [], "once");
  });

  test("equivalents count; what is not wanted, a phrase, and words asked for exactly are respected", async () => {
    const { deps, say, told } = await story(open);
    await followSearch(deps, "equivalent@x.fr", "q=recyclerie");
    await followSearch(deps, "exact@x.fr", "q=recyclerie&mots=exacts");
    await followSearch(deps, "phrase@x.fr", `q=${encodeURIComponent('"mer de sable"')}`);
    await followSearch(deps, "without@x.fr", `q=${encodeURIComponent("ressourcerie -vélo")}`);
    await say({
      one: { title: "Ressourcerie de la mer" },
      two: { title: "Ressourcerie du vélo" },
      three: { title: "La mer de sable" },
      four: { title: "Du sable de mer" },
    });
    const byReader = new Map((await told()).map(({ to, lines }) => [to, lines.map((line) => line.split(" – ")[0]).sort()]));
    assert.deepEqual(Object.fromEntries([...byReader].sort()), {
      "equivalent@x.fr": ["Ressourcerie de la mer", "Ressourcerie du vélo"],
      "phrase@x.fr": ["La mer de sable"],
      "without@x.fr": ["Ressourcerie de la mer"],
    });
  });

  test("a fiche that was there and is found now; one that says something else; not one whose commas or links changed", async () => {
    const { deps, say, lines } = await story(open);
    await say({ a: { title: "Atelier" }, b: { title: "Le jardin", pitch: "On sème." } });
    await followSearch(deps, "a@x.fr", "q=jardin");
    await say({ a: { title: "Atelier", keywords: ["jardin"] }, b: { title: "Le jardin", pitch: "On sème, et on récolte." } });
    assert.deepEqual((await lines()).sort(), [
      "Atelier – répond désormais à votre recherche",
      "Le jardin – a changé\u00a0: accroche",
    ]);
    await say({
      a: { title: "Atelier", keywords: ["jardin", "outils"] },
      b: { title: "Le jardin", pitch: "On sème et on récolte !", links: [{ url: "https://jardin.example", rel: "home" }] },
    });
    assert.deepEqual(await lines(), [], "nothing worth telling");
    await say({ b: { title: "Le verger", pitch: "On récolte." } });
    assert.deepEqual(await lines(), [], "it does not answer any more");
    await say({ b: { title: "Le jardin", pitch: "On sème et on récolte !" } });
    assert.deepEqual(await lines(), [], "what was told already, come back");
    await say({ b: { title: "Le jardin clos", pitch: "On récolte." } });
    assert.deepEqual(await lines(), ["Le jardin clos – a changé\u00a0: titre et accroche"]);
  });

  test("fiches that become one, come apart, go and come back are no news; what they say afterwards is", async () => {
    const { database, clock, deps, say, lines, idOf } = await story(open);
    await say({ a: { title: "Jardin de la gare" }, b: { title: "Le jardin de la gare", pitch: "Un potager." } });
    await followSearch(deps, "a@x.fr", "q=jardin");
    const entries = [await idOf("Jardin de la gare"), await idOf("Le jardin de la gare")];
    const signed = () => ({ at: clock.now().toISOString(), by: "test", reason: "same" });
    const merged = await database.transaction((trx) => mergeEntries(trx, { entries, ...signed() }));
    assert.deepEqual(await lines(), []);
    await say({ b: { title: "Le jardin de la gare", pitch: "Un potager et des ruches." } });
    assert.equal((await lines()).length, 1);
    await database.transaction((trx) => undoMerge(trx, { act: merged?.act ?? "", ...signed() }));
    assert.deepEqual(await lines(), []);
    const record = () => ({ source: "s1", remoteId: "a", ...signed() });
    await database.transaction((trx) => retireRecord(trx, record()));
    assert.deepEqual(await lines(), []);
    await database.transaction((trx) => restoreRecord(trx, record()));
    assert.deepEqual(await lines(), []);
    await erase(database, clock, "b");
    await say({ b: { title: "Le jardin de la gare" } });
    assert.deepEqual(await lines(), [], "what was erased is not taken in again");
  });

  test("one line for a fiche, whatever it is news for; many of one source are a number, with where to see them", async () => {
    const { deps, say, told } = await story(open);
    await follow(deps, "a@x.fr", "theme:alimentation");
    await followSearch(deps, "a@x.fr", "q=jardin");
    await say({ one: { title: "Jardin", themes: ["circuits-courts"] } });
    const [letter] = await told();
    assert.equal(letter?.lines.length, 1);
    assert.match(
      letter.mail.text,
      /Parce que vous suivez «\u00a0Alimentation et agriculture\u00a0» et la recherche «\u00a0jardin\u00a0»/,
    );
    await say(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`few${i}`, { title: `Jardin ${i}` }])));
    assert.equal((await told())[0]?.lines.length, 20);
    await say(Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`many${i}`, { title: `Jardin clos ${i}` }])));
    const [crowd] = await told();
    assert.equal(crowd?.lines.length, 1);
    assert.match(crowd.lines[0] ?? "", /^Envie – 250\u00a0nouvelles fiches, dont/);
    assert.match(crowd.mail.text, /essaim\.test\/recherche\?q=jardin&tri=recent\n/);
  });

  test("a pause of one search holds its news back, and one letter tells them afterwards", async () => {
    const { database, deps, say, lines } = await story(open);
    await followSearch(deps, "a@x.fr", "q=jardin");
    const person = await personByEmail(database.read, "a@x.fr");
    const [one] = person ? await followsOf(database.read, person.id) : [];
    assert.ok(person && one);
    await pauseFollow(deps, person, one.id, true);
    await say({ a: { title: "Jardin" } });
    assert.deepEqual(await lines(), []);
    await pauseFollow(deps, person, one.id, false);
    assert.deepEqual(await lines(), ["Jardin – nouvelle fiche"]);
  });

  test("the same search is kept once; what nobody follows is forgotten, at once when somebody is erased", async () => {
    const { database, clock, deps } = await story(open);
    const kept = async () =>
      (await database.read.selectFrom("saved_search").select("parameters").execute()).map((row) => row.parameters);
    const one = await followSearch(deps, "a@x.fr", "page=3&q=jardin++&vue=carte&tri=recent&inconnu=1");
    assert.equal(await followSearch(deps, "b@x.fr", "q=jardin"), one);
    await followSearch(deps, "b@x.fr", `q=${encodeURIComponent("b@x.fr")}`);
    assert.deepEqual((await kept()).sort(), ["q=b%40x.fr", "q=jardin"]);
    const [, search] = await followProcessing.held(database.read, "b@x.fr");
    assert.equal(search?.label, "Vous suivez la recherche «\u00a0jardin\u00a0»");
    assert.deepEqual([search?.data["mots et choix de la recherche"], search?.href], ["q=jardin", "/recherche?q=jardin"]);
    await database.transaction((trx) => followProcessing.erase(trx, "b@x.fr", clock.now().toISOString()));
    assert.deepEqual(await kept(), ["q=jardin"]);
    await database.transaction((trx) => trx.updateTable("follow").set({ stopped_at: "2026-11-20T10:00:00.000Z" }).execute());
    await database.transaction(async (trx) => followProcessing.purge?.(trx, new Date("2027-02-01T00:00:00Z")));
    assert.deepEqual(await kept(), []);
  });
});
