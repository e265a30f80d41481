import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import type { FastifyInstance, InjectOptions } from "fastify";
import { assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, openSchema, type TestInstance } from "../testing/instance.ts";

const long = "a".repeat(5_000);

/** Addresses that no page of ours makes. All must be answered by a page, whatever they hold. */
const ADDRESSES = [
  "/%zz",
  "/%",
  "/%ff%fe",
  "/fiche/x%ff",
  "/fiche/%E0%A4%A",
  `/${long}`,
  `/fiche/${long}`,
  `/reseau/${long}`,
  `/territoire/${long}`,
  `/vocabulaire/themes/${long}`,
  `/recherche?q=${long}`,
  `/recherche?${"theme=alimentation&".repeat(500)}`,
  "/fiche/%00",
  "/reseau/%00",
  "/reseau/carnet-bretagne%00",
  "/reseau/carnet-bretagne/bretagne/%00",
  "/reseau/carnet-bretagne/%00/correspondance.yaml",
  "/territoire/%00",
  "/connexion/%00",
  "/connexion?next=%00",
  "/recherche?q=%00&ou=%00&theme=%00",
  "/vocabulaire/%00",
  "/../../etc/passwd",
  "/..%2f..%2fetc%2fpasswd",
  "/assets/../../package.json",
  "/assets/x/..%2f..%2fpackage.json",
  "//evil.example/",
  "/\\evil.example",
  "/fiche/__proto__",
  "/territoire/__proto__",
  "/territoire/constructor",
  "/vocabulaire/__proto__",
  "/vocabulaire/constructor/prototype",
  "/vocabulaire/themes.constructor",
  "/reseau/__proto__",
  "/recherche?theme=__proto__&type=constructor&ou=toString&tri=valueOf&stade=hasOwnProperty",
  "/recherche?__proto__[x]=1&constructor=2&page[]=3",
  "/recherche?page=abc&rayon=NaN&bbox=x",
  "/recherche?page=-1",
  "/recherche?page=1e400",
  "/recherche?page=999999999999",
  "/recherche?bbox=1,2,3",
  "/recherche?bbox=Infinity,-Infinity,NaN,0",
  "/recherche?ou=999,999&rayon=10",
  "/recherche?ou=0,0&rayon=999999",
  "/recherche?q=%22%22%22((((-%22&q=x&q=y",
  "/recherche?q=%F0%9F%90%9D%ED%A0%80",
  "/recherche?q=%3Cscript%3Ealert(1)%3C/script%3E",
  "/recherche?vue=constructor&cellule=%3C",
  "/carte?bbox=a&cellule=__proto__&zoom=-5",
  "/recherche.csv?q=%00&page=x",
  "/recherche.geojson?bbox=x",
  "/recherche.atom?q=%0D%0ASet-Cookie:a=b",
  "/sitemap-%00.xml",
  "/api/%zz",
  "/api/v1/recherche?q=%00&taille=abc",
  "/api/v1/recherche?taille=-1",
  "/api/v1/recherche?type=constructor&theme=__proto__",
  "/api/v1/fiches/%00",
  `/api/v1/fiches/${long}`,
  "/api/v1/changements?apres=1e30",
  "/api/v1/changements?apres=99999999999999999999",
  "/api/v1/changements?apres=9007199254740991",
  "/api/v1/vocabulaire/constructor",
  "/api/v1/suggest?q=%00&type=x",
  "/api/nulle/part",
  "/api",
];

const ENGLISH =
  /Bad Request|Not Found|Internal Server|must (be|have|match)|is not a valid|FST_|at .+\.tsx?:\d|node_modules|SQLITE|syntax error/;

const engines: readonly (readonly [string, () => ReturnType<typeof openSchema> | undefined])[] = [
  ["the embedded database", () => undefined],
  ["PostgreSQL", openSchema],
];

