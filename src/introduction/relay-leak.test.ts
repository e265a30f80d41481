import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { sql } from "kysely";
import { awkwardLetter, type Writer } from "../engine/mail-relay/testing/awkward-letters.ts";
import { DISGUISES } from "../engine/mail-relay/testing/disguised-addresses.ts";
import { givenAway } from "../engine/mail-relay/testing/readings.ts";
import { type Chance, seeded } from "../engine/mail-relay/testing/seeded.ts";
import { createMailer, type Mail } from "../platform/mail.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { accept } from "./answer.commands.ts";
import { type Received, receiveLetter } from "./receive.commands.ts";
import { takeLetters } from "./testing/outgoing.store.ts";
import { asked, newWorld } from "./testing/world.ts";
import { write } from "./thread.commands.ts";

/** Introductions from the form to the third letter. The figure of the issue is on the embedded engine; the other tells the same story. */
const THREADS = { sqlite: 1_000, postgres: 25 };

const HOSTS = ["ressourcerie-morlaix.example", "mairie.plouegat.example", "gmail.example", "xn--caf-solidaire-hhb.example"];

function person(chance: Chance, rank: number): Writer {
  const local = chance.one([`jean.dupont${rank}`, `zoe_${rank}`, `contact-${rank}`, `a.le.goff${rank}+pro`]);
  const host = chance.one(HOSTS);
  return {
    name: chance.one(["Ana\u00efs Le Goff", "Jean-Marc Dupont", "Zo\u00e9"]),
    address: `${local}@${host}`,
    others: [`perso.${rank}@${chance.one(HOSTS)}`, `accueil${rank}@${host}`],
    phone: chance.one(["06 12 34 56 78", "+33 6 12 34 56 78", "02.98.00.00.00"]),
  };
}

const host = (address: string) => address.split("@")[1] ?? "";

eachDatabase("Letters of introductions", (open, dialect) => {
  it("give away no address of either side before consent, and never in a header", async () => {
    const folder = await mkdtemp(join(tmpdir(), "essaim-leak-"));
    const chance = seeded(2026);
    const people = { holders: [{ email: "" }] };
    const { deps, database, entry, clock } = await newWorld(await open(), people);
    // What is proved here is no durability: that is told elsewhere.
    if (dialect === "sqlite") await sql`pragma synchronous = off`.execute(database.kysely);
    const mailer = createMailer({ from: "essaim@essaim.example", folder, clock });
    const tally: Record<Received | "letters", number> = { letters: 0, delivered: 0, held: 0, ignored: 0 };

    /** The bytes that leave, as the instance's mailer writes them. */
    async function bytesOf(mail: Mail): Promise<Buffer> {
      const { file = "" } = await mailer.send(mail);
      const bytes = await readFile(file);
      await rm(file);
      return bytes;
    }
    let waiting: { mail: Mail; sides: readonly Writer[] }[] = [];
    const keep = (mails: readonly Mail[], sides: readonly Writer[]) => waiting.push(...mails.map((mail) => ({ mail, sides })));
    /** Letters are written side by side: each waits for the disk. */
    async function look(): Promise<void> {
      const readAll = async ({ mail, sides }: (typeof waiting)[number]) => {
        const bytes = await bytesOf(mail);
        const hidden = sides.filter(({ address }) => address !== mail.to);
        const secrets = hidden.flatMap(({ address, others }) => [address, ...others]);
        assert.deepEqual(givenAway(bytes, secrets), [], bytes.toString("latin1"));
        const heads = bytes
          .subarray(0, bytes.indexOf("\r\n\r\n"))
          .toString("latin1")
          .replace(/^To: .*$/m, "");
        const hosts = sides.map(({ address }) => host(address));
        assert.deepEqual(givenAway(Buffer.from(heads), [...hosts, ...sides.map(({ address }) => address)]), [], heads);
        tally.letters++;
      };
      await Promise.all(waiting.map(readAll));
      waiting = [];
    }

    for (let thread = 1; thread <= THREADS[dialect]; thread++) {
      const asker = person(chance, thread);
      const other = person(chance, thread + 10_000);
      const sides = [asker, other];
      people.holders = [{ email: other.address }];
      const boast = () => chance.one(DISGUISES)(chance.one([asker.address, ...asker.others]));
      const {
        recipients,
        it: request,
        letters,
      } = await asked({ deps, database }, entry, {
        name: chance.maybe(0.3) ? `${asker.name} <${asker.address}>` : asker.name,
        organisation: chance.maybe(0.3) ? boast() : "Commune",
        email: asker.address,
        why: `Nous cherchons conseil avant d'ouvrir.\n${boast()}\n${asker.phone}`,
        offer: boast(),
      });
      keep(letters, sides);
      const [recipient] = recipients;
      assert.ok(recipient);
      await accept(deps, recipient, { name: chance.maybe(0.3) ? other.address : other.name, share: false });
      keep(await takeLetters(database), sides);
      await write(deps, request.id, "asker", { text: `Bonjour ! ${boast()}`, nonce: "1" });
      let [mail] = await takeLetters(database);
      for (const writer of [other, asker]) {
        assert.ok(mail?.sender);
        keep([mail], sides);
        const to = mail.sender.address;
        const raw = awkwardLetter(chance, writer, {
          to,
          other: writer === asker ? other.address : asker.address,
          said: `Suite ${thread}.`,
        });
        const result = await receiveLetter(deps, { recipient: to, sender: writer.address, raw });
        assert.equal(result, "delivered", raw.toString("latin1"));
        tally[result]++;
        [mail] = await takeLetters(database);
      }
      assert.ok(mail);
      keep([mail], sides);
      clock.advance(60_000);
      if (waiting.length > 100) await look();
    }
    await look();
    assert.equal((await readdir(folder)).length, 0);
    await rm(folder, { recursive: true });
    console.log(
      `leak test (${dialect}): ${THREADS[dialect]} introductions, ${tally.letters} letters read in every way, ${tally.delivered} relayed, 0 leak`,
    );
  });
});
