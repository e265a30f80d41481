import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Database, migrate, openDatabase } from "../../platform/database.ts";
import { assertValidHtml } from "../../web/testing/valid-html.ts";
import { workbookFiles, zip } from "../formats/testing/workbook.ts";
import { addPartner } from "../source.commands.ts";
import { deskServer, type Visitor } from "./testing/desk-server.ts";

const plain = (html: string): string => html.replace(/[\u00a0\u202f]/g, " ");

/** What the partner's web server answers, by path. */
const ANSWERS: Record<string, RequestListener> = {
  "/page": (_request, reply) =>
    reply.setHeader("content-type", "text/html").end("<!doctype html><html><body><h1>Nos données</h1>"),
  "/panne": (_request, reply) => reply.writeHead(500).end("erreur interne"),
  "/absent": (_request, reply) => reply.writeHead(404).end(),
  "/lent": (_request, reply) => void reply.writeHead(200).write("nom;ville\n"),
  "/coupe": (_request, reply) => {
    reply.writeHead(200, { "content-length": "1000" }).write("nom;ville\n");
    setTimeout(() => reply.destroy(), 20);
  },
  "/liste.csv": (_request, reply) => reply.end("nom;ville\nLa Halle;Brest\n"),
};

const notFound: RequestListener = (_request, reply) => reply.writeHead(404).end();

