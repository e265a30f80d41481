import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries, entryPath } from "../../catalogue/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { doorOf, formsOf, linksOf, plausible } from "../testing/forms.ts";
import { openInstance, openSchema, type TestInstance } from "../testing/instance.ts";
import { PARTNERS } from "../testing/roles.store.ts";

const WHO = "partout.presente@exemple.fr";
const NAME = "Enora Kerpartout";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
/** Acts by which a person takes back what they did: left aside, so that there is something to erase. */
const TAKES_BACK = /retir|supprim|effac|opposition|arret|stop|quitter|abandon|deconnexion|mes-donnees|refus/;

const engines: readonly (readonly [string, () => ReturnType<typeof openSchema> | undefined])[] = [
  ["the embedded database", () => undefined],
  ["PostgreSQL", openSchema],
];

for (const [engine, schema] of engines)
  describe(`somebody who was everywhere and wants to disappear, on ${engine}`, () => {
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

    let asked = 0;
    const ask = ({ server }: TestInstance, url: string, payload?: string) => {
      asked++;
      const remoteAddress = `10.9.${(asked >> 8) & 255}.${asked & 255}`;
      return payload === undefined
        ? server.inject({ url, remoteAddress })
        : server.inject({ method: "POST", url, payload, headers: FORM, remoteAddress });
    };

    /** Tables that hold the address or the name, of those that are not the letters waiting. */
    async function traces({ services }: TestInstance): Promise<string[]> {
      const { read } = services.database;
      const found = [];
      for (const { name } of await read.introspection.getTables()) {
        const rows = await read
          .selectFrom(name as "setting")
          .selectAll()
          .execute();
        if (new RegExp(`${WHO}|${NAME}`, "i").test(JSON.stringify(rows))) found.push(name);
      }
      return found;
    }

    async function linksOfLetters({ services }: TestInstance): Promise<string[]> {
      const letters = await services.database.read
        .selectFrom("outgoing_mail")
        .select("mail")
        .where("recipient", "=", WHO)
        .execute();
      return letters.flatMap(({ mail }) =>
        [...mail.matchAll(/http:\/\/essaim\.test(\/[\w\-./]+)/g)].map(([, path = ""]) => path),
      );
    }

    /** Fills every form of a page in the person's name; each once. */
    async function fillAll(it: TestInstance, url: string, done: Set<string>): Promise<string[]> {
      const page = await ask(it, url);
      const next = linksOf(page.body).filter((link) => /^\/suivre/.test(link));
      if (page.statusCode >= 300 && page.statusCode < 400) next.push(String(page.headers.location));
      for (const form of formsOf(page.body, url)) {
        const key = `${doorOf(it.server.declaredRoutes, "POST", form.action)} ${form.fields.map(({ name }) => name).join()}`;
        if (form.method !== "POST" || form.multipart || TAKES_BACK.test(form.action) || done.has(key)) continue;
        done.add(key);
        const values = new URLSearchParams();
        const pressed = form.fields.find(({ kind }) => kind === "button")?.name;
        for (const field of form.fields) {
          if (values.has(field.name) || (field.kind === "button" && field.name !== pressed)) continue;
          const isName = new RegExp(`<label for="${field.name}"[^>]*>[^<]*votre (pr.)?nom`, "i").test(page.body);
          values.append(field.name, field.type === "email" ? WHO : isName ? NAME : plausible(field, asked));
        }
        // Letters to one address are limited by the hour.
        clock.advance(600_000);
        const answer = await ask(it, form.action, values.toString());
        assert.ok(answer.statusCode < 500, `${form.action}: ${answer.statusCode}`);
        const location = answer.headers.location;
        if (typeof location === "string" && location.startsWith("/")) next.push(location);
        // One may send before every question is answered.
        const [draft] = /^\/contribuer\/[\w-]{43}/.exec(form.action) ?? [];
        if (draft) next.push(`${draft}/etape`, `${draft}/vous`, `${draft}/envoi`);
      }
      return next;
    }

    it("leaves no trace of their address nor of their name, in any table", async (t) => {
      const it = instance;
      if (!it) {
        t.skip("NOT TESTED on PostgreSQL: set ESSAIM_TEST_DATABASE_URL, or run .ci/run");
        return;
      }
      const [entry] = (await Array.fromAsync(allEntries(it.services.database.read))).flat();
      assert.ok(entry);
      const address = entryPath(entry).slice("/fiche/".length);
      const values: Record<string, string> = {
        partner: PARTNERS.editorA,
        address,
        fiche: address,
        code: "dep-29",
        champ: "title",
      };
      const doors = it.server.declaredRoutes.filter(({ method, access }) => method === "GET" && access === "public");
      const start = [
        entryPath(entry),
        ...doors.map(({ url }) => url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "x")),
      ];
      const done = new Set<string>();
      for (let round = 0, waiting = start; round < 40 && waiting.length > 0; round++) {
        const next = [];
        for (const url of waiting.slice(0, 300)) next.push(...(await fillAll(it, url, done)));
        waiting = [...new Set([...next, ...(await linksOfLetters(it))])].filter((url) => !url.startsWith("/connexion"));
        if (round > 8 && next.length === 0) break;
      }
      const before = await traces(it);
      t.diagnostic(`${done.size} forms filled; traces in ${before.join(", ")}`);
      assert.ok(before.length >= 12, `present in ${before}`);

      await it.services.database.transaction((trx) =>
        trx.deleteFrom("private_link").where("purpose", "=", "privacy/own-data").execute(),
      );
      await ask(it, "/vie-privee/mes-donnees", `email=${encodeURIComponent(WHO)}`);
      const [link] = (await linksOfLetters(it)).filter((path) => path.startsWith("/vie-privee/mes-donnees/"));
      assert.ok(link);
      const page = await ask(it, link);
      assert.equal(page.statusCode, 200);
      const parts = [...page.body.matchAll(/name="partie" value="([^"]+)"/g)].map(([, id]) => id);
      t.diagnostic(`held by ${parts.join(", ")}`);
      assert.ok(parts.length >= 10);
      const file = await ask(it, `${link}/mes-donnees.json`);
      assert.equal(file.statusCode, 200);
      const erased = await ask(it, `${link}/effacer`, "partie=tout");
      assert.equal(erased.statusCode, 303, erased.body.slice(0, 400));
      // The receipt alone waits, and is deleted once sent.
      assert.deepEqual(
        (await traces(it)).filter((name) => name !== "outgoing_mail"),
        [],
      );
      const letters = await it.services.database.read
        .selectFrom("outgoing_mail")
        .select("mail")
        .where("recipient", "=", WHO)
        .execute();
      assert.equal(letters.length, 1);
    });
  });
