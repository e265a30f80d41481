import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import { SMTPServer } from "smtp-server";
import { fixedClock } from "./clock.ts";
import { isProblem } from "./errors.ts";
import { createMailer } from "./mail.ts";
import { readOutbox } from "./mail-outbox.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-mail-"));
after(() => rmSync(folder, { recursive: true }));
const clock = fixedClock("2026-11-22T06:00:00Z", 1000);
const from = "Essaim <essaim@exemple.fr>";
const link =
  "https://essaim.exemple.fr/connexion?jeton=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ&suite=%2Fespace";

describe("without SMTP, letters are files that a person can read", () => {
  const mailer = createMailer({ from, folder, clock });

  test("text, accents, long links and an HTML twin come back as they were", async () => {
    const text = `Bonjour Éloïse,\n\nVotre lien :\n${link}\n\nÀ bientôt — l'équipe 🐝`;
    await mailer.send({ to: "marie@exemple.fr", subject: "Première lettre", text: "Bonjour" });
    const { file } = await mailer.send({
      to: "eloise@exemple.fr",
      subject: `Votre accès à « l'Essaim » ${"é".repeat(80)}`,
      text,
      html: "<p>Bonjour</p>",
    });
    const [newest, older] = await readOutbox(folder);
    assert.deepEqual([newest?.file, newest?.to, newest?.text], [file, "eloise@exemple.fr", text]);
    assert.equal(newest?.subject, `Votre accès à « l'Essaim » ${"é".repeat(80)}`);
    assert.equal(newest?.date, "2026-11-22T06:00:01.000Z");
    assert.equal(older?.text, "Bonjour");
    assert.match(readFileSync(file ?? "", "utf8"), /^Auto-Submitted: auto-generated\r$/m);
  });

  test("nothing that is written in a form can add a header or a recipient", async () => {
    for (const to of [
      "a@b.fr\r\nBcc: spam@b.fr",
      "a@b.fr, c@d.fr",
      "a@b.fr;c@d.fr",
      "Jean <a@b.fr>",
      "a@b",
      "",
      "a b@c.fr",
      "@b.fr",
      "a@b..f",
    ]) {
      await assert.rejects(mailer.send({ to, subject: "s", text: "t" }), (error) => isProblem(error, "mail/bad-address"), to);
    }
    const hostile = fc.array(
      fc.constantFrom("\r", "\n", "\u2028", "\0", "Bcc: x@y.fr", "<b>", "é", " ", "=?utf-8?Q?=0D=0ABcc:_x@y.fr?=", "--"),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (subject, text) => {
        const { file } = await mailer.send({ to: "a@b.fr", subject: subject.join(""), text: text.join("") });
        const head = readFileSync(file ?? "", "latin1").split("\r\n\r\n", 1)[0] ?? "";
        const names = head.split(/\r\n(?![ \t])/).map((line) => line.split(":", 1)[0]);
        const known = new Set([
          "From",
          "To",
          "Subject",
          "Message-ID",
          "Content-Transfer-Encoding",
          "Date",
          "MIME-Version",
          "Content-Type",
          "Auto-Submitted",
          "X-Auto-Response-Suppress",
        ]);
        assert.deepEqual(
          names.filter((name) => !known.has(name ?? "")),
          [],
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("with SMTP", () => {
  const received: { to: string[]; data: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (address, _session, done) => done(address.address.startsWith("plein") ? new Error("boîte pleine") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map((each) => each.address), data: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  const ready = new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => resolve((listening.address() as { port: number }).port));
  });
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));

  test("the server receives the letter for that person alone", async () => {
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${await ready}`, from, folder, clock });
    assert.deepEqual(await mailer.send({ to: "eloise@exemple.fr", subject: "Été", text: "Bonjour" }), {});
    assert.deepEqual(received[0]?.to, ["eloise@exemple.fr"]);
    assert.match(received[0]?.data ?? "", /^From: Essaim <essaim@exemple\.fr>\r$/m);
  });

  test("a refusal or a dead server is told in French, without the password, and may be tried again", async () => {
    const refusing = createMailer({ smtpUrl: `smtp://127.0.0.1:${await ready}`, from, folder, clock });
    await assert.rejects(
      refusing.send({ to: "plein@exemple.fr", subject: "s", text: "t" }),
      (error) => isProblem(error, "mail/unreachable") && error.detail.includes("boîte pleine"),
    );
    const dead = createMailer({ smtpUrl: "smtp://essaim:secret@127.0.0.1:1", from, folder, clock });
    await assert.rejects(
      dead.send({ to: "a@b.fr", subject: "s", text: "t" }),
      (error) =>
        isProblem(error, "mail/unreachable") &&
        error.kind === "unavailable" &&
        error.detail.includes("127.0.0.1:1") &&
        !error.detail.includes("secret"),
    );
    assert.throws(
      () => createMailer({ smtpUrl: "serveur", from, folder, clock }),
      (error) => isProblem(error, "mail/bad-smtp-url"),
    );
  });
});
