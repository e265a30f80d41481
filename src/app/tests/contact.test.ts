import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import nodemailer from "nodemailer";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer as Server, type SMTPServer } from "smtp-server";
import { addAccount, INSTANCE } from "../../account/index.ts";
import { allEntries, type Entry, entryPath } from "../../catalogue/index.ts";
import { givenAway } from "../../engine/mail-relay/testing/readings.ts";
import { findPartner } from "../../harvest/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { assertValidHtml } from "../../web/testing/index.ts";
import { listenForRelay } from "../relay.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { accountDeps } from "../wiring/account.ts";
import { work } from "../worker.ts";

const DAY = 86_400_000;
const ASKER = "conseillere@plougasnou.example";
const REFERENT = "referent@reseau.example";

/** A mail server of the outside world: keeps what it is given. */
async function mailServer(): Promise<{ port: number; taken: { to: string; raw: Buffer }[]; server: SMTPServer }> {
  const taken: { to: string; raw: Buffer }[] = [];
  const server = new Server({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, raw: Buffer.concat(chunks) });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  return { port: typeof address === "object" && address ? address.port : 0, taken, server };
}

type Arrived = { to: string; raw: Buffer; mail: Email; text: string; link: string };

describe("a village councillor asks for contact, on a whole instance with its mail servers", () => {
  const clock = fixedClock("2026-11-22T09:00:00Z", 1);
  let instance: TestInstance;
  let outside: Awaited<ReturnType<typeof mailServer>>;
  let relay: Awaited<ReturnType<typeof listenForRelay>>;
  let entries: Entry[] = [];
  let seen = 0;

  before(async () => {
    outside = await mailServer();
    const settings = {
      ESSAIM_DEMO: "1",
      ESSAIM_SMTP_URL: `smtp://127.0.0.1:${outside.port}`,
      ESSAIM_RELAY_DOMAIN: "relais.example",
      ESSAIM_RELAY_PORT: "0",
      ESSAIM_REFERENT: "Camille <camille@instance.example>",
    };
    instance = await openInstance(settings, { clock });
    for await (const page of allEntries(instance.services.database.read, 400)) {
      const closed = ({ lists, kind }: Entry) =>
        kind === "innovation" && !lists.contacts?.some(({ value }) => value.openness === "open");
      entries = page.filter(closed);
      break;
    }
    relay = await listenForRelay(instance.services);
  });
  after(async () => {
    await relay?.close();
    await instance.close();
    outside.server.close();
  });

  const get = (url: string, headers: Record<string, string> = {}) => instance.server.inject({ url, headers });
  const post = (url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    instance.server.inject({
      method: "POST",
      url,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      payload: new URLSearchParams(fields).toString(),
    });

  /** Runs what waits in the background; the letters that arrived since the last time. */
  async function letters(time = false): Promise<Arrived[]> {
    if (time) await enqueue(instance.services.database.kysely, { queue: "introduction", payload: {} }, clock);
    await work(instance.services, new AbortController().signal, true);
    const fresh = outside.taken.slice(seen);
    seen = outside.taken.length;
    return Promise.all(
      fresh.map(async ({ to, raw }) => {
        const mail = await PostalMime.parse(raw);
        const text = (mail.text ?? "").replace(/\r\n/g, "\n");
        const link = /http:\/\/essaim\.test(\/mise-en-relation\/[\w/-]+)/.exec(text)?.[1] ?? "";
        return { to, raw, mail, text, link };
      }),
    );
  }
  const to = (found: readonly Arrived[], address: string): Arrived => {
    const letter = found.find((one) => one.to === address);
    assert.ok(letter, `no letter to ${address}, but to ${found.map((one) => one.to).join(", ")}`);
    return letter;
  };

  const answers = {
    name: "Soazig Le Bras",
    organisation: "Commune de Plougasnou",
    role: "elected",
    email: ASKER,
    why: "Nous voulons ouvrir une ressourcerie en mars et cherchons l’avis de qui l’a fait. 06 12 34 56 78",
    offer: "Un local, et une visite.",
    ouvert_le: "2026-11-22T08:50:00.000Z",
  };

  /** Asks about a fiche and confirms. @returns the letters that left then. */
  async function ask(entry: Entry, more: Record<string, string> = {}): Promise<Arrived[]> {
    const sent = await post(`${entryPath(entry)}/contact`, { ...answers, ...more });
    assert.equal(sent.statusCode, 200, sent.body);
    const confirm = to(await letters(), more.email ?? ASKER).link;
    const page = await get(confirm);
    assert.equal(page.statusCode, 200);
    await assertValidHtml(page.body);
    assert.equal((await letters()).length, 0, "opening the link sends nothing");
    assert.equal((await post(confirm)).statusCode, 303);
    assert.equal((await post(confirm)).statusCode, 303, "a second press leads to the same page");
    return letters();
  }

  const entryAt = (index: number): Entry => {
    const entry = entries[index];
    assert.ok(entry);
    return entry;
  };

  it("shows the way on each fiche, and says what is wrong without losing a word", async () => {
    const entry = entryAt(0);
    const fiche = await get(entryPath(entry));
    assert.ok(fiche.body.includes(`${entryPath(entry)}/contact`));
    const form = await get(`${entryPath(entry)}/contact`);
    await assertValidHtml(form.body);
    const wrong = await post(`${entryPath(entry)}/contact`, { ...answers, email: "personne", why: "court" });
    assert.equal(wrong.statusCode, 422);
    await assertValidHtml(wrong.body);
    assert.ok(wrong.body.includes("Soazig Le Bras") && wrong.body.includes("Un local, et une visite."));
    assert.equal((await letters()).length, 0);
  });

  it("reaches the instance's referent when nobody else is known, and opens a conversation that shows no address", async () => {
    const entry = entryAt(0);
    const left = await ask(entry);
    const told = to(left, ASKER);
    assert.match(told.text, /Qui l’a maintenant.: le référent d[e’]/);
    const asked = to(left, "camille@instance.example");
    assert.ok(asked.text.includes("Commune de Plougasnou") && !asked.text.includes("06 12"));
    assert.deepEqual(givenAway(asked.raw, [ASKER]), []);

    const page = await get(asked.link);
    await assertValidHtml(page.body);
    assert.equal(page.headers["referrer-policy"], "same-origin");
    assert.ok(!page.body.includes(ASKER));
    const refused = await post(`${asked.link}/accepter`, { name: "", how: "relay" });
    assert.equal(refused.statusCode, 422);
    await assertValidHtml(refused.body);
    assert.equal((await post(`${asked.link}/accepter`, { name: "Camille\r\nBcc: x@y.fr", how: "relay" })).statusCode, 303);
    assert.equal((await post(`${asked.link}/accepter`, { name: "Camille", how: "relay" })).statusCode, 303, "twice is once");
    const opened = await letters();
    assert.equal(opened.length, 2);
    const good = to(opened, ASKER);
    assert.deepEqual(givenAway(good.raw, ["camille@instance.example"]), []);

    // A message from the page.
    const nonce = /name="nonce" value="([^"]+)"/.exec((await get(good.link)).body)?.[1] ?? "";
    const message = { nonce, text: "Bonjour, écrivez-moi à soazig(at)plougasnou.example ou au 02 98 00 00 00." };
    assert.equal((await post(`${good.link}/message`, message)).statusCode, 303);
    assert.equal((await post(`${good.link}/message`, message)).statusCode, 303);
    const [received, ...more] = await letters();
    assert.ok(received && more.length === 0, "an impatient hand sends one message");
    assert.match(received.mail.from?.name ?? "", /^Soazig Le Bras via /);
    assert.match(received.mail.from?.address ?? "", /^[a-z0-9]{20}@relais\.example$/);
    assert.deepEqual(givenAway(received.raw, [ASKER, "soazig@plougasnou.example", "plougasnou.example"]), []);

    // An answer by mail, with all that mail programs add, arrives from an alias.
    const alias = received.mail.from?.address ?? "";
    const send = nodemailer.createTransport({ port: relay?.port ?? 0, host: "127.0.0.1", secure: false, ignoreTLS: true });
    const reply = {
      from: "Camille <camille@instance.example>",
      to: alias,
      replyTo: "camille.perso@gmail.example",
      messageId: "<abc@instance.example>",
      subject: "Re: Votre échange",
      text: `Avec plaisir, passez mardi.\n\nLe dim. 22 nov. 2026, Soazig <${alias}> a écrit :\n> ${ASKER}\n-- \nCamille\ncamille@instance.example`,
      attachments: [
        { filename: "camille@instance.example.vcf", content: "EMAIL:camille@instance.example", contentType: "text/vcard" },
        { filename: "plan.txt", content: "voir camille@instance.example" },
      ],
    };
    await send.sendMail(reply);
    await send.sendMail(reply);
    const [answer, ...others] = await letters();
    assert.ok(answer && others.length === 0, "a replayed letter is one");
    assert.equal(answer.to, ASKER);
    assert.ok(answer.text.includes("Avec plaisir, passez mardi."));
    assert.deepEqual(givenAway(answer.raw, ["camille@instance.example", "camille.perso@gmail.example", "instance.example"]), []);
    assert.deepEqual(
      answer.mail.attachments.map(({ filename }) => filename),
      ["plan.txt"],
    );
    const thread = await get(answer.link);
    await assertValidHtml(thread.body);
    // The foot of each page names the instance's referent: only what stands in the page itself is looked at.
    const said = /<main[\s\S]*<\/main>/.exec(thread.body)?.[0] ?? "";
    assert.ok(said.includes("Avec plaisir") && !said.includes("camille@instance"));

    // From another address: kept, told politely, passed on at its owner's word. Programs are not heard. Unknown aliases are refused.
    await send.sendMail({ from: "camille@ailleurs.example", to: alias, text: "C’est moi, depuis le téléphone." });
    const [held] = await letters();
    assert.equal(held?.to, "camille@instance.example");
    const heldPage = await get(held?.link ?? "");
    await assertValidHtml(heldPage.body);
    const id = /name="message" value="([^"]+)"/.exec(heldPage.body)?.[1] ?? "";
    assert.equal((await post(`${good.link}/garde`, { message: id, mine: "1" })).statusCode, 303);
    assert.equal((await letters()).length, 0, "the other side cannot speak in their place");
    await post(`${held?.link}/garde`, { message: id, mine: "1" });
    assert.ok(to(await letters(), ASKER).text.includes("depuis le téléphone"));
    await send.sendMail({
      from: "camille@instance.example",
      to: alias,
      text: "Absente",
      headers: { "Auto-Submitted": "auto-replied" },
    });
    await send.sendMail({ envelope: { from: "", to: alias }, from: "camille@instance.example", to: alias, text: "bounce" });
    assert.equal((await letters()).length, 0);
    await assert.rejects(send.sendMail({ ...reply, to: "inconnu@relais.example" }), /550/);
    await assert.rejects(send.sendMail({ ...reply, to: "quelquun@ailleurs.example" }), /550/);
    await assert.rejects(send.sendMail({ ...reply, text: "x".repeat(11_000_000) }), /552|size/i);

    // Consent, then what became of it, then the end.
    await post(`${good.link}/partager`);
    assert.ok(to(await letters(), "camille@instance.example").text.includes(ASKER));
    clock.advance(31 * DAY);
    const questions = await letters(true);
    assert.equal(questions.length, 2);
    const question = to(questions, ASKER);
    const outcome = await get(`${question.link}?reponse=oui`);
    await assertValidHtml(outcome.body);
    assert.match(outcome.body, /value="yes" checked/);
    const page_ = question.link.replace(/\/issue$/, "");
    assert.equal((await post(`${page_}/issue`, { outcome: "yes" })).statusCode, 303);
    assert.equal((await post(`${page_}/clore`)).statusCode, 303);
    assert.equal((await letters()).length, 1);
    const figures = await get("/mises-en-relation");
    await assertValidHtml(figures.body);
    assert.ok(figures.body.includes("moins de 5") && !figures.body.includes("Soazig"));
    clock.advance(91 * DAY);
    await assert.rejects(send.sendMail(reply), /550/);
  });

  it("goes to the referent of the partner that brought it, then up, and expires with a word", async () => {
    const entry = entryAt(1);
    const { services } = instance;
    const source = entry.sources[0]?.source ?? "";
    const row = await services.database.read
      .selectFrom("source")
      .select("partner")
      .where("id", "=", source)
      .executeTakeFirstOrThrow();
    const partner = await findPartner(services.database.read, row.partner);
    assert.ok(partner);
    const membership = { organisation: partner.id, role: "partner-editor" } as const;
    await addAccount(accountDeps(services), { email: REFERENT, membership, by: "test" });
    await addAccount(accountDeps(services), {
      email: "curatrice@instance.example",
      membership: { organisation: INSTANCE, role: "curator" },
      by: "test",
    });
    const left = await ask(entry, { email: "autre@mairie.example" });
    const asked = to(left, REFERENT);
    assert.ok(to(left, "autre@mairie.example").text.includes(partner.name));
    assert.ok(asked.text.includes(`${partner.name}\u00a0», qui a apporté cette fiche`));

    clock.advance(5 * DAY);
    assert.match(to(await letters(true), REFERENT).mail.subject ?? "", /attend votre réponse/);
    assert.equal((await letters(true)).length, 0, "one reminder");
    clock.advance(5 * DAY);
    const climbed = await letters(true);
    to(climbed, "camille@instance.example");
    assert.match(to(climbed, "autre@mairie.example").mail.subject ?? "", /change de mains/);
    assert.ok((await get(asked.link)).body.includes("confiée à quelqu’un d’autre"));
    const late = await post(`${asked.link}/accepter`, { name: "Trop tard", how: "relay" });
    assert.equal(late.statusCode, 303);
    assert.equal((await letters()).length, 0, "it is no longer theirs to answer");

    // Sent on to an address: they learn where it came from.
    const referent = to(climbed, "camille@instance.example");
    const bad = await post(`${referent.link}/transmettre`, { to: "email", email: "pas une adresse" });
    assert.equal(bad.statusCode, 422);
    await assertValidHtml(bad.body);
    await post(`${referent.link}/transmettre`, { to: "email", email: "porteuse@projet.example" });
    const sentOn = await letters();
    assert.match(to(sentOn, "porteuse@projet.example").text, /nous a été indiquée par le référent d[e’]/);
    clock.advance(10 * DAY);
    to(await letters(true), "curatrice@instance.example");
    clock.advance(11 * DAY);
    assert.match(to(await letters(true), "autre@mairie.example").mail.subject ?? "", /Sans réponse/);
  });

  it("stops at a block, a refusal or a withdrawal, with courtesy", async () => {
    const left = await ask(entryAt(2), { email: "insistant@exemple.example" });
    const asked = left.find((one) => one.to !== "insistant@exemple.example");
    assert.ok(asked);
    await post(`${asked.link}/bloquer`);
    const refusal = to(await letters(), "insistant@exemple.example");
    assert.ok(refusal.text.includes("n’aura pas de suite") && !refusal.text.includes("bloqu"));
    const again = await ask(entryAt(2), {
      email: "insistant@exemple.example",
      why: "Je recommence ma demande, encore une fois.",
    });
    assert.ok(!again.some((one) => one.to === asked.to), "nothing more of this asker reaches them");
    const mine = to(again, "insistant@exemple.example");
    await post(`${mine.link}/retirer`);
    assert.ok((await letters()).every(({ mail }) => mail.subject?.includes("retirée")));
    assert.ok((await get(mine.link)).body.includes("Vous avez retiré cette demande"));
  });

  it("is answered from the desk when nobody else holds it", async () => {
    const { link } = await addAccount(accountDeps(instance.services), {
      email: "bureau@instance.example",
      membership: { organisation: INSTANCE, role: "curator" },
      by: "test",
    });
    const signedIn = await post(new URL(link).pathname);
    const cookie = [signedIn.headers["set-cookie"]]
      .flat()
      .map((one) => String(one).split(";")[0])
      .join("; ");
    await ask(entryAt(4), { email: "camille@instance.example" });
    const desk = await get("/bureau/mises-en-relation", { cookie });
    await assertValidHtml(desk.body);
    const page = /\/bureau\/mises-en-relation\/\w+/.exec(desk.body)?.[0] ?? "";
    assert.equal((await get(page)).statusCode, 302, "a visitor is sent to sign in");
    await assertValidHtml((await get(page, { cookie })).body);
    const wrong = await post(`${page}/transmettre`, { to: "email", email: "x" }, { cookie });
    assert.equal(wrong.statusCode, 422);
    await assertValidHtml(wrong.body);
    await letters();
    assert.equal((await post(`${page}/accepter`, { name: "Le bureau", how: "relay" }, { cookie })).statusCode, 303);
    const answered = await letters();
    assert.ok(to(answered, "camille@instance.example").text.includes("Le bureau accepte"));
    assert.ok(to(answered, "bureau@instance.example").link);
    assert.equal((await post(`${page}/refuser`, {}, { cookie })).statusCode, 409, "answered already");
  });

  it("keeps spam before somebody has looked, and links that were tampered with closed", async () => {
    const spam = {
      email: "taxi@spam.example",
      site_web_bis: "http://taxi.example",
      why: "Taxi pas cher http://taxi.example http://loan.example crédit rapide",
    };
    const left = await ask(entryAt(3), spam);
    assert.deepEqual(left, []);
    for (const bad of ["x", "a".repeat(43), "%00", "../../bureau"]) {
      assert.equal((await get(`/mise-en-relation/${encodeURIComponent(bad)}`)).statusCode, 404, bad);
      assert.equal((await post(`/mise-en-relation/confirmer/${encodeURIComponent(bad)}`)).statusCode, 404, bad);
      assert.equal((await post(`/mise-en-relation/${encodeURIComponent(bad)}/accepter`, { name: "x" })).statusCode, 404, bad);
    }
    assert.ok((await post(`/mise-en-relation/${"a".repeat(43)}/nimporte`)).statusCode < 500);
  });
});
