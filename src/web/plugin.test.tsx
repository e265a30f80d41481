import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { assets } from "./assets.ts";
import { Layout } from "./layout.tsx";
import { webPlugin } from "./plugin.ts";

async function server(url = "http://localhost:3000") {
  const app = Fastify();
  await app.register(webPlugin, { instance: { name: "Essaim", tagline: "le carrefour des innovations sociales", url } });
  app.get("/page", (request, reply) =>
    reply.page(
      <Layout context={request.page} title="Une page">
        <h1>{"Bonjour <script>"}</h1>
      </Layout>,
      { cacheSeconds: 60 },
    ),
  );
  app.get("/membre", (request, reply) => {
    request.page.user = { id: "1", email: "a@exemple.fr", roles: [] };
    return reply.page(
      <Layout context={request.page} title="Espace">
        <h1>Espace</h1>
      </Layout>,
      { cacheSeconds: 60 },
    );
  });
  app.post("/acte", (_request, reply) => reply.done("/page", { tone: "success", text: "C’est enregistré." }));
  return app;
}

test("a page is whole, escaped, and asks nothing of anyone else", async () => {
  const app = await server();
  const answer = await app.inject({ url: "/page?q=eau" });
  assert.equal(answer.statusCode, 200);
  assert.match(answer.body, /^<!doctype html>/i);
  assert.match(answer.body, /<html lang="fr">/);
  assert.match(answer.body, /Bonjour &lt;script>/);
  assert.doesNotMatch(answer.body, /(src|href)="(https?:)?\/\//);
  assert.equal(answer.headers["cache-control"], "public, max-age=60");
});

test("nothing inline runs; https is spoken of only when the public address is https", async () => {
  const plain = await (await server()).inject({ url: "/page" });
  const policy = String(plain.headers["content-security-policy"]);
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe|upgrade-insecure|https:/);
  assert.equal(plain.headers["strict-transport-security"], undefined);
  const secure = await (await server("https://essaim.exemple.fr")).inject({ url: "/page" });
  assert.match(String(secure.headers["content-security-policy"]), /upgrade-insecure-requests/);
  assert.match(String(secure.headers["strict-transport-security"]), /max-age=31536000/);
});

test("pages of a signed-in person are never kept by a cache", async () => {
  const answer = await (await server()).inject({ url: "/membre" });
  assert.equal(answer.headers["cache-control"], "private, no-store");
  assert.match(answer.body, /Se déconnecter/);
});

test("an act is said once, on the next page", async () => {
  const app = await server();
  const acted = await app.inject({ method: "POST", url: "/acte" });
  assert.equal(acted.statusCode, 303);
  assert.equal(acted.headers.location, "/page");
  const cookie = String(acted.headers["set-cookie"]).split(";")[0] ?? "";
  const shown = await app.inject({ url: "/page", headers: { cookie } });
  assert.match(shown.body, /C’est enregistré\./);
  assert.match(String(shown.headers["set-cookie"]), /Max-Age=0/);
  assert.equal(shown.headers["cache-control"], "private, no-cache");
});

test("an act asked by another site is refused", async () => {
  const app = await server();
  const post = (headers: Record<string, string>) =>
    app.inject({ method: "POST", url: "/acte", headers }).then((answer) => answer.statusCode);
  assert.equal(await post({ "sec-fetch-site": "same-origin" }), 303);
  assert.equal(await post({ origin: "http://localhost:4150", host: "localhost:4150" }), 303);
  assert.equal(await post({}), 303, "a program, not a browser");
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://ailleurs.exemple" },
    { origin: "null" },
  ] as const)
    assert.notEqual(await post(headers), 303, JSON.stringify(headers));
});

test("assets are compressed, kept for a year, and gone at any other address", async () => {
  const app = await server();
  const page = await app.inject({ url: "/page" });
  const href = /href="(\/assets\/[^"]+\.css)"/.exec(page.body)?.[1] ?? "";
  const sheet = await app.inject({ url: href, headers: { "accept-encoding": "br" } });
  assert.equal(sheet.statusCode, 200);
  assert.equal(sheet.headers["content-encoding"], "br");
  assert.match(String(sheet.headers["cache-control"]), /immutable/);
  const scripts = [...assets().values()].filter(({ name }) => name.endsWith(".js"));
  const bodies = await Promise.all(
    scripts.map(({ hash, name }) => app.inject({ url: `/assets/${hash}/${name}`, headers: { "accept-encoding": "gzip" } })),
  );
  assert.deepEqual(
    bodies.map(({ rawPayload }) => gunzipSync(rawPayload).length),
    scripts.map(({ body }) => body.length),
    "each script is itself, although they share one address",
  );
  assert.equal((await app.inject({ url: href.replace(/assets\/[^/]+/, "assets/000000000000") })).statusCode, 404);
});
