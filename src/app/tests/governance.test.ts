import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fixedClock } from "../../platform/clock.ts";
import { readOutbox } from "../../platform/mail-outbox.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, openSchema, type TestInstance } from "../testing/instance.ts";
import { NAUGHTY } from "../testing/naughty.ts";
import { emailOf, ROLES, type Role, signInAs } from "../testing/roles.store.ts";
import { work } from "../worker.ts";

const DAY = 86_400_000;
const FILE = {
  name: "La Carte des communs",
  kind: "association",
  territory: "Morlaix",
  site: "carte.example",
  base: "Trois cents communs de la vallée, depuis 2016.",
  count: "300",
  form: "file",
  licence: "lo-2.0",
  rhythm: "monthly",
  why: "Pour que ces lieux se trouvent depuis ailleurs.",
  contactName: "Claire Le Goff",
  contactRole: "chargée de projet",
  email: "claire@carte.example",
  signerName: "Yann Riou",
  signerRole: "président",
  organisation: "Association des communs",
  signerPublic: "1",
  charter: "1",
};
const engines: readonly (readonly [string, () => ReturnType<typeof openSchema> | undefined])[] = [
  ["the embedded database", () => undefined],
  ["PostgreSQL", openSchema],
];

for (const [engine, schema] of engines)
  describe(`the cooperative through its pages, on ${engine}`, () => {
    const clock = fixedClock("2026-11-22T08:00:00Z");
    let instance: TestInstance | undefined;
    let remove: (() => Promise<void>) | undefined;
    const cookies = new Map<Role, string | undefined>();
    /** So many days later, everybody has signed in again. */
    const later = async ({ services }: TestInstance, days: number) => {
      clock.advance(days * DAY);
      for (const role of ROLES) cookies.set(role, await signInAs(services, role));
    };
    before(async () => {
      const own = await schema();
      if (!own && engine === "PostgreSQL") return;
      remove = own?.remove;
      instance = await openInstance({ ESSAIM_DEMO: "1", ...(own ? { DATABASE_URL: own.url } : {}) }, { clock });
      await later(instance, 0);
    });
    after(async () => {
      await instance?.close();
      await remove?.();
    });
    const told = (name: string, story: (one: TestInstance) => Promise<void>) =>
      it(name, async (t) => {
        if (instance) await story(instance);
        else t.skip("NOT TESTED on PostgreSQL: set ESSAIM_TEST_DATABASE_URL, or run .ci/run");
      });

    let address = 0;
    const ask = async ({ server }: TestInstance, role: Role, url: string, body?: Record<string, string>) => {
      address++;
      const cookie = cookies.get(role);
      const answer = await server.inject({
        method: body ? "POST" : "GET",
        url,
        remoteAddress: `10.0.${address >> 8}.${address & 255}`,
        headers: { ...(cookie ? { cookie } : {}), ...(body ? { "content-type": "application/x-www-form-urlencoded" } : {}) },
        ...(body ? { payload: new URLSearchParams(body).toString() } : {}),
      });
      assert.ok(answer.statusCode < 500, `${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
      if (String(answer.headers["content-type"]).startsWith("text/html")) {
        await assertValidHtml(answer.body);
        assertNoThirdParty(answer.body);
      }
      return answer;
    };
    /** Lets the background work be done, then reads the newest letter to an address. */
    const letterTo = async ({ services }: TestInstance, email: string): Promise<string> => {
      await work(services, new AbortController().signal, true);
      const letter = (await readOutbox(services.folder.mail)).find((mail) => mail.to.includes(email));
      return letter ? `${letter.subject}\n${letter.text}` : "";
    };
    const waiting = async ({ services }: TestInstance, kind: string) => {
      const cases = await services.database.read.selectFrom("moderation_case").selectAll().where("kind", "=", kind).execute();
      return cases.filter(({ state }) => state === "waiting");
    };
    const accept = async (one: TestInstance, kind: string) => {
      const [it] = await waiting(one, kind);
      assert.ok(it, `nothing waits (${kind})`);
      const answer = await ask(one, "curator", `/bureau/cas/${it.id}`, { verdict: "accept", version: String(it.version) });
      assert.equal(answer.statusCode, 303, answer.body.slice(0, 500));
    };

    told(
      "a page with something wrong comes back whole: each thing is told beside its field, nothing typed is lost",
      async (one) => {
        const page = await ask(one, "visitor", "/reseau/rejoindre");
        assert.match(page.body, /Rejoindre le réseau/);
        const empty = await ask(one, "visitor", "/reseau/rejoindre", {});
        assert.equal(empty.statusCode, 422);
        const bad = { ...FILE, email: "claire", territory: "Nullepartville", charter: "", why: "x".repeat(1_000_000) };
        const answer = await ask(one, "visitor", "/reseau/rejoindre", bad);
        assert.equal(answer.statusCode, 422);
        for (const kept of [
          "La Carte des communs",
          "Trois cents communs",
          "Nullepartville",
          "Yann Riou",
          "Association des communs",
        ])
          assert.ok(answer.body.includes(kept), kept);
        for (const field of ["email", "charter", "why"]) assert.ok(answer.body.includes(`href="#${field}"`), field);
        assert.doesNotMatch(answer.body, /href="#name"/);
      },
    );

    told(
      "an organisation applies, confirms, is voted in and invited; a stranger reads dates and outcome, a member the file",
      async (one) => {
        assert.equal((await ask(one, "visitor", "/reseau/rejoindre", FILE)).statusCode, 200);
        const link = /\/reseau\/candidature\/[\w-]{43}/.exec(await letterTo(one, FILE.email))?.[0] ?? "";
        assert.match((await ask(one, "visitor", link)).body, /Confirmer la candidature/);
        assert.equal((await waiting(one, "application")).length, 0, "opening the link changed nothing");
        assert.equal((await ask(one, "visitor", link, {})).statusCode, 303);
        await accept(one, "application");
        const list = await ask(one, "visitor", "/reseau/candidatures");
        const page = /\/reseau\/candidatures\/[0-9a-z]{15}/.exec(list.body)?.[0] ?? assert.fail("not listed");
        const seen = await ask(one, "visitor", page);
        assert.match(seen.body, /Morlaix/);
        assert.doesNotMatch(seen.body, /Claire Le Goff|claire@|Trois cents/);
        assert.equal((await ask(one, "visitor", `${page}/voix`, { choice: "for" })).statusCode, 403);
        assert.match((await ask(one, "expert", page)).body, /Claire Le Goff/);
        const bureau = await ask(one, "curator", "/bureau/candidatures");
        assert.match(bureau.body, /La Carte des communs/);
        // Two partners of the demonstration have an editor: the stewards decide, and it is said.
        assert.match(seen.body, /Moins de trois réseaux/);
        const act = `/bureau/candidatures/${page.split("/").at(-1)}`;
        assert.equal((await ask(one, "curator", act, { act: "admit", reason: "" })).statusCode, 422);
        assert.equal((await ask(one, "editorA", act, { act: "admit", reason: "Oui" })).statusCode, 403);
        assert.equal((await ask(one, "curator", act, { act: "admit", reason: "Bien connu ici." })).statusCode, 303);
        assert.equal((await ask(one, "curator", act, { act: "decline", reason: "Non." })).statusCode, 409);
        assert.match(await letterTo(one, FILE.email), /tenir à jour|invité/);
        assert.match((await ask(one, "visitor", "/reseau")).body, /La Carte des communs/);
        assert.match((await ask(one, "visitor", "/charte")).body, /Yann Riou/);
        assert.match((await ask(one, "visitor", page)).body, /Bien connu ici/);
        assert.equal((await ask(one, "curator", act, { act: "suspend", reason: "Ne répond plus." })).statusCode, 303);
        assert.match((await ask(one, "visitor", page)).body, /Ne répond plus/);
        assert.equal((await ask(one, "curator", act, { act: "restore", reason: "A répondu." })).statusCode, 303);
        assert.equal((await ask(one, "curator", act, { act: "fly", reason: "x" })).statusCode, 422);
      },
    );

    told("with three partners, members vote on the page, change their mind, object; the vote closes by itself", async (one) => {
      const other = { ...FILE, name: "Réseau des ateliers", email: "paul@ateliers.example" };
      await ask(one, "visitor", "/reseau/rejoindre", other);
      const link = /\/reseau\/candidature\/[\w-]{43}/.exec(await letterTo(one, other.email))?.[0] ?? "";
      await ask(one, "visitor", link, {});
      await accept(one, "application");
      const list = (await ask(one, "visitor", "/reseau/candidatures")).body;
      const page =
        /href="(\/reseau\/candidatures\/[0-9a-z]{15})">Réseau des ateliers/.exec(list)?.[1] ?? assert.fail("not listed");
      assert.match(await letterTo(one, emailOf("editorA")), /Réseau des ateliers/);
      const form = (await ask(one, "editorA", page)).body;
      const partner = /name="partner" value="([^"]+)"/.exec(form)?.[1] ?? assert.fail("no voice to cast");
      const vote = (body: Record<string, string>, role: Role = "editorA") => ask(one, role, `${page}/voix`, { partner, ...body });
      assert.equal((await vote({ choice: "block" })).statusCode, 422);
      assert.equal((await vote({ choice: "perhaps", comment: "Mon texte" })).statusCode, 422);
      assert.equal((await vote({ choice: "for" }, "editorB")).statusCode, 403);
      assert.equal((await vote({ choice: "block", comment: "La licence ?" })).statusCode, 303);
      assert.match((await ask(one, "editorB", page)).body, /La licence\s\?/);
      assert.doesNotMatch((await ask(one, "visitor", page)).body, /La licence\s\?/);
      assert.equal((await vote({ choice: "for" })).statusCode, 303);
      await later(one, 36);
      assert.equal((await vote({ choice: "against" })).statusCode, 409);
      await one.services.database.transaction(async (trx) => {
        const { enqueue } = await import("../../platform/jobs/index.ts");
        await enqueue(trx, { queue: "governance", payload: {} }, clock);
      });
      await work(one.services, new AbortController().signal, true);
      assert.match((await ask(one, "visitor", page)).body, /admis/);
    });

    told("a new version of the charter is signed again by each partner, told in their space; the old one stays", async (one) => {
      const current = await ask(one, "administrator", "/bureau/charte");
      assert.match(current.body, /Décider ensemble/);
      const text = "## Nous\n\nNous partageons. <script>alert(1)</script>";
      const publish = (body: Record<string, string>) => ask(one, "administrator", "/bureau/charte", body);
      assert.equal((await publish({ after: "1", changed: "", text })).statusCode, 422);
      assert.equal((await publish({ after: "1", changed: "Plus courte.", text })).statusCode, 303);
      assert.equal((await publish({ after: "1", changed: "Deux à la fois.", text: `${text}!` })).statusCode, 422);
      const shown = (await ask(one, "visitor", "/charte")).body;
      assert.match(shown, /Nous partageons\. &lt;script&gt;/);
      assert.match((await ask(one, "editorA", "/espace")).body, /nouvelle version \(2\)/);
      const partner = /name="partner" value="([^"]+)"/.exec((await ask(one, "editorA", "/charte")).body)?.[1] ?? "";
      const sign = (body: Record<string, string>, role: Role = "editorA") =>
        ask(one, role, "/charte/signature", { partner, version: "2", name: "Anne Riou", role: "directrice", read: "1", ...body });
      assert.equal((await sign({ read: "" })).statusCode, 422);
      assert.equal((await sign({ version: "1" })).statusCode, 422);
      assert.equal((await sign({}, "editorB")).statusCode, 403);
      assert.equal((await sign({ public: "" })).statusCode, 303);
      assert.doesNotMatch((await ask(one, "visitor", "/charte")).body, /Anne Riou/);
      assert.doesNotMatch((await ask(one, "editorA", "/espace")).body, /nouvelle version \(2\)/);
      assert.match((await ask(one, "visitor", "/charte?version=1")).body, /Décider ensemble/);
      assert.equal((await ask(one, "visitor", "/charte?version=99")).statusCode, 404);
    });

    told("a visitor proposes a word, members discuss, curators decide, and the catalogue understands it", async (one) => {
      const form = "/vocabulaire/propositions/nouvelle";
      await ask(one, "visitor", form);
      for (const type of ["word", "add", "relabel", "move", "merge", "retire"])
        assert.equal((await ask(one, "visitor", `${form}?liste=themes&type=${type}`)).statusCode, 200);
      assert.match((await ask(one, "visitor", `${form}?liste=odd&type=retire`)).body, /place fixe/);
      await ask(one, "visitor", `${form}?liste=themes&mot=eau`);
      const wanted = { liste: "themes", type: "add", label: "Vélopartage rural", target: "mobilite", reason: "On le demande." };
      assert.equal((await ask(one, "visitor", form, wanted)).statusCode, 422);
      const taken = await ask(one, "visitor", form, { ...wanted, label: "AMAP", email: "lea@exemple.fr" });
      assert.match(taken.body, /désigne déjà/);
      assert.equal((await ask(one, "visitor", form, { ...wanted, email: "lea@exemple.fr" })).statusCode, 200);
      const link = /\/vocabulaire\/proposition\/[\w-]{43}/.exec(await letterTo(one, "lea@exemple.fr"))?.[0] ?? "";
      await ask(one, "visitor", link);
      assert.equal((await ask(one, "visitor", link, {})).statusCode, 303);
      await accept(one, "vocabulary");
      const list = (await ask(one, "visitor", "/vocabulaire/propositions")).body;
      const page = /\/vocabulaire\/propositions\/[0-9a-z]{15}/.exec(list)?.[0] ?? assert.fail("not listed");
      const alike = await ask(one, "contributor", form, { ...wanted, reason: "Autre raison." });
      assert.equal(alike.statusCode, 422);
      assert.match(alike.body, /ressemble à la vôtre/);
      assert.equal((await ask(one, "contributor", `${page}/commentaires`, { comment: "Bonne idée." })).statusCode, 303);
      assert.doesNotMatch((await ask(one, "visitor", page)).body, /Bonne idée/);
      await accept(one, "vocabulary");
      assert.match((await ask(one, "visitor", page)).body, /Bonne idée/);
      assert.equal((await ask(one, "contributor", `${page}/avis`, { choice: "for" })).statusCode, 403);
      assert.equal((await ask(one, "editorA", `${page}/avis`, { choice: "nuance", opinion: "Sous mobilité." })).statusCode, 303);
      const decision = { outcome: "adopted", reason: "Les fiches le disent ainsi." };
      assert.equal((await ask(one, "curator", `${page}/decision`, decision)).statusCode, 409);
      await later(one, 14);
      assert.equal((await ask(one, "editorA", `${page}/decision`, decision)).statusCode, 403);
      assert.equal((await ask(one, "curator", `${page}/decision`, { ...decision, reason: "" })).statusCode, 422);
      assert.equal((await ask(one, "curator", `${page}/decision`, decision)).statusCode, 303);
      assert.match((await ask(one, "visitor", "/vocabulaire/themes/velopartage-rural")).body, /Les fiches le disent ainsi/);
      const near = await ask(one, "visitor", "/api/v1/vocabulaire/themes/propositions?mot=velopartage");
      assert.equal(near.json().propositions[0].id, "velopartage-rural");
      assert.match((await ask(one, "visitor", "/vocabulaire.ttl")).body, /velopartage-rural/);
      assert.match((await ask(one, "visitor", "/vocabulaire/propositions.csv")).body, /Vélopartage rural/);
      assert.equal((await ask(one, "visitor", "/vocabulaire/propositions.json")).json().decisions[0].acte.kind, "add");
      assert.match(await letterTo(one, "lea@exemple.fr"), /adoptée/);
      assert.equal((await ask(one, "curator", `${page}/reprise`, { reason: "" })).statusCode, 422);
      assert.equal((await ask(one, "curator", `${page}/reprise`, { reason: "Trop vite." })).statusCode, 303);
      assert.match((await ask(one, "visitor", "/vocabulaire/themes/velopartage-rural")).body, /plus utilisé/);
    });

    told("whatever is typed, anywhere, no page breaks and nothing comes back as markup", async (one) => {
      const forms: [Role, string, Record<string, string>][] = [
        ["visitor", "/reseau/rejoindre", FILE],
        [
          "contributor",
          "/vocabulaire/propositions/nouvelle",
          { liste: "themes", type: "add", label: "x", target: "-", reason: "r" },
        ],
        ["administrator", "/bureau/charte", { after: "2", changed: "c", text: "t" }],
        ["editorA", "/charte/signature", { partner: "x", version: "1", name: "n", role: "r", read: "1" }],
      ];
      const send = async (role: Role, url: string, body: Record<string, string>) => {
        address++;
        const answer = await one.server.inject({
          method: "POST",
          url,
          remoteAddress: `10.1.${address >> 8}.${address & 255}`,
          headers: { cookie: cookies.get(role) ?? "", "content-type": "application/x-www-form-urlencoded" },
          payload: new URLSearchParams(body).toString(),
        });
        assert.ok(answer.statusCode < 500, `${url} ${JSON.stringify(body)}: ${answer.statusCode}`);
        assert.doesNotMatch(answer.body, /<essaim-x/i);
      };
      for (const [role, url, good] of forms) {
        const fields = Object.keys(good);
        for (const [n, text] of NAUGHTY.entries()) {
          await send(role, url, { ...good, [fields[n % fields.length] ?? ""]: text });
          await send(role, url, Object.fromEntries(fields.map((field) => [field, text])));
        }
      }
    });
  });