describe("what people and servers really send", () => {
  let database: Database;
  let partnerServer: Server;
  let camille: Visitor;
  let base: string;
  let host: string;

  before(async () => {
    database = await openDatabase({ file: join(mkdtempSync(join(tmpdir(), "essaim-bad-")), "essaim.sqlite") });
    await migrate(database, (await import("../../app/migrations/index.ts")).migrations);
    partnerServer = createServer((request, reply) => (ANSWERS[request.url ?? ""] ?? notFound)(request, reply));
    await new Promise<void>((resolve) => partnerServer.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(partnerServer.address() as AddressInfo).port}`;
    const desk = await deskServer(database, { allowHosts: [host], idleMs: 300 });
    const partner = await addPartner(desk.deps, { name: "Réseau" });
    camille = await desk.editor(partner.id, "camille@exemple.fr");
    base = `/espace/${partner.slug}`;
  });
  after(async () => {
    partnerServer.closeAllConnections();
    partnerServer.close();
    await database.close();
  });

  /** The page shown after a file or an address is given. */
  const give = async (given: { name: string; bytes: Uint8Array | string } | string) => {
    const form = typeof given === "string" ? { url: given } : { file: given, url: "" };
    const answer = await camille.send(`${base}/nouvelle`, form);
    const page = answer.status === 303 ? await camille.get(answer.location) : answer;
    await assertValidHtml(page.body);
    return { taken: answer.status === 303, status: page.status, text: plain(page.body), draft: answer.location };
  };

  const refusedWith = async (given: Parameters<typeof give>[0], words: RegExp) => {
    const { taken, status, text } = await give(given);
    assert.deepEqual({ taken, status }, { taken: false, status: 422 });
    assert.match(text, words);
    assert.equal((await database.read.selectFrom("source_draft").select("id").execute()).length, 0, "nothing is kept");
  };

  const discard = (draft: string) => camille.post(`${draft}/abandon`);

  const taken = async (given: Parameters<typeof give>[0], ...words: RegExp[]) => {
    const page = await give(given);
    assert.ok(page.taken, page.text.slice(0, 500));
    assert.equal(page.status, 200);
    for (const word of words) assert.match(page.text, word);
    await discard(page.draft);
  };

  it("nothing at all", () => refusedWith({ name: "", bytes: "" }, /Choisissez un fichier, ou donnez une adresse/));
  it("an empty file", () => refusedWith({ name: "vide.csv", bytes: "" }, /« vide\.csv » est vide/));
  it("a file of blank lines", () => refusedWith({ name: "blanc.csv", bytes: "\n\n  \n" }, /vide|Aucune colonne|titres/));
  it("a PDF", () => refusedWith({ name: "liste.csv", bytes: "%PDF-1.7\n%âãÏÓ\n1 0 obj" }, /PDF/));
  it("an old Excel file", () =>
    refusedWith({ name: "liste.xls", bytes: Buffer.from("d0cf11e0a1b11ae1".padEnd(1024, "0"), "hex") }, /Excel/));
  it("a picture", () => refusedWith({ name: "photo.csv", bytes: Buffer.from("89504e470d0a1a0a0000000d", "hex") }, /image/i));
  it("a web page at an address", () => refusedWith(`http://${host}/page`, /page web/));
  it("an address that fails", () => refusedWith(`http://${host}/panne`, /code 500/));
  it("an address that is not there", () => refusedWith(`http://${host}/absent`, /code 404/));
  it("an address that stops sending", () => refusedWith(`http://${host}/lent`, /n'a rien envoyé|n’a rien envoyé/));
  it("an address cut in the middle", () => refusedWith(`http://${host}/coupe`, /interrompu/));
  it("private addresses", async () => {
    for (const url of [
      "http://127.0.0.1:1/a.csv",
      "http://localhost:1/a.csv",
      "http://169.254.169.254/latest",
      "http://[::1]:1/",
      "http://10.0.0.1/",
    ])
      await refusedWith(url, /adresse privée/);
  });
  it("an address with a password", () => refusedWith("https://moi:secret@exemple.fr/a.csv", /nom ou un mot de passe/));
  it("a file and an address", async () => {
    const answer = await camille.send(`${base}/nouvelle`, {
      file: { name: "a.csv", bytes: "nom\nA\n" },
      url: "https://exemple.fr/a.csv",
    });
    assert.equal(answer.status, 422);
    assert.match(plain(answer.body), /pas les deux/);
  });
  it("a file whose rows do not fit its titles", () => {
    const header = Array.from({ length: 20 }, (_, n) => `colonne${n}`).join(",");
    const rows = Array.from({ length: 30 }, (_, n) => Array.from({ length: 8 + (n % 6) }, () => "x").join(",")).join("\n");
    return refusedWith({ name: "decale.csv", bytes: `${header}\n${rows}\n` }, /ligne/i);
  });
  it("a workbook that would unfold for ever", () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></is></c></row>'.repeat(
      3_000_000,
    );
    const bomb = zip(workbookFiles([{ name: "Feuille", rows }]));
    return refusedWith({ name: "bombe.xlsx", bytes: bomb }, /Mo|bombe|volumineux/);
  });

  it("a list at an address is read, and will be again", () => taken(`http://${host}/liste.csv`, /La Halle/, /1 fiche lisible/));
  it("one column is enough", () => taken({ name: "noms.csv", bytes: "Nom\nLa Halle\nLe Café\n" }, /2 fiches lisibles/));
  it("repeated titles are told apart", () =>
    taken({ name: "double.csv", bytes: "nom;ville;ville\nLa Halle;Brest;Paris\n" }, /ville \(2\)/));
  it("UTF-16, as a spreadsheet exports it", () =>
    taken({ name: "utf16.txt", bytes: Buffer.from("\ufeffNom\tVille\nL’Étape\tOrléans\n", "utf16le") }, /L’Étape/, /UTF-16/));
  it("one ragged row costs one row", () =>
    taken({ name: "a.csv", bytes: `nom;ville\n${"La Halle;Brest\n".repeat(30)}Le Café;Quimper;trop\n` }, /Ligne 32/i));
  it("scripts in cells and names stay text", async () => {
    const nasty = '"><script>alert(1)</script>';
    const page = await give({
      name: `${nasty}.csv`,
      bytes: `nom;${nasty.replaceAll('"', "")}\n=HYPERLINK(1);<img src=x onerror=alert(1)>\n`,
    });
    assert.ok(page.taken, page.text.slice(0, 300));
    assert.doesNotMatch(page.text, /<script>alert|<img src=x/);
    await discard(page.draft);
  });
  it("names that programs use", async () => {
    const page = await give({ name: "a.csv", bytes: "nom;__proto__;constructor\nLa Halle;a;b\n" });
    assert.ok(page.taken, page.text.slice(0, 300));
    const columns = /name="columns" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const answer = await camille.post(page.draft, { columns, c1: "pitch", c2: "keywords", act: "preview" });
    assert.match(plain(answer.body), /« __proto__ » ne peut pas être utilisée ainsi/);
    await discard(page.draft);
  });
  it("a form made by hand changes nothing it should not", async () => {
    const page = await give({ name: "a.csv", bytes: "nom;ville\nLa Halle;Brest\n" });
    const columns = /name="columns" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const forms: Record<string, string | string[]>[] = [
      { act: "rien" },
      { columns, c99: "title", identity: ["-1", "999", "x"] },
      { columns, kind: "démon", w0: "themes:x", a0: "inconnu", w1: "rien", w2: "kinds:y", a2: "nulle-part" },
    ];
    const stale = await camille.post(page.draft, { columns: "faux", c0: "" });
    assert.equal(stale.status, 422);
    assert.match(plain(stale.body), /relu entre-temps dans une autre fenêtre/);
    for (const form of forms) assert.equal((await camille.post(page.draft, form)).status, 303, JSON.stringify(form));
    assert.match(plain((await camille.get(page.draft)).body), /1 fiche lisible/);
    await discard(page.draft);
  });
});
