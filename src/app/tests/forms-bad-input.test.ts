import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { InjectOptions } from "fastify";
import { allEntries, entryPath } from "../../catalogue/index.ts";
import { type Door, doorOf, type Form, formsOf, linksOf, plausible } from "../testing/forms.ts";
import { openInstance, openSchema, type TestInstance } from "../testing/instance.ts";
import { MARKS, MEGABYTE, NAUGHTY } from "../testing/naughty.ts";
import { PARTNERS, ROLES, type Role, signInAs } from "../testing/roles.store.ts";

const FORM = "application/x-www-form-urlencoded";
/** Pages visited as each role: enough for every form, found from the doors of the server and from the pages themselves. */
const PAGES = 250;

type Found = Form & { role: Role; page: string };

/** What tells one form from another: the same questions sent to the same door. */
const signature = ({ method, action, fields }: Form, doors: readonly Door[]): string =>
  [method, doorOf(doors, method, action), ...new Set(fields.map(({ name }) => name))].join(" ");

const engines: readonly (readonly [string, () => ReturnType<typeof openSchema> | undefined])[] = [
  ["the embedded database", () => undefined],
  ["PostgreSQL", openSchema],
];

for (const [engine, schema] of engines)
  describe(`bad input in every field of every form, on ${engine}`, () => {
    let instance: TestInstance | undefined;
    let remove: (() => Promise<void>) | undefined;
    const forms = new Map<string, Found>();
    const cookies = new Map<Role, string | undefined>();
    const wrong = new Set<string>();
    let asked = 0;

    before(async () => {
      const own = await schema();
      if (!own && engine === "PostgreSQL") return;
      remove = own?.remove;
      instance = await openInstance(own ? { DATABASE_URL: own.url } : {});
    });
    after(async () => {
      await instance?.close();
      await remove?.();
    });

    const told = (name: string, story: (it: TestInstance, say: (text: string) => void) => Promise<void>) =>
      it(name, async (t) => {
        wrong.clear();
        if (instance) await story(instance, (text) => t.diagnostic(text));
        else t.skip("NOT TESTED on PostgreSQL: set ESSAIM_TEST_DATABASE_URL, or run .ci/run");
      });

    /** Asks as somebody, each time from elsewhere, and judges the answer: a page, a file or a way on; never a defect, never markup of theirs. */
    async function ask({ server }: TestInstance, role: Role, options: InjectOptions, what: string) {
      asked++;
      const cookie = cookies.get(role);
      const answer = await server.inject({
        remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
        ...options,
        headers: { ...options.headers, ...(cookie ? { cookie } : {}) },
      });
      const { statusCode, headers, body } = answer;
      const type = String(headers["content-type"] ?? "");
      if (statusCode >= 500) wrong.add(`${what}: ${statusCode}`);
      if (type.startsWith("text/html")) {
        for (const sign of MARKS) if (sign.test(body)) wrong.add(`${what}: reflected as markup`);
        if (!/<html lang="fr">.*<h1/s.test(body)) wrong.add(`${what}: not a whole page`);
      } else if (statusCode >= 400 && !type.startsWith("application/json"))
        wrong.add(`${what}: ${statusCode} as ${type || "nothing"}`);
      const location = headers.location;
      if (
        location !== undefined &&
        !/^\/(?![/\\])[^\r\n]*$/.test(String(location)) &&
        !String(location).startsWith("http://essaim.test/")
      )
        wrong.add(`${what}: leads to ${location}`);
      return answer;
    }

    const refresh = async ({ services }: TestInstance, role: Role) => cookies.set(role, await signInAs(services, role));

    /** Letters that wait hold private links: their pages have forms too. */
    async function linksOfLetters({ services }: TestInstance): Promise<string[]> {
      const letters = await services.database.read.selectFrom("outgoing_mail").select("mail").execute();
      return letters.flatMap(({ mail }) =>
        [...mail.matchAll(/http:\/\/essaim\.test(\/[\w\-./]+)/g)].map(([, path = ""]) => path),
      );
    }

    async function startingPoints({ server, services }: TestInstance): Promise<string[]> {
      const [entry] = (await Array.fromAsync(allEntries(services.database.read))).flat();
      assert.ok(entry);
      const address = entryPath(entry).slice("/fiche/".length);
      const values: Record<string, string> = {
        partner: PARTNERS.editorA,
        source: "bretagne",
        address,
        fiche: address,
        code: "dep-29",
      };
      const doors = server.declaredRoutes.filter(({ method, url }) => method === "GET" && !url.startsWith("/api/"));
      return doors.map(({ url }) => url.replace(/:(\w+)(\([^)]*\))?/g, (_, name: string) => values[name] ?? "x"));
    }

    async function crawl(it: TestInstance, role: Role, start: readonly string[]): Promise<void> {
      await refresh(it, role);
      const waiting = [...start];
      const seen = new Map<string, number>();
      for (let visited = 0; waiting.length > 0 && visited < PAGES; ) {
        const url = waiting.shift() ?? "";
        const kind = doorOf(it.server.declaredRoutes, "GET", url);
        const times = seen.get(kind) ?? 0;
        // Two of a kind: fiches, results and territories have the same forms.
        if (times >= 2 || /\.(json|csv|xlsx|ndjson|atom|geojson|ttl|jsonld|yaml|xml|svg|ico)$/.test(kind)) continue;
        seen.set(kind, times + 1);
        visited++;
        const answer = await ask(it, role, { url }, `${role} ${url}`);
        if (answer.statusCode !== 200 || !String(answer.headers["content-type"]).startsWith("text/html")) continue;
        for (const form of formsOf(answer.body, url)) {
          const key = signature(form, it.server.declaredRoutes);
          if (!forms.has(key)) forms.set(key, { ...form, role, page: url });
        }
        waiting.push(...linksOf(answer.body));
      }
    }

    told("finds the forms, as each role and behind the links of letters", async (it, say) => {
      const start = await startingPoints(it);
      for (const role of ROLES) await crawl(it, role, start);
      // Good answers, so that letters leave and what they lead to is found.
      for (const form of [...forms.values()].filter(({ method, multipart }) => method === "POST" && !multipart)) {
        await refresh(it, form.role);
        await ask(it, form.role, filled(form), `${form.action} filled well`);
      }
      await crawl(it, "visitor", await linksOfLetters(it));
      say(`${forms.size} forms, ${[...forms.values()].reduce((sum, { fields }) => sum + fields.length, 0)} fields`);
      assert.ok(forms.size > 10);
      assert.deepEqual([...wrong], []);
    });

    /** The request of a form filled as a good reader would, but for what is said otherwise. */
    function filled(form: Form, answers: Record<string, string | string[] | undefined> = {}): InjectOptions {
      const values = new URLSearchParams();
      const pressed = form.fields.find(({ kind }) => kind === "button")?.name;
      for (const field of form.fields) {
        if (field.name in answers || values.has(field.name) || (field.kind === "button" && field.name !== pressed)) continue;
        values.append(field.name, plausible(field, asked));
      }
      for (const [name, answer] of Object.entries(answers)) for (const one of [answer ?? []].flat()) values.append(name, one);
      // Lone surrogates and NUL travel as a hostile client would send them.
      const text = values.toString();
      if (form.method === "GET") return { url: `${form.action.split("?")[0]}?${text.slice(0, 12_000)}` };
      return { method: "POST", url: form.action, headers: { "content-type": FORM }, payload: text };
    }

    const nameOf = ({ method, action }: Form) => `${method} ${action}`;

    told("answers every naughty text in every field", async (it, say) => {
      // The second engine is asked what engines may take otherwise: signs beyond ASCII, quotes, lengths.
      const texts = engine === "PostgreSQL" ? NAUGHTY.filter((text) => /[^ -~]|['"%\\]/.test(text)) : NAUGHTY;
      for (const form of forms.values()) {
        const names = new Set(form.fields.map(({ name }) => name));
        for (const name of names) {
          await refresh(it, form.role);
          for (const [nth, text] of texts.entries())
            await ask(it, form.role, filled(form, { [name]: text }), `${nameOf(form)} ${name} #${nth}`);
        }
      }
      say(`${asked} requests`);
      assert.deepEqual([...wrong].slice(0, 40), []);
    });

    told("answers a megabyte, several answers for one, names that are paths, nothing at all, twice at once", async (it) => {
      for (const form of [...forms.values()].filter(({ method }) => method === "POST")) {
        await refresh(it, form.role);
        const names = [...new Set(form.fields.map(({ name }) => name))];
        for (const name of names) {
          await ask(it, form.role, filled(form, { [name]: MEGABYTE }), `${nameOf(form)} ${name}: 1 MB`);
          await ask(it, form.role, filled(form, { [name]: ["a", "b"] }), `${nameOf(form)} ${name}: twice`);
          await ask(it, form.role, filled(form, { [name]: undefined }), `${nameOf(form)} ${name}: missing`);
          const odd = { [name]: undefined, [`${name}[x]`]: "a", [`${name}[]`]: "b", [`${name}.__proto__`]: "c" };
          await ask(it, form.role, filled(form, odd), `${nameOf(form)} ${name}: as a path`);
        }
        await refresh(it, form.role);
        await Promise.all([1, 2].map(() => ask(it, form.role, filled(form), `${nameOf(form)}: pressed twice at once`)));
      }
      assert.deepEqual([...wrong].slice(0, 40), []);
    });

    told("answers bodies of another kind: JSON, files for texts, texts for files, rubbish, too much", async (it) => {
      const boundary = "essaim";
      const part = (name: string, file?: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ""}\r\n\r\nGIF89a<essaim-x>\r\n`;
      for (const form of [...forms.values()].filter(({ method }) => method === "POST")) {
        await refresh(it, form.role);
        const names = [...new Set(form.fields.map(({ name }) => name))];
        const bodies: [string, string][] = [
          ["application/json", JSON.stringify(Object.fromEntries(names.map((name) => [name, { a: [1, null] }])))],
          ["application/json", "{"],
          ["text/plain", "bonjour"],
          [FORM, "%%%&&&==="],
          [FORM, "a".repeat(3_000_000)],
          [
            `multipart/form-data; boundary=${boundary}`,
            `${names.map((name) => part(name, "x.png")).join("")}--${boundary}--\r\n`,
          ],
          [`multipart/form-data; boundary=${boundary}`, `${names.map((name) => part(name)).join("")}--${boundary}--\r\n`],
          [`multipart/form-data; boundary=${boundary}`, "rubbish"],
          ["multipart/form-data", part("a", "../../x.svg")],
        ];
        for (const [type, payload] of bodies) {
          const request = { method: "POST" as const, url: form.action, headers: { "content-type": type }, payload };
          await ask(it, form.role, request, `${nameOf(form)} as ${type} ${payload.slice(0, 12)}`);
        }
      }
      assert.deepEqual([...wrong].slice(0, 40), []);
    });

    told("keeps nothing of it as markup: every page is read again, as each role", async (it) => {
      const start = await startingPoints(it);
      for (const role of ROLES) await crawl(it, role, start);
      assert.deepEqual([...wrong].slice(0, 40), []);
    });
  });
