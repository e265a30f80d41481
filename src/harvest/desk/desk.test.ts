import assert from "node:assert/strict";
import { it } from "node:test";
import { allEntries } from "../../catalogue/index.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/valid-html.ts";
import { readMapping } from "../mapping/index.ts";
import { addPartner } from "../source.commands.ts";
import { mappingVersions } from "../source.store.ts";
import { type Answer, deskServer, type Visitor } from "./testing/desk-server.ts";

const CSV = `N°;Nom;Ville;CP;Sujets;Site;Description
1;Recyclerie de Morlaix;Morlaix;29600;réemploi, insertion;https://recyclerie.exemple;On répare, on donne, on apprend.
2;La Collecterie;Montreuil;93100;réemploi;https://collecterie.exemple;Une ressourcerie en ville.
3;L’Outilthèque;Romans-sur-Isère;26100;bricolage partagé;;Des outils pour tous.
`;

/** A page's text with plain spaces, so that tests are written with a keyboard. */
const plain = (html: string): string => html.replace(/[\u00a0\u202f]/g, " ");

/** Reads a page, and holds it to be valid whatever it shows. */
async function read(who: Visitor, url: string): Promise<string> {
  const page = await who.get(url);
  assert.equal(page.status, 200, `${url}: ${page.status} ${page.body.slice(0, 200)}`);
  await assertValidHtml(page.body);
  assertNoThirdParty(page.body);
  return plain(page.body);
}

async function refused(answer: Answer, words: RegExp): Promise<void> {
  assert.equal(answer.status, 422, answer.body.slice(0, 300));
  assert.match(plain(answer.body), words);
  await assertValidHtml(answer.body);
}

/** The index of a column in the form of a draft, and what it shows. */
function columnOf(page: string, name: string): { field: string; value: string; id: string } {
  const rows = page.split("<tr").filter((row) => row.includes(`<span class="column-name">${name}</span>`));
  const field = /name="(c\d+)"/.exec(rows[0] ?? "")?.[1] ?? "";
  const value =
    /<option value="([^"]*)" selected/.exec(rows[0] ?? "")?.[1] ??
    /<option selected value="([^"]*)"/.exec(rows[0] ?? "")?.[1] ??
    "";
  return { field, value, id: field.slice(1) };
}

/** What a browser would send of the form of a page: its fields as they stand. */
function formOf(page: string): Record<string, string | string[]> {
  const form: Record<string, string | string[]> = {};
  const text = (html: string) =>
    html.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  for (const [, name = "", options = ""] of page.matchAll(/<select[^>]*? name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option([^>]*)>/g)].map((match) => match[1] ?? "");
    const selected = chosen.find((attributes) => /\bselected\b/.test(attributes)) ?? chosen[0] ?? "";
    form[name] = text(/value="([^"]*)"/.exec(selected)?.[1] ?? "");
  }
  for (const [input] of page.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(input)?.[1];
    const value = text(/ value="([^"]*)"/.exec(input)?.[1] ?? "");
    if (!name || /type="file"/.test(input)) continue;
    if (!/type="(checkbox|radio)"/.test(input)) form[name] = value;
    else if (/ checked/.test(input)) form[name] = name === "identity" ? [...[form[name] ?? []].flat(), value] : value;
  }
  for (const [, name = "", value = ""] of page.matchAll(/<textarea[^>]*? name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g))
    form[name] = text(value).replaceAll("\n", "\r\n");
  return form;
}

