import assert from "node:assert/strict";
import { describe, it } from "node:test";
import nodemailer from "nodemailer";
import { type CleanLetter, readLetter } from "./index.ts";
import { awkwardLetter, type Writer } from "./testing/awkward-letters.ts";
import { givenAway } from "./testing/readings.ts";
import { type Chance, seeded } from "./testing/seeded.ts";

/** Enough for each disguise to meet each structure; the whole path is walked 1,000 times by the room of introductions. */
const THREADS = 300;

const HOSTS = ["ressourcerie-morlaix.example", "mairie.plouegat.example", "gmail.example", "caf\u00e9-solidaire.example"];
const NAMES = ["Ana\u00efs Le Goff", "Jean-Marc Dupont", "Zo\u00e9", "F. d'Arc"];

function person(chance: Chance, rank: number): Writer {
  const name = chance.one(NAMES);
  const local = chance.one([`jean.dupont${rank}`, `zoe_${rank}`, `contact-${rank}`, `a.le.goff${rank}+pro`, `m${rank}x`]);
  const host = chance.one(HOSTS);
  return {
    name,
    address: `${local}@${host}`,
    others: [`perso.${rank}@${chance.one(HOSTS)}`, `accueil${rank}@${host}`],
    phone: chance.one(["06 12 34 56 78", "+33 6 12 34 56 78", "02.98.00.00.00", "0033612345678"]),
  };
}

const compose = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });

/** The letter as it leaves: what the instance's mailer would write. */
async function sent(letter: CleanLetter, to: string, alias: string, rank: number): Promise<Buffer> {
  const { message } = await compose.sendMail({
    from: { name: "Une personne via Essaim", address: alias },
    to,
    subject: letter.subject,
    text: letter.text,
    attachments: letter.attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    messageId: `<${rank}@relais.example>`,
    references: [`<${rank}-0@relais.example>`],
  });
  return message as Buffer;
}

const SHIELD = { everything: true, words: { address: "[adresse masqu\u00e9e]", phone: "[num\u00e9ro masqu\u00e9]" } };
const digits = (phone: string) =>
  phone
    .replace(/^(?:\+|00)33/, "")
    .replace(/\D/g, "")
    .replace(/^0/, "");

describe(`letters of ${THREADS} threads, passed on`, () => {
  it("give away no address of who wrote them, in no header, text, attachment or name", async () => {
    let letters = 0;
    let disguised = 0;
    let attachments = 0;
    for (let thread = 1; thread <= THREADS; thread++) {
      const chance = seeded(thread);
      const sides = [person(chance, thread), person(chance, thread + THREADS)] as const;
      for (const turn of [0, 1, 0] as const) {
        const [writer, reader] = turn === 0 ? sides : [sides[1], sides[0]];
        const said = `Bonjour, voici ma question num\u00e9ro ${thread}.`;
        const raw = awkwardLetter(chance, writer, { to: "k3j4h5@relais.example", other: reader.address, said });
        const { envelope, clean } = await readLetter(raw);
        assert.equal(envelope.automatic, undefined);
        const letter = await clean({ shield: { ...SHIELD, addresses: [writer.address, reader.address] } });
        assert.ok(letter.text.includes(said), `thread ${thread}: the words themselves are lost:\n${letter.text}\n---\n${raw}`);
        const out = await sent(letter, reader.address, "q8w7e6@relais.example", thread);
        const secret = [writer.address, ...writer.others];
        assert.deepEqual(givenAway(out, secret), [], `thread ${thread}:\n${raw}\n=====\n${letter.text}`);
        const heads = out
          .subarray(0, out.indexOf("\r\n\r\n"))
          .toString("latin1")
          .replace(/^To: .*$/m, "");
        const host = (address: string) => address.split("@")[1] ?? "";
        assert.deepEqual(
          givenAway(Buffer.from(heads), [...secret, reader.address, host(writer.address), host(reader.address)]),
          [],
          heads,
        );
        assert.ok(!letter.text.replace(/\D/g, "").includes(digits(writer.phone)), `thread ${thread}: ${letter.text}`);
        letters++;
        disguised += (letter.text.match(/\[adresse/g) ?? []).length;
        attachments += letter.attachments.length + letter.withheld.length;
      }
    }
    assert.ok(disguised > THREADS && attachments > THREADS, "the letters were not awkward enough to prove anything");
    console.log(
      `leak test: ${THREADS} threads, ${letters} letters, ${disguised} addresses masked, ${attachments} attachments sorted, 0 leak`,
    );
  });
});
