import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../account/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { accountDeps } from "../wiring/account.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

describe("what goes with every answer, over https", () => {
  let instance: TestInstance;
  before(async () => {
    instance = await openInstance({ ESSAIM_URL: "https://essaim.example" });
  });
  after(() => instance?.close());

  it("pages run nothing of others, are framed by nobody else, are read as what they are, and over https alone", async () => {
    const doors = instance.server.declaredRoutes.filter(({ method }) => method === "GET");
    for (const { url } of doors) {
      const { headers } = await instance.server.inject({ url: url.replace(/:\w+/g, "x") });
      const policy = String(headers["content-security-policy"]);
      for (const rule of [
        /default-src 'self'/,
        /object-src 'none'/,
        /base-uri 'none'/,
        /form-action 'self'/,
        /frame-ancestors 'self'/,
      ])
        assert.match(policy, rule, url);
      assert.doesNotMatch(policy, /unsafe|\*/, url);
      assert.equal(headers["x-content-type-options"], "nosniff", url);
      assert.match(String(headers["strict-transport-security"]), /^max-age=31536000/, url);
      assert.match(String(headers["referrer-policy"]), /^(strict-origin-when-cross-origin|same-origin)$/, url);
      assert.equal(headers["cross-origin-opener-policy"], "same-origin", url);
      assert.equal(headers["x-powered-by"], undefined, url);
      assert.equal(headers.server, undefined, url);
    }
  });

  it("the session's cookie is read by no script, sent by no other site nor over http, and can be set by no neighbour", async () => {
    const { link } = await addAccount(accountDeps(instance.services), { email: "a@exemple.fr", by: "cli" });
    const answer = await instance.server.inject({ method: "POST", url: new URL(link).pathname, headers: FORM });
    const cookie = [answer.headers["set-cookie"]].flat().find((one) => one?.includes("essaim_session")) ?? "";
    assert.match(cookie, /^__Host-essaim_session=[\w-]{43}; /);
    for (const flag of [/; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]) assert.match(cookie, flag);
    assert.doesNotMatch(cookie, /Domain/);
    const [pair = ""] = cookie.split(";");
    assert.equal((await instance.server.inject({ url: "/compte", headers: { cookie: pair } })).statusCode, 200);
    const neighbour = pair.replace("__Host-", "");
    assert.equal((await instance.server.inject({ url: "/compte", headers: { cookie: neighbour } })).statusCode, 302);
  });

  it("scripts of other sites read the open data alone, never a page nor what is signed in", async () => {
    const asked = { origin: "https://evil.example", "access-control-request-method": "GET" };
    for (const { url, access } of instance.server.declaredRoutes.filter(({ method }) => method === "GET")) {
      const { headers } = await instance.server.inject({ url: url.replace(/:\w+/g, "x"), headers: asked });
      const open = headers["access-control-allow-origin"];
      assert.notEqual(headers["access-control-allow-credentials"], "true", url);
      if (access !== "public") assert.equal(open, undefined, url);
      assert.ok(open === undefined || open === "*", `${url}: ${open}`);
    }
  });
});