for (const [engine, schema] of engines)
  describe(`what no browser of good will sends, on ${engine}`, () => {
    let instance: TestInstance | undefined;
    let remove: (() => Promise<void>) | undefined;
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

    /** Runs a story on the server, or says that there is none to run it on. */
    const told = (name: string, story: (server: FastifyInstance) => Promise<void>) =>
      it(name, async (t) => {
        if (instance) await story(instance.server);
        else t.skip("NOT TESTED on PostgreSQL: set ESSAIM_TEST_DATABASE_URL, or run .ci/run");
      });

    /** The answer is whole, in French, and not a defect of ours. */
    async function answered(server: FastifyInstance, request: InjectOptions): Promise<Awaited<ReturnType<typeof server.inject>>> {
      const answer = await server.inject(request);
      const what = `${request.method ?? "GET"} ${String(request.url).slice(0, 80)}`;
      assert.ok(answer.statusCode < 500, `${what}: ${answer.statusCode}`);
      if (answer.statusCode < 400) return answer;
      const type = String(answer.headers["content-type"]);
      assert.doesNotMatch(answer.body, ENGLISH, what);
      if (/^\/api(\/|\?|$)/.test(String(request.url)) && type.startsWith("application/json")) {
        const { error } = answer.json<{ error: { code: string; detail: string } }>();
        assert.match(error.code, /^[a-z-]+\/[a-z-]+$/, what);
        assert.ok(error.detail.length > 10, what);
        return answer;
      }
      if (/^\/assets\//.test(String(request.url)) && type.startsWith("text/plain")) return answer;
      assert.equal(type, "text/html; charset=utf-8", what);
      assert.match(answer.body, /<html lang="fr">.*<h1/s, what);
      await assertValidHtml(answer.body);
      return answer;
    }

    told("any address is answered, by a page in French or by JSON in French", async (server) => {
      for (const url of ADDRESSES) await answered(server, { url });
    });

    told("nothing of an address is written as markup, nor as a header", async (server) => {
      const search = await answered(server, { url: "/recherche?q=%3Cscript%3Ealert(1)%3C/script%3E&ou=%22%3E%3Cimg src=x%3E" });
      assert.doesNotMatch(search.body, /<script>alert|<img src=x/);
      for (const url of [
        "/connexion?next=%0D%0ASet-Cookie:%20a=b",
        "/fiche/x%0D%0ASet-Cookie:a=b-000000000000000",
        "/espace/%0D%0Ax",
      ]) {
        const { headers } = await answered(server, { url });
        assert.equal(headers["set-cookie"], undefined, url);
        assert.doesNotMatch(String(headers.location ?? ""), /[\r\n]/, url);
      }
      const signIn = await server.inject({ url: "/connexion?next=https://evil.example/" });
      assert.doesNotMatch(signIn.body, /evil\.example/);
    });

    told("methods that are not ours are answered in French too", async (server) => {
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"] as const)
        for (const url of ["/", "/recherche", "/nulle-part", "/api/v1/reseau"]) await answered(server, { url, method });
    });

    told("an act asked by another site is refused, and says so", async (server) => {
      for (const url of ["/connexion", "/deconnexion", "/espace", "/compte/suppression", "/nulle-part"]) {
        const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
        const answer = await answered(server, { url, method: "POST", headers });
        assert.equal(answer.statusCode, 403, url);
        assert.match(answer.body, /vient d’un autre site/);
      }
    });

    told("bodies of the wrong kind, broken or too large are refused in French", async (server) => {
      const bodies: [string, string | Buffer][] = [
        ["application/json", "{"],
        ["application/json", '{"__proto__":{"x":1}}'],
        ["application/xml", "<x/>"],
        ["text/plain", "bonjour"],
        ["multipart/form-data", "sans frontière"],
        ["multipart/form-data; boundary=x", "--x\r\nn'importe quoi"],
        ["application/x-www-form-urlencoded", "email=%zz&email=%00&email[]=x"],
        ["application/x-www-form-urlencoded", "email=a%00b@exemple.fr"],
        ["application/x-www-form-urlencoded", Buffer.from([0xff, 0xfe, 0x00, 0x3d])],
        ["application/x-www-form-urlencoded", "a=1&".repeat(50_000)],
        ["application/x-www-form-urlencoded", `email=${"x".repeat(2_100_000)}`],
        ["", "email=x"],
      ];
      for (const [type, payload] of bodies)
        for (const url of ["/connexion", "/deconnexion", "/espace/carnet-bretagne/nouvelle"])
          await answered(server, { url, method: "POST", headers: type ? { "content-type": type } : {}, payload });
    });

    told("cookies and headers that are garbage change nothing", async (server) => {
      const headers = {
        cookie: `essaim_session=%00; essaim_notice=%7B; =; ${"x".repeat(3_000)}`,
        accept: "*/*;q=zz,,",
        "if-none-match": '"',
        host: "evil.example\t",
      };
      for (const url of ["/", "/espace", "/fiche/x", "/vocabulaire/themes"]) await answered(server, { url, headers });
      const page = await server.inject({
        url: "/recherche",
        headers: { host: "evil.example", "x-forwarded-host": "evil.example" },
      });
      assert.doesNotMatch(page.body, /evil\.example/);
    });

    told("many asks for a link in a row are told to wait, in French", async (server) => {
      const ask = () =>
        answered(server, {
          url: "/connexion",
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          payload: "email=a@exemple.fr",
        });
      let last = await ask();
      for (let i = 0; i < 30 && last.statusCode !== 429; i++) last = await ask();
      assert.equal(last.statusCode, 429);
      assert.match(last.body, /recommencez dans \d+\s+minutes?[\s\S]+page précédente/);
    });
  });

describe("what is not HTTP", () => {
  let instance: TestInstance;
  let port: number;
  before(async () => {
    instance = await openInstance();
    await instance.server.listen({ port: 0, host: "127.0.0.1" });
    const address = instance.server.server.address();
    port = typeof address === "object" && address ? address.port : 0;
  });
  after(() => instance?.close());

  const send = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(text));
      socket.setEncoding("utf8");
      socket.on("data", (chunk) => {
        answer += chunk;
      });
      socket.on("end", () => resolve(answer));
      socket.on("error", reject);
    });

  it("is answered by a bare page in French, and the server goes on", async () => {
    for (const text of [
      "n'importe quoi\r\n\r\n",
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(100_000)}\r\n\r\n`,
      `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      "GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
      "POST /connexion HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    ]) {
      const answer = await send(text);
      assert.match(answer, /^HTTP\/1\.1 4\d\d /, text.slice(0, 60));
      assert.match(answer, /lang="fr"/, text.slice(0, 60));
      assert.doesNotMatch(answer, /"message"|statusCode/, text.slice(0, 60));
    }
    assert.equal((await instance.server.inject({ url: "/aide" })).statusCode, 200);
  });
});
