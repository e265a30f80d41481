import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { mask, readLetter, reveals, type Shield, UnreadableLetter } from "./index.ts";
import { ownWords } from "./quoted.ts";
import { DISGUISES } from "./testing/disguised-addresses.ts";
import { givenAway } from "./testing/readings.ts";

const ADDRESS = "anne.le-goff@ressourcerie.exemple.fr";
const words = { address: "[adresse]", phone: "[num\u00e9ro]" };
const all: Shield = { addresses: [ADDRESS], everything: true, words };
const known: Shield = { ...all, everything: false };

const letter = (headers: string[], body: string) => Buffer.from([...headers, "", body].join("\r\n"));
const clean = async (raw: Uint8Array, shield = all, marker?: string) =>
  (await readLetter(raw)).clean({ shield, ...(marker ? { marker } : {}) });

describe("masking", () => {
  for (const shield of [all, known]) {
    it(`hides a known address in each of its ${DISGUISES.length} disguises${shield.everything ? ", as all others" : ""}`, () => {
      for (const disguise of DISGUISES) {
        const text = `\u00c9crivez-moi : ${disguise(ADDRESS)} merci.`;
        const hidden = mask(text, shield);
        assert.ok(hidden.startsWith("\u00c9crivez-moi : ") && hidden.endsWith("merci."), hidden);
        assert.deepEqual(givenAway(Buffer.from(hidden), [ADDRESS]), [], `${text} -> ${hidden}`);
        assert.equal(reveals(hidden, [ADDRESS]), false);
      }
    });
  }

  it("hides addresses it never heard of, unless only known ones are to be hidden", () => {
    for (const other of [
      "zoe@mairie.fr",
      "\u00e9lu.e@caf\u00e9.fr",
      "a_b+c@sous.domaine.museum",
      "x@[192.0.2.1]",
      '"a b"@c.fr',
    ]) {
      assert.equal(mask(`Voir ${other}, merci`, all), "Voir [adresse], merci", other);
      assert.equal(mask(`Voir ${other}, merci`, known), `Voir ${other}, merci`);
    }
  });

  it("hides telephone numbers however they are spaced, and no other number", () => {
    const numbers = [
      "06 12 34 56 78",
      "06.12.34.56.78",
      "0612345678",
      "+33 6 12 34 56 78",
      "+33(0)612345678",
      "0033 2 98 00 00 00",
    ];
    for (const number of [
      ...numbers,
      "+32 475 12 34 56",
      "0 6 1 2 3 4 5 6 7 8",
      "06\u00a012\u00a034\u00a056\u00a078",
      "06-12-34-56-78",
    ])
      assert.equal(mask(`Tel ${number}.`, all), "Tel [num\u00e9ro].", number);
    for (const other of ["SIRET 362 521 879 00034", "en 2024, 12 000 euros", "29600 Morlaix", "le 03/11/2026 \u00e0 10:12"])
      assert.equal(mask(other, all), other);
  });

  it("leaves the words of people alone", () => {
    const said = [
      "Nous avons 3 kg @ 2.50 euros, venez (a) lundi, (b) mardi. Le point important : on y va.",
      "Mon site : https://ressourcerie.exemple.fr/contact?page=2 et le r\u00e9seau @essaim. \u00c0 bient\u00f4t !",
      "C'est un \u00abprojet\u00bb \u2013 d\u00e9j\u00e0 vu \u00e0 Plougasnou \ud83d\ude80. 50 % de gagn\u00e9 ; &c. a=b, x<y>z",
    ];
    for (const text of said) assert.equal(mask(text, all), text);
  });

  it("never fails, never lets the address through, and has nothing left to hide the second time", () => {
    const piece = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom(...DISGUISES.map((d) => d(ADDRESS))));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const hidden = mask(pieces.join(" "), all);
        assert.equal(reveals(hidden, [ADDRESS]), false);
        assert.equal(mask(hidden, all), hidden);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a letter passed on", () => {
  it("keeps the writer's words and drops what is quoted, in the ways mail programs quote", () => {
    const quotes = [
      "Le lun. 3 nov. 2026 \u00e0 10:12, Alex <a@b.fr> a \u00e9crit :\n> bonjour",
      "On Mon, Nov 3, 2026 at 10:12 AM Alex\n<a@b.fr> wrote:\n\n> hello",
      "-----Message d\u2019origine-----\nDe : Alex\nbonjour",
      "De : Alex <a@b.fr>\nEnvoy\u00e9 : lundi\n\u00c0 : Zo\u00e9\nObjet : x\n\nbonjour",
      "From: Alex\nSent: Monday\nTo: Zoe\nSubject: x\n\nhello",
      "---------- Forwarded message ---------\nhello",
      "> bonjour\n> encore",
      "-- \nAlex\n12 rue des \u00c9coles",
      "Envoy\u00e9 de mon iPhone",
      "Sent from my Samsung Galaxy",
      "===R\u00e9pondez au-dessus===\nbonjour",
    ];
    for (const quote of quotes)
      assert.equal(
        ownWords(`Bonjour,\nje suis d\u2019accord.\n\n${quote}\n`, "===R\u00e9pondez"),
        "Bonjour,\nje suis d\u2019accord.",
        quote,
      );
    assert.equal(
      ownWords("De : quelle mani\u00e8re ?\nLe projet avance. On continue.", "==="),
      "De : quelle mani\u00e8re ?\nLe projet avance. On continue.",
    );
  });

  it("reads HTML when there is no text, without what is quoted, hidden or drawn", async () => {
    const html =
      "<style>p{}</style><p>Bonjour <b>Zo&eacute;</b></p><script>alert(1)</script><p>Voir <a href='https://exemple.fr/a'>ici</a></p><blockquote>x</blockquote><div id='divRplyFwdMsg'>De</div>reste";
    const { text } = await clean(letter(["From: a@b.fr", "Content-Type: text/html; charset=utf-8"], html));
    assert.equal(text, "Bonjour Zo\u00e9\n\nVoir ici <https://exemple.fr/a>");
  });

  it("tells programs from people", async () => {
    const from = "From: a@b.fr";
    const kinds: [string[], string | undefined][] = [
      [["Auto-Submitted: auto-replied"], "auto-reply"],
      [["Auto-Submitted: no"], undefined],
      [["X-Autoreply: yes"], "auto-reply"],
      [["Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:_absente?="], "auto-reply"],
      [["Precedence: bulk"], "bulk"],
      [["List-Id: <x.y>"], "bulk"],
      [["Return-Path: <>"], "bounce"],
      [["Content-Type: multipart/report; boundary=x"], "bounce"],
      [Array.from({ length: 30 }, (_, i) => `Received: from s${i}`), "loop"],
    ];
    for (const [headers, kind] of kinds)
      assert.equal((await readLetter(letter([from, ...headers], "x"))).envelope.automatic, kind, headers[0]);
    const bounce = await readLetter(letter(["From: MAILER-DAEMON@x.fr"], "x"));
    assert.equal(bounce.envelope.automatic, "bounce");
  });

  it("passes pictures drawn anew and texts written anew, keeps cards, calendars, letters and unknown files", async () => {
    const file = (type: string, name: string, body: string) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}\r\n`;
    const parts = [
      file("text/plain", "Notes r\u00e9union.txt", `venez\n${ADDRESS}`),
      file("text/plain", `${ADDRESS}.txt`, "venez"),
      file("text/vcard", "moi.vcf", "x"),
      file("text/calendar", "x.ics", "x"),
      file("message/rfc822", "x.eml", `From: ${ADDRESS}\r\n\r\nx`),
      file("application/pdf", "Dossier.pdf", "%PDF"),
      file("application/x-msdownload", "a.exe", "MZ"),
      file("image/png", "faux.png", "not a picture"),
    ];
    const raw = letter(["From: a@b.fr", "Content-Type: multipart/mixed; boundary=b"], `${parts.join("")}--b--`);
    const hidden = await clean(raw);
    assert.deepEqual(
      hidden.attachments.map(({ name, content }) => [name, Buffer.from(content).toString().trim()]),
      [
        ["Notes-reunion.txt", "venez\n[adresse]"],
        ["piece-2.txt", "venez"],
      ],
    );
    assert.deepEqual(
      hidden.withheld.map(({ why }) => why),
      ["contact-card", "contact-card", "letter", "document", "kind", "unreadable"],
    );
    const open = await clean(raw, { ...known, addresses: [] });
    assert.ok(
      open.attachments.some(({ name }) => name === "Dossier.pdf"),
      "nothing to hide: a document goes with the letter",
    );
  });

  it("refuses what is too large or folded beyond reason, and survives bytes that are no letter", async () => {
    await assert.rejects(readLetter(new Uint8Array(10_000_001)), UnreadableLetter);
    const deep = Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`).join(
      "\r\n",
    );
    await assert.rejects(readLetter(Buffer.from(deep)), UnreadableLetter);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { text, subject } = await clean(bytes);
        assert.equal(typeof text + typeof subject, "stringstring");
      }),
      { numRuns: 100 },
    );
    const nul = await clean(letter(["From: a@b.fr", "Subject: a\0b\u202ec"], "x\0y \ud800"));
    assert.ok(!nul.text.includes("\0") && nul.text.isWellFormed() && !nul.subject.includes("\0"));
  });
});