eachDatabase("The source desk", (open) => {
  const setUp = async () => {
    const desk = await deskServer(await open());
    const partner = await addPartner(desk.deps, { name: "Réseau Réemploi" });
    const camille = await desk.editor(partner.id, "camille@exemple.fr");
    return { ...desk, partner, camille, base: `/espace/${partner.slug}` };
  };

  /** From a file to a draft: its address. */
  const give = async (who: Visitor, base: string, name = "adherents.csv", bytes: Uint8Array | string = CSV): Promise<string> => {
    const given = await who.send(`${base}/nouvelle`, { file: { name, bytes }, url: "" });
    assert.equal(given.status, 303, given.body.slice(0, 500));
    return given.location;
  };

  const publish = async (who: Visitor, draft: string, title = "Nos adhérents"): Promise<string> => {
    const done = await who.post(`${draft}/presentation`, {
      title,
      role: "innovations",
      why: "Des lieux de réemploi choisis par le réseau.",
      licence: "Licence Ouverte 2.0",
      rights: "1",
    });
    assert.equal(done.status, 303, done.body.slice(0, 500));
    return done.location;
  };

  const entriesOf = async (database: Awaited<ReturnType<typeof open>>) =>
    (await Array.fromAsync(allEntries(database.read))).flat();

  it("an administrator invites a partner; its data person signs in and finds the way", async () => {
    const { administrator, mails, signIn } = await setUp();
    const admin = await administrator();
    assert.match(await read(admin, "/espace"), /Inviter un réseau partenaire/);
    await refused(
      await admin.post("/espace", { name: "", url: "pas une adresse", email: "x" }),
      /Donnez le nom de l’organisation/,
    );
    const done = await admin.post("/espace", { name: "Tiers-lieux de l’Ouest", email: "dominique@exemple.fr" });
    assert.equal(done.location, "/espace/tiers-lieux-de-l-ouest");
    const [mail = ""] = await mails();
    const link = /http:\/\/localhost:3000\/connexion\/[\w-]+/.exec(mail.replaceAll("=\r\n", ""))?.[0] ?? "";
    const dominique = await signIn(link);
    const home = await read(dominique, "/espace");
    assert.match(home, /Tiers-lieux de l’Ouest/);
    assert.doesNotMatch(home, /Réseau Réemploi|Inviter un réseau partenaire/);
    assert.match(await read(dominique, "/espace/tiers-lieux-de-l-ouest"), /dominique@exemple\.fr/);
    await read(dominique, "/espace/tiers-lieux-de-l-ouest/nouvelle");
  });

  it("a file becomes a source: recognised, corrected, previewed, published, up to date", async () => {
    const { camille, base, work, deps } = await setUp();
    const draft = await give(camille, base);
    const page = await read(camille, draft);
    assert.match(page, /Recyclerie de Morlaix/);
    assert.match(page, /point-virgule/);
    assert.equal(columnOf(page, "Nom").value, "title");
    assert.equal(columnOf(page, "Ville").value, "places.commune");

    // A word of theirs meets one of ours; the description becomes the answer to the need.
    const changed = await camille.post(draft, {
      ...formOf(page),
      [columnOf(page, "Sujets").field]: "themes",
      [columnOf(page, "Description").field]: "description.solution",
      act: "preview",
    });
    assert.equal(changed.location, `${draft}#apercu`, changed.body.slice(0, 400));
    const again = await read(camille, draft);
    assert.match(again, /bricolage partagé/);
    const word = Object.entries(formOf(again)).find(([, value]) => value === "themes:bricolage partagé")?.[0] ?? "";
    assert.match(word, /^w\d+$/);
    const kept = await camille.post(draft, { ...formOf(again), [word.replace("w", "a")]: "unclassified", act: "words" });
    assert.equal(kept.location, `${draft}#mots`, kept.body.slice(0, 400));
    assert.doesNotMatch(await read(camille, draft), /value="themes:bricolage partagé"/);

    const next = await camille.post(draft, { ...formOf(await read(camille, draft)), act: "next" });
    assert.equal(next.location, `${draft}/presentation`, next.body.slice(0, 400));
    assert.match(await read(camille, next.location), /3 fiches dans/);
    await refused(await camille.post(next.location, { title: "", role: "innovations" }), /Cochez la case/);
    const source = await publish(camille, draft);
    assert.equal(source, `${base}/nos-adherents`);
    assert.match(await read(camille, source), /en attente de son tour/);
    assert.equal((await camille.get(draft)).status, 404, "a draft is published once");

    await work();
    const after = await read(camille, source);
    assert.match(after, /<strong>3<\/strong> <span>nouvelles/);
    assert.match(after, /à jour/);
    const entries = await entriesOf(deps.database);
    assert.equal(entries.length, 3);
    const morlaix = entries.find((entry) => entry.single.title.value === "Recyclerie de Morlaix");
    assert.equal(morlaix?.single["description.solution"]?.value, "On répare, on donne, on apprend.");
    const yaml = await camille.get(`${source}/correspondance/1.yaml`);
    assert.match(String(yaml.headers["content-disposition"]), /nos-adherents-1\.yaml/);
    const mapping = readMapping(yaml.body);
    assert.equal(mapping.source, "nos-adherents");
    assert.deepEqual(mapping.alignments, { themes: { "bricolage partagé": "unclassified" } });
  });

  it("pressing twice makes one source", async () => {
    const { camille, base, deps } = await setUp();
    const draft = await give(camille, base);
    const answers = { title: "Une", role: "places", why: "Parce que.", licence: "ODbL 1.0", rights: "1" };
    const [first, second] = await Promise.all([
      camille.post(`${draft}/presentation`, answers),
      camille.post(`${draft}/presentation`, answers),
    ]);
    assert.deepEqual([first.status, second.status].sort(), [303, 404]);
    assert.equal((await deps.database.read.selectFrom("source").select("id").execute()).length, 1);
    assert.equal((await deps.database.read.selectFrom("job").select("id").execute()).length, 1);
  });

  it("what was misread is read again as the person says; their choices stay when the columns are the same", async () => {
    const { camille, base } = await setUp();
    const text = "Export du 3 mars\nNom;Ville\nLe Café;Quimper\nLa Halle;Brest\nL’Atelier;Morlaix\n";
    const draft = await give(camille, base, "export.csv", Buffer.from(text, "latin1"));
    const page = await read(camille, draft);
    const reread = await camille.post(draft, { ...formOf(page), headerRow: "2", encoding: "windows-1252", act: "reread" });
    assert.equal(reread.status, 303, reread.body.slice(0, 400));
    assert.match(await read(camille, draft), /Le Café/);
    const bad = await camille.post(draft, { ...formOf(await read(camille, draft)), encoding: "inconnu", act: "reread" });
    await refused(bad, /Ce réglage ne convient pas/);
    assert.match(await read(camille, draft), /Le Café/);
  });

  it("a table without titles is read from its first line, now and at each update", async () => {
    const { camille, base, work, deps } = await setUp();
    const text = "Nom du lieu;Commune;Site\nLa Halle;Brest;https://halle.exemple\nLe Café;Quimper;https://cafe.exemple\n";
    const draft = await give(camille, base, "sans-titres.csv", text);
    const reread = await camille.post(draft, { ...formOf(await read(camille, draft)), headerRow: "0", act: "reread" });
    assert.equal(reread.status, 303, reread.body.slice(0, 400));
    const page = await read(camille, draft);
    assert.match(page, /colonne 1/);
    const named = { [columnOf(page, "colonne 1").field]: "title", [columnOf(page, "colonne 2").field]: "places.commune" };
    await camille.post(draft, { ...formOf(page), ...named, identity: [columnOf(page, "colonne 1").id], act: "preview" });
    assert.match(await read(camille, draft), /3 fiches lisibles/);
    await publish(camille, draft);
    await work();
    const titles = (await entriesOf(deps.database)).map((entry) => entry.single.title.value);
    assert.deepEqual(titles.toSorted(), ["La Halle", "Le Café", "Nom du lieu"]);
  });

  it("the text wins over the table; a mistake in it is told by line, and nothing is lost", async () => {
    const { camille, base } = await setUp();
    const draft = await give(camille, base);
    const page = await read(camille, draft);
    const form = formOf(page);
    const text = String(form.yaml);
    const wrong = await camille.post(draft, { ...form, yaml: text.replace("title: Nom", "titre: Nom"), act: "yaml" });
    await refused(wrong, /ligne \d+, caractère \d+/);
    assert.match(wrong.body, /titre: Nom/, "what was typed comes back");
    const right = await camille.post(draft, {
      ...form,
      [columnOf(page, "Ville").field]: "",
      yaml: text.replace("title: Nom", "title: [Nom, Ville]"),
      act: "yaml",
    });
    assert.equal(right.location, `${draft}#texte`, right.body.slice(0, 400));
    assert.deepEqual(readMapping(String(formOf(await read(camille, draft)).yaml)).fields.title, ["Nom", "Ville"]);
  });

  it("a choice that cannot be followed is said beside its column", async () => {
    const { camille, base } = await setUp();
    const draft = await give(camille, base);
    const page = await read(camille, draft);
    const answer = await camille.post(draft, { ...formOf(page), [columnOf(page, "Nom").field]: "", act: "next" });
    await refused(answer, /« Nom » donne le titre/);
  });

  it("a new version of the file with the same columns updates at once; with others a person looks first", async () => {
    const { camille, base, work, deps } = await setUp();
    const source = await publish(camille, await give(camille, base));
    await work();
    const more = `${CSV}4;La Ressource;Brest;29200;réemploi;;Nouvelle.\n`;
    const same = await camille.send(`${source}/fichier`, { file: { name: "adherents-2.csv", bytes: more }, url: "" });
    assert.equal(same.location, source, same.body.slice(0, 400));
    await work();
    assert.equal((await entriesOf(deps.database)).length, 4);

    const other = more.replace("Description", "Résumé").replace("CP", "Code postal");
    const changed = await camille.send(`${source}/fichier`, { file: { name: "adherents-3.csv", bytes: other }, url: "" });
    assert.match(changed.location, /\/preparation\//);
    const page = await read(camille, changed.location);
    assert.match(page, /n’a pas les mêmes colonnes/);
    assert.match(page, /Ont disparu[\s\S]*« CP »/);
    assert.match(page, /Sont nouvelles[\s\S]*« Code postal »/);
    await work();
    assert.match(await read(camille, source), /adherents-2\.csv/, "nothing changed meanwhile");

    assert.match(page, /«\s*Code postal\s*» prend la suite de «\s*CP\s*»/);
    assert.match(String(formOf(page).yaml), /postcode: Code postal/);

    const form = { ...formOf(page), act: "publish" };
    const published = await camille.post(changed.location, form);
    assert.equal(published.location, source, published.body.slice(0, 400));
    await work();
    const after = await read(camille, source);
    assert.match(after, /adherents-3\.csv/);
    assert.match(after, /version 2/);
    assert.equal((await entriesOf(deps.database)).length, 4);
  });

  it("the mapping is looked at again, imported, and every version stays", async () => {
    const { camille, base, work, deps, partner } = await setUp();
    const source = await publish(camille, await give(camille, base));
    await work();
    const revision = await camille.post(`${source}/correspondance`);
    assert.match(revision.location, /\/preparation\//);
    const page = await read(camille, revision.location);
    await camille.post(revision.location, { ...formOf(page), [columnOf(page, "Site").field]: "url", act: "next" });
    assert.match(await read(camille, `${revision.location}/presentation`), /Enregistrer et mettre à jour/);
    await publish(camille, revision.location);
    const yaml = (await camille.get(`${source}/correspondance/2.yaml`)).body;
    assert.equal(readMapping(yaml).fields.url, "Site");

    const same = await camille.send(`${source}/correspondance/fichier`, {
      yaml: { name: "carte.yaml", bytes: `# relu\n${yaml}` },
    });
    assert.equal(same.location, `${source}#correspondance`);
    const versions = await mappingVersions(deps.database.read, (await sourceId(deps, "nos-adherents")) ?? "");
    assert.deepEqual(
      versions.map(({ version }) => version),
      [3, 2, 1],
    );
    assert.match(versions[0]?.yaml ?? "", /^# relu/, "comments are kept");
    const wrong = await camille.send(`${source}/correspondance/fichier`, { yaml: { name: "x.yaml", bytes: "source: [" } });
    await refused(wrong, /ligne \d+/);
    await refused(
      await camille.send(`${source}/correspondance/fichier`, { yaml: { name: "", bytes: "" } }),
      /Choisissez un fichier YAML/,
    );
    assert.equal(partner.slug, readMapping(yaml).partner);
  });

  it("an update is asked once, and stopped when asked", async () => {
    const { camille, base, work } = await setUp();
    const source = await publish(camille, await give(camille, base));
    await camille.post(`${source}/mise-a-jour`);
    assert.match(await read(camille, source), /Arrêter la mise à jour/);
    await camille.post(`${source}/arret`);
    await work();
    assert.match(await read(camille, source), /pas encore lancée/);
    await camille.post(`${source}/mise-a-jour`);
    await work();
    assert.match(await read(camille, source), /à jour/);
  });

  it("words, people and presentation are changed; who is removed has no access any more", async () => {
    const { camille, base, editor, partner } = await setUp();
    const other = await editor(partner.id, "alex@exemple.fr");
    assert.equal((await other.get(base)).status, 200);
    await refused(await camille.post(`${base}/personnes`, { email: "alex" }), /n’est pas une adresse électronique/);
    const page = await read(camille, base);
    const [, account = ""] = /name="account" value="([^"]+)"[\s\S]*?Retirer alex@exemple\.fr/.exec(page) ?? [];
    await camille.post(`${base}/personnes/retrait`, { account });
    assert.equal((await other.get(base)).status, 403);
    await refused(await camille.post(base, { name: "", url: "" }), /Donnez le nom/);
    await camille.post(base, { name: "Réseau du réemploi", description: "Deux phrases.", url: "https://reemploi.exemple" });
    assert.match(await read(camille, "/reseau/reseau-reemploi"), /Réseau du réemploi/);

    const source = await publish(camille, await give(camille, base));
    await refused(await camille.post(source, { title: "", why: "", role: "places", licence: "" }), /Donnez un titre/);
    await camille.post(source, {
      title: "Autre titre",
      why: "Pour voir.",
      role: "places",
      licence: "autre",
      otherLicence: "CC BY-NC",
    });
    assert.match(await read(camille, source), /Autre titre[\s\S]*CC BY-NC/);
  });

  it("nobody reaches what is another partner's", async () => {
    const { camille, visitor, base, deps, editor } = await setUp();
    const stranger = await addPartner(deps, { name: "Un autre réseau" });
    const alex = await editor(stranger.id, "alex@exemple.fr");
    const draft = await give(camille, base);
    const source = await publish(camille, await give(camille, base));
    const paths = [base, `${base}/nouvelle`, draft, `${draft}/presentation`, source, `${source}/correspondance/1.yaml`];
    for (const path of paths) {
      assert.equal((await alex.get(path)).status, 403, path);
      assert.equal((await visitor.get(path)).status, 403, path);
    }
    const acts = [base, draft, `${draft}/abandon`, `${draft}/presentation`, `${base}/personnes`, `${base}/personnes/retrait`];
    const sourceActs = ["", "/mise-a-jour", "/arret", "/correspondance"].map((act) => source + act);
    for (const path of [...acts, ...sourceActs]) assert.equal((await alex.post(path, {})).status, 403, path);
    const file = { file: { name: "a.csv", bytes: CSV }, url: "" };
    for (const path of [`${base}/nouvelle`, `${source}/fichier`, `${source}/correspondance/fichier`])
      assert.equal((await alex.send(path, file)).status, 403, path);
    // The draft and the source of one partner under the address of another.
    const own = `/espace/${stranger.slug}`;
    for (const path of [draft.replace(base, own), source.replace(base, own)])
      assert.equal((await alex.get(path)).status, 404, path);
    assert.equal((await camille.post("/espace", { name: "Moi aussi" })).status, 403);
    assert.match(await read(camille, draft), /Recyclerie/, "the draft is still there");
  });

  it("a path on this machine is never read for a person", async () => {
    const { camille, base } = await setUp();
    for (const url of ["/etc/passwd", "file:///etc/passwd", "ftp://exemple.fr/a.csv"])
      await refused(await camille.send(`${base}/nouvelle`, { url }), /commence par https:\/\//);
    const named = await give(camille, base, "../../etc/passwd\u0000.csv");
    assert.match(await read(camille, named), /class="file-name">passwd\.csv</);
  });

  it("a draft is given up: nothing stays, not even its document", async () => {
    const { camille, base, deps } = await setUp();
    const draft = await give(camille, base);
    const row = await deps.database.read.selectFrom("source_draft").select("document").executeTakeFirstOrThrow();
    assert.ok(deps.raw.has(row.document));
    await camille.post(`${draft}/abandon`);
    assert.equal((await camille.get(draft)).status, 404);
    assert.ok(!deps.raw.has(row.document));
  });
});

async function sourceId({ database }: { database: Awaited<ReturnType<typeof deskServer>>["deps"]["database"] }, slug: string) {
  return (await database.read.selectFrom("source").select("id").where("slug", "=", slug).executeTakeFirst())?.id;
}
