import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { allEntries, entryPath } from "../../catalogue/index.ts";
import { assertNoThirdParty } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { PARTNERS } from "../testing/roles.store.ts";

/** Remember in the browser of who decides whether single-key shortcuts are on (WCAG 2.1.4): said on the page on privacy. */
const REMEMBERS = ["case-keys.ts", "judge-keys.ts"];

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const SECRET = /[\w-]{43}/;

describe("a reader is followed by nobody", () => {
  let instance: TestInstance;
  let urls: string[];
  before(async () => {
    instance = await openInstance();
    const [entry] = (await Array.fromAsync(allEntries(instance.services.database.read))).flat();
    assert.ok(entry);
    const address = entryPath(entry).slice("/fiche/".length);
    const values: Record<string, string> = {
      partner: PARTNERS.editorA,
      source: "bretagne",
      address,
      fiche: address,
      code: "dep-29",
    };
    urls = instance.server.declaredRoutes
      .filter(({ method, access }) => method === "GET" && access === "public")
      .map(({ url }) => url.replace(/:(\w+)(\([^)]*\))?/g, (_, name: string) => values[name] ?? "themes"));
  });
  after(() => instance?.close());

  it("no page gives a visitor a cookie, nor asks anything of another site", async () => {
    for (const url of urls) {
      const answer = await instance.server.inject({ url });
      assert.equal(answer.headers["set-cookie"], undefined, url);
      const policy = String(answer.headers["content-security-policy"]);
      assert.match(policy, /default-src 'self'/, url);
      assert.doesNotMatch(policy, /https?:|\*|unsafe/, url);
      if (String(answer.headers["content-type"]).startsWith("text/html")) assertNoThirdParty(answer.body);
    }
  });

  it("the scripts of pages keep nothing in the browser and call nobody else", () => {
    const files = globSync("src/web/islands/*.ts").filter((file) => !REMEMBERS.some((name) => file.endsWith(name)));
    assert.ok(files.length > 3);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      assert.doesNotMatch(text, /localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|serviceWorker/, file);
      assert.doesNotMatch(text, /["'`]https?:\/\//, file);
    }
  });

  it("no style sheet nor script that is served names another site", async () => {
    const { body } = await instance.server.inject({ url: "/" });
    const assets = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url = ""]) => url);
    assert.ok(assets.length >= 2);
    for (const url of assets) {
      const text = (await instance.server.inject({ url })).body.replaceAll(/http:\/\/www\.w3\.org\/[\w/]+/g, "");
      assert.doesNotMatch(text, /https?:\/\//, url);
    }
  });

  it("the log holds no address of a person, no secret, and nothing of what was asked", async () => {
    const lines: string[] = [];
    const write = process.stderr.write;
    process.stderr.write = ((text: string) => {
      lines.push(String(text));
      return true;
    }) as typeof process.stderr.write;
    try {
      const email = "jamais.ecrite@exemple.fr";
      for (const url of ["/connexion", "/vie-privee/mes-donnees"])
        await instance.server.inject({ method: "POST", url, headers: FORM, payload: `email=${encodeURIComponent(email)}` });
      const { mail = "" } =
        (await instance.services.database.read.selectFrom("outgoing_mail").select("mail").executeTakeFirst()) ?? {};
      const secret = SECRET.exec(mail)?.[0] ?? assert.fail("no secret in the letter");
      for (const path of ["/vie-privee/mes-donnees", "/connexion", "/rien"])
        await instance.server.inject({ url: `${path}/${secret}?q=tres-prive` });
      assert.doesNotMatch(lines.join(""), /jamais\.ecrite|tres-prive/);
      assert.ok(!lines.join("").includes(secret));
    } finally {
      process.stderr.write = write;
    }
  });
});
