import assert from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../platform/testing/database.ts";
import { addAccount } from "./account.commands.ts";
import { listAccounts } from "./account.store.ts";
import { INSTANCE } from "./account.ts";
import { accountServer } from "./testing/account-server.ts";

/** Texts that break what does not expect them. */
const NAUGHTY = [
  "",
  " ",
  "\0",
  "a\0b@exemple.fr",
  "\ud800",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e400",
  "__proto__",
  "constructor",
  "<script>alert(1)</script>",
  "\"'><img src=x onerror=alert(1)>",
  "{{7*7}}<%= 7*7 %>",
  "'; drop table account; --",
  "%00%0d%0aSet-Cookie: a=b",
  "a@b.fr\r\nBcc: c@d.fr",
  "a@b.fr\nSubject: x\n\nbonjour",
  "\u202etxet",
  "\u200b\u200d\ufeff",
  "Ω≈ç√∫˜µ≤≥÷",
  "👩‍👩‍👧‍👦🏳️‍🌈",
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
  "../../../etc/passwd",
  "javascript:alert(1)",
  "//evil.example",
  "x".repeat(60_000),
  "é".repeat(5_000),
];

const FIELDS = ["email", "password", "current", "code", "next", "name", "name-shown", "callings", "organisation", "territory"];
const MORE = ["introduction", "introduction-shown", "role", "session", "autres", "all"];

const POSTS = [
  "/connexion",
  "/connexion/nimporte-quoi",
  "/connexion/code",
  "/deconnexion",
  "/compte/sessions",
  "/compte/mot-de-passe",
  "/compte/mot-de-passe/retrait",
  "/compte/adresse",
  "/compte/adresse/nimporte-quoi",
  "/compte/adresse/retour/nimporte-quoi",
  "/compte/second-facteur",
  "/compte/second-facteur/activation",
  "/compte/second-facteur/codes",
  "/compte/second-facteur/arret",
  "/compte/profil",
  "/bureau/comptes",
  "/bureau/comptes/nobody/roles",
  "/bureau/comptes/nobody/retrait",
];

/** Bodies that are no form of ours. */
const BODIES: readonly (readonly [string, string])[] = [
  ["application/json", "null"],
  ["application/json", "[]"],
  ["application/json", "{"],
  ["application/json", '{"email":{"$gt":""},"password":["x"],"code":123456,"next":null,"role":{},"callings":[[]]}'],
  [
    "application/json",
    '{"__proto__":{"admin":true},"email":"a@b.fr\\u0000","next":"/\\u0000","organisation":"\\u0000","role":"expert"}',
  ],
  ["application/json", '{"name":"\\ud800","introduction":"\\u0000","territory":"\\u0000","session":"\\u0000"}'],
  ["application/x-www-form-urlencoded", "email=%zz&code=%00&next=%00&name=%00&session=%00&role=expert&organisation=%00"],
  ["application/x-www-form-urlencoded", "email=a&email=b&password=a&password=b&name=a&name=b&role=a&role=b&code=a&code=b"],
  ["application/x-www-form-urlencoded", "callings=funder&".repeat(3_000)],
  ["text/plain", "bonjour"],
];

eachDatabase("What accounts are sent that is no good", (open) => {
  test("is refused or made clean, on every form, with no defect and no markup", async () => {
    const world = await accountServer(await open());
    const membership = { organisation: INSTANCE, role: "administrator" as const };
    const { link } = await addAccount(world.deps, { email: "admin@exemple.fr", membership, by: "test" });
    let browser = world.browser();
    await browser.post(new URL(link).pathname);
    const cookies = [...browser.jar];
    assert.equal((await browser.get("/compte")).status, 200);

    /** Limits by place would hide the rest: each comes from a place of its own, in the same session. */
    const elsewhere = () => {
      browser = world.browser();
      for (const [name, value] of cookies) browser.jar.set(name, value);
      return browser;
    };
    const answered = (what: string, { status, body, headers }: Awaited<ReturnType<typeof browser.get>>) => {
      assert.ok(status < 500, `${what}: ${status} ${body.slice(0, 300)}`);
      assert.doesNotMatch(body, /<script>alert|<img src=x|\b49\b.*\b49\b/, what);
      for (const cookie of [headers["set-cookie"] ?? []].flat()) assert.match(cookie, /^(__(Host|Secure)-)?essaim_/, what);
    };
    for (const url of POSTS) {
      if (url === "/deconnexion") continue;
      for (const text of NAUGHTY) {
        const form = Object.fromEntries([...FIELDS, ...MORE].filter((field) => field !== "autres").map((field) => [field, text]));
        answered(`${url} ${JSON.stringify(text.slice(0, 40))}`, await elsewhere().post(url, form));
      }
      for (const field of ["email", "password", "name", "code"]) {
        answered(`${url} ${field}, a megabyte`, await elsewhere().post(url, { [field]: "x".repeat(1_000_000) }));
      }
      for (const [type, payload] of BODIES) {
        answered(`${url} ${payload.slice(0, 60)}`, await elsewhere().send("POST", url, payload, type));
      }
    }
    assert.equal((await elsewhere().get("/compte")).status, 200);
    const accounts = (await listAccounts(world.deps.database.read)).map(({ email }) => email);
    assert.deepEqual(accounts, ["admin@exemple.fr"]);
  });

  test("a button pressed twice, or by two at once, does its act once", async () => {
    const world = await accountServer(await open());
    await world.browser().post("/connexion", { email: "a@b.fr" });
    const token = /connexion\/(\S{43})/.exec((await world.lastMail("a@b.fr")).text)?.[1];
    const pressed = await Promise.all([1, 2, 3].map(() => world.browser().post(`/connexion/${token}`)));
    assert.deepEqual(pressed.map(({ status }) => status).sort(), [303, 400, 400]);
    assert.equal((await listAccounts(world.deps.database.read)).length, 1);
    assert.equal((await world.deps.database.read.selectFrom("session").select("account").execute()).length, 1);
  });

  test("a cookie that was altered, or another's step, opens nothing", async () => {
    const world = await accountServer(await open());
    for (const cookie of ["", "x", "%00", "a".repeat(5_000), "../..", "\u00e9"]) {
      const browser = world.browser();
      for (const name of ["__Host-essaim_session", "__Secure-essaim_etape"]) browser.jar.set(name, cookie);
      assert.match((await browser.get("/compte")).body, /sign-in-needed/);
      assert.match((await browser.post("/connexion/code", { code: "123456" })).body, /no-step/);
    }
  });
});
