import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../account/index.ts";
import { allEntries, type Entry, entryPath, ingest, recordBodySchema } from "../../catalogue/index.ts";
import { addPartner, addSource } from "../../harvest/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { listJobs } from "../../platform/jobs/index.ts";
import { readOutbox } from "../../platform/mail-outbox.ts";
import { privacyJobs } from "../../privacy/index.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/index.ts";
import { privacyDeps } from "../personal-data/index.ts";
import { openInstance, openSchema, type TestInstance } from "../testing/instance.ts";
import { accountDeps } from "../wiring/account.ts";
import { work } from "../worker.ts";

const DAY = 86_400_000;
const YANN = "yann.le-gall@exemple.bzh";
const HOME = "/vie-privee/mes-donnees";
const SMTP = { ESSAIM_SMTP_URL: "smtp://127.0.0.1:1", ESSAIM_URL: "https://essaim.bzh" };

const engines: readonly (readonly [string, () => ReturnType<typeof openSchema> | undefined])[] = [
  ["the embedded database", () => undefined],
  ["PostgreSQL", openSchema],
];

for (const [engine, schema] of engines)
  describe(`a person and what is held about them, on ${engine}`, () => {
    const clock = fixedClock("2026-11-22T08:00:00Z");
    let instance: TestInstance | undefined;
    let remove: (() => Promise<void>) | undefined;
    before(async () => {
      const own = await schema();
      if (!own && engine === "PostgreSQL") return;
      remove = own?.remove;
      instance = await openInstance(own ? { DATABASE_URL: own.url } : {}, { clock });
    });
    after(async () => {
      await instance?.close();
      await remove?.();
    });
    const told = (name: string, story: (it: TestInstance) => Promise<void>) =>
      it(name, async (t) => {
        if (instance) await story(instance);
        else t.skip("NOT TESTED on PostgreSQL: set ESSAIM_TEST_DATABASE_URL, or run .ci/run");
      });

    const form = { "content-type": "application/x-www-form-urlencoded" };
    const post = ({ server }: TestInstance, url: string, body: Record<string, string> | string = "") =>
      server.inject({
        method: "POST",
        url,
        headers: form,
        payload: typeof body === "string" ? body : new URLSearchParams(body).toString(),
      });
    /** Lets the background work be done, then reads the newest letter to an address. */
    const letterTo = async ({ services }: TestInstance, email: string): Promise<string> => {
      await work(services, new AbortController().signal, true);
      const letter = (await readOutbox(services.folder.mail)).find((mail) => mail.to.includes(email));
      return letter ? `${letter.subject}\n${letter.text}` : "";
    };
    const linkOf = async (it: TestInstance, email: string): Promise<string> => {
      assert.equal((await post(it, HOME, { email })).statusCode, 200);
      const letter = await letterTo(it, email);
      return new RegExp(`${HOME}/[\\w-]{43}`).exec(letter)?.[0] ?? assert.fail(`no link in: ${letter}`);
    };
    const share = async ({ services }: TestInstance, source: string, text = YANN, remoteId = "1"): Promise<Entry> => {
      const body = recordBodySchema.parse({
        kind: "innovation",
        title: `Atelier ${source}`,
        description: { text: `Pour venir : ${text}.` },
        contacts: [
          { kind: "email", value: text, openness: "open" },
          { kind: "person", value: "Yann Le Gall", openness: "open" },
        ],
      });
      const at = clock.now().toISOString();
      const context = { source, run: "r", mapping: "m", at, by: `source:${source}` };
      await services.database.transaction((trx) => ingest(trx, context, [{ remoteId, rawKey: at, body }]));
      const all = (await Array.fromAsync(allEntries(services.database.read))).flat();
      return all.find((entry) => entry.sources.some((s) => s.source === source)) ?? assert.fail("no entry");
    };
    const tables = async ({ services }: TestInstance): Promise<string> => {
      const names = await services.database.read.introspection.getTables();
      const rows = await Promise.all(
        names.map(({ name }) =>
          services.database.read
            .selectFrom(name as "setting")
            .selectAll()
            .execute(),
        ),
      );
      return JSON.stringify(rows).toLowerCase();
    };

    told("nobody learns from the answers whether an address is known here", async (it) => {
      await addAccount(accountDeps(it.services), { email: "camille@exemple.fr", by: "cli" });
      const answers = await Promise.all(
        ["camille@exemple.fr", "personne.ici@exemple.fr"].map((email) => post(it, HOME, { email })),
      );
      assert.equal(answers[0]?.body, answers[1]?.body);
      await assertValidHtml(answers[0]?.body ?? "");
      const refused = await post(it, HOME, { email: "pas une <adresse>" });
      assert.equal(refused.statusCode, 422);
      assert.match(refused.body, /value="pas une &lt;adresse>"/);
      await assertValidHtml(refused.body);
      for (let n = 0; n < 12; n++) await post(it, HOME, { email: "camille@exemple.fr" });
      await work(it.services, new AbortController().signal, true);
      const letters = (await readOutbox(it.services.folder.mail)).filter((mail) => mail.to.includes("camille@"));
      assert.ok(letters.length <= 8, "nobody's letter box is filled through us");
    });

    told(
      "the page is for who holds the link alone: not stored, not indexed, not told to others, gone after a day",
      async (it) => {
        const link = await linkOf(it, "personne@exemple.fr");
        const { statusCode, headers, body } = await it.server.inject({ url: link });
        assert.equal(statusCode, 200);
        assert.equal(headers["cache-control"], "no-store");
        assert.equal(headers["referrer-policy"], "same-origin");
        assert.match(String(headers["x-robots-tag"]), /noindex/);
        assert.match(body, /Nous ne gardons rien/);
        await assertValidHtml(body);
        assertNoThirdParty(body);
        assert.equal((await it.server.inject({ url: `${link.slice(0, -2)}xx` })).statusCode, 404);
        clock.advance(DAY + 1);
        assert.equal((await it.server.inject({ url: link })).statusCode, 404);
        assert.equal((await post(it, `${link}/effacer`, { partie: "tout" })).statusCode, 404);
      },
    );

    told("sees all, takes it away, has it erased in one go, gets a receipt; no address stays anywhere", async (it) => {
      const entry = await share(it, "atelier");
      await addAccount(accountDeps(it.services), { email: YANN, name: "Yann", by: "cli" });
      const link = await linkOf(it, YANN);
      const page = await it.server.inject({ url: link });
      await assertValidHtml(page.body);
      assert.match(page.body, /Votre compte/);
      assert.ok(page.body.includes(entryPath(entry)));
      const file = (await it.server.inject({ url: `${link}/mes-donnees.json` })).json<{
        donnees: { informations: unknown[] }[];
      }>();
      assert.ok(file.donnees.length >= 2);
      assert.ok(JSON.stringify(file).includes(`https://`) || JSON.stringify(file).includes("http://essaim.test/fiche/"));

      const asked = await it.server.inject({ url: `${link}/effacer?partie=tout` });
      await assertValidHtml(asked.body);
      assert.ok((await tables(it)).includes(YANN), "asking erases nothing");
      const done = await post(it, `${link}/effacer`, { partie: "tout" });
      assert.equal(done.statusCode, 303);
      assert.equal((await post(it, `${link}/effacer`, { partie: "tout" })).statusCode, 404, "pressed twice: done once");
      const receipt = await letterTo(it, YANN);
      assert.match(receipt, /Référence de cet effacement/);

      assert.ok(!(await tables(it)).includes(YANN), "no table holds the address");
      const fiche = await it.server.inject({ url: entryPath(entry) });
      assert.equal(fiche.statusCode, 200);
      assert.ok(!fiche.body.toLowerCase().includes(YANN));
      clock.advance(1000);
      await share(it, "atelier");
      await share(it, "ailleurs");
      assert.ok(!(await tables(it)).includes(YANN), "nor after the next harvest");
      const proof = await it.services.database.read.selectFrom("erasure").selectAll().execute();
      assert.equal(proof.length, 1);
      assert.match(proof[0]?.person ?? "", /^[0-9a-f]{32}$/);
    });

    told("erases one part and keeps the rest; the last administrator is told why not, and nothing is half done", async (it) => {
      const email = "seule@exemple.fr";
      const deps = accountDeps(it.services);
      await addAccount(deps, { email, by: "cli", membership: { organisation: "*", role: "administrator" } });
      const entry = await share(it, "partiel", email);
      const link = await linkOf(it, email);
      const refused = await post(it, `${link}/effacer`, { partie: "tout" });
      assert.equal(refused.statusCode, 409);
      assert.ok((await it.server.inject({ url: entryPath(entry) })).body.includes(email), "all or nothing");
      const done = await post(it, `${link}/effacer`, { partie: "harvest/contacts" });
      assert.deepEqual([done.statusCode, done.headers.location], [303, link]);
      assert.ok(!(await it.server.inject({ url: entryPath(entry) })).body.includes(email));
      assert.match((await it.server.inject({ url: link })).body, /Votre compte/);
      assert.equal((await post(it, `${link}/effacer`, { partie: "inconnue" })).statusCode, 400);
    });

    told("says that their name stands in a fiche, to people who decide", async (it) => {
      const entry = await share(it, "nom", "accueil@exemple.fr");
      const link = await linkOf(it, "nommee@exemple.fr");
      const bad = await post(it, `${link}/nom`, { page: "nulle part", name: "", words: "<b>x</b>" });
      assert.equal(bad.statusCode, 422);
      await assertValidHtml(bad.body);
      assert.match(bad.body, /&lt;b>x&lt;\/b>/);
      const sent = await post(it, `${link}/nom`, { page: `http://essaim.test${entryPath(entry)}`, name: "yann le gall" });
      assert.deepEqual([sent.statusCode, sent.headers.location], [303, link]);
      assert.match((await it.server.inject({ url: link })).body, /Votre demande à propos de votre nom/);
      assert.equal((await post(it, `${link}/nom`, { page: "/fiche/x-000000000000000", name: "a" })).statusCode, 404);
    });

    told("is told once that an address stands in a fiche, a day after it was found, and objects in one press", async (it) => {
      const { services } = it;
      const own = await addPartner(services, { slug: "vrai", name: "Un vrai réseau" });
      const yaml = "";
      const source = await addSource(
        services,
        {
          slug: "vraie",
          title: "Annuaire",
          role: "innovations",
          licence: "Licence Ouverte 2.0",
          partner: own.id,
          location: { kind: "url", url: "https://exemple.fr/a.csv" },
        } as never,
        { yaml, by: "cli" },
      );
      const entry = await share(it, source.id, "a.informer@exemple.bzh");
      const writing = { ...services, config: { ...services.config, smtpUrl: SMTP.ESSAIM_SMTP_URL, url: SMTP.ESSAIM_URL } };
      const inform = async (config = writing) => {
        const job = privacyJobs(privacyDeps(config))["privacy-informing"];
        return job?.({} as never, { signal: new AbortController().signal, progress: () => {} });
      };
      assert.deepEqual(await inform(services as never), { letters: 0 }, "without a server for letters nobody is written to");
      assert.deepEqual(await inform(), { letters: 0 }, "not on the day it was found");
      clock.advance(DAY + 1);
      assert.deepEqual(await inform(), { letters: 1 }, "the demonstration's addresses are left alone");
      assert.deepEqual(await inform(), { letters: 0 }, "once");
      const letter = await letterTo(it, "a.informer@exemple.bzh");
      assert.match(letter, /Un vrai réseau \(Annuaire\)/);
      const path = /\/vie-privee\/opposition\/[\w-]{43}/.exec(letter)?.[0] ?? assert.fail(letter);

      const page = await it.server.inject({ url: path });
      await assertValidHtml(page.body);
      assert.equal(page.headers["cache-control"], "no-store");
      assert.ok((await it.server.inject({ url: entryPath(entry) })).body.includes("a.informer@"), "opening changes nothing");
      const press = await post(it, path, "List-Unsubscribe=One-Click");
      assert.equal(press.statusCode, 303);
      assert.ok(!(await tables(it)).includes("a.informer@exemple.bzh"));
      assert.equal((await post(it, path)).statusCode, 303, "twice is once");
      const after = await it.server.inject({ url: path });
      assert.match(after.body, /Votre adresse est retirée/);
      await assertValidHtml(after.body);
      assert.ok((await listJobs(services.database.read, { queue: "forget-documents" })).length > 0);
      await post(it, `${path}/retour`);
      await share(it, source.id, "a.informer@exemple.bzh", "2");
      assert.ok((await tables(it)).includes("a.informer@exemple.bzh"));
    });

    told("clocks forget what is past its time, accounts after a warning; the register tells it", async (it) => {
      const { services } = it;
      const clockJob = privacyJobs(privacyDeps(services))["privacy-retention"];
      const pass = () => clockJob?.({} as never, { signal: new AbortController().signal, progress: () => {} });
      await addAccount(accountDeps(services), { email: "ancienne@exemple.fr", by: "cli" });
      clock.advance(3 * 366 * DAY);
      await pass();
      assert.match(await letterTo(it, "ancienne@exemple.fr"), /va être effacé/);
      assert.ok((await tables(it)).includes("ancienne@exemple.fr"));
      clock.advance(31 * DAY);
      await pass();
      assert.ok(!(await tables(it)).includes("ancienne@exemple.fr"));
      assert.ok((await tables(it)).includes("seule@exemple.fr"), "the last administrator stays");
      const register = await it.server.inject({ url: "/vie-privee/registre" });
      await assertValidHtml(register.body);
      assert.match(register.body, /dernier passage le/);
      const file = (await it.server.inject({ url: "/vie-privee/registre.json" })).json<{
        traitements: { identifiant: string }[];
      }>();
      assert.equal(new Set(file.traitements.map((line) => line.identifiant)).size, file.traitements.length);
      assert.doesNotMatch(JSON.stringify(file), /@/);
    });
  });
