import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { isProblem } from "../platform/errors.ts";
import { readConfig } from "./config.ts";

/** What a person reads when a variable does not suit. */
function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(isProblem(error));
    return `${error.detail} ${error.hint}`;
  }
  return "";
}

describe("the configuration, from the environment alone", () => {
  it("needs nothing: an instance of one's own machine", () => {
    const { port, host, url, instance, databaseUrl } = readConfig({});
    assert.deepEqual(
      { port, host, url, name: instance.name, databaseUrl },
      { port: 3000, host: "127.0.0.1", url: "http://localhost:3000", name: "Essaim", databaseUrl: undefined },
    );
  });

  it("takes an empty variable for an absent one", () => {
    assert.deepEqual(readConfig({ PORT: "", DATABASE_URL: " ", ESSAIM_URL: "", ESSAIM_NAME: " " }), readConfig({}));
  });

  it("names a variable that does not suit, what it holds, and the way out", () => {
    for (const [name, value] of [
      ["PORT", "http"],
      ["PORT", "70000"],
      ["PORT", "3000.5"],
      ["DATABASE_URL", "mysql://localhost/essaim"],
      ["DATABASE_URL", "essaim"],
      ["ESSAIM_URL", "essaim.exemple.fr"],
      ["ESSAIM_URL", "javascript:alert(1)"],
      ["ESSAIM_SMTP_URL", "mail.exemple.fr"],
      ["ESSAIM_TRUSTED_PROXIES", "proxy"],
      ["ESSAIM_TRUSTED_PROXIES", "127.0.0.1/33"],
      ["ESSAIM_TRUSTED_PROXIES", "10.0.0.0/8/8"],
      ["ESSAIM_TILE_URL", "file:///etc/passwd"],
      ["ESSAIM_SOURCE_CODE", "le dépôt"],
    ] as const) {
      const said = refusal({ [name]: value });
      assert.ok(said.includes(name) && said.includes(value) && said.includes("Corrigez"), `${name}=${value}: ${said}`);
    }
  });

  it("does not repeat a password", () => {
    assert.doesNotMatch(refusal({ DATABASE_URL: "postgre://essaim:s3cret@localhost/essaim" }), /s3cret/);
    assert.doesNotMatch(refusal({ ESSAIM_SMTP_URL: "http://essaim:s3cret@localhost" }), /s3cret/);
  });

  it("drops the slash at the end of the public address, and reads a referent with or without an address", () => {
    assert.equal(readConfig({ ESSAIM_URL: "https://essaim.exemple.fr/" }).url, "https://essaim.exemple.fr");
    assert.deepEqual(readConfig({ ESSAIM_REFERENT: "Camille Le Goff <camille@exemple.fr>" }).instance.referent, {
      name: "Camille Le Goff",
      email: "camille@exemple.fr",
    });
    assert.deepEqual(readConfig({ ESSAIM_REFERENT: "La mairie" }).instance.referent, { name: "La mairie" });
  });

  it("asks administrators for a second factor, unless told otherwise", () => {
    assert.equal(readConfig({}).secondFactor, "required");
    assert.equal(readConfig({ ESSAIM_SECOND_FACTOR: "optional" }).secondFactor, "optional");
    assert.match(refusal({ ESSAIM_SECOND_FACTOR: "non" }), /ESSAIM_SECOND_FACTOR vaut «\u00a0non\u00a0»/);
  });

  it("knows a provider of identities when it is whole, and reached safely", () => {
    const whole = { ESSAIM_OIDC_ISSUER: "https://identite.exemple.fr/", ESSAIM_OIDC_CLIENT_ID: "essaim" };
    assert.deepEqual(readConfig(whole).provider, {
      issuer: "https://identite.exemple.fr/",
      clientId: "essaim",
      label: "identite.exemple.fr",
    });
    const { provider } = readConfig({ ...whole, ESSAIM_OIDC_CLIENT_SECRET: "s", ESSAIM_OIDC_LABEL: "ProConnect" });
    assert.deepEqual([provider?.clientSecret, provider?.label], ["s", "ProConnect"]);
    assert.equal(readConfig({}).provider, undefined);
    assert.ok(readConfig({ ...whole, ESSAIM_OIDC_ISSUER: "http://localhost:4000" }).provider);
    assert.match(refusal({ ...whole, ESSAIM_OIDC_ISSUER: "http://identite.exemple.fr" }), /en https/);
    assert.match(refusal({ ...whole, ESSAIM_OIDC_ISSUER: "identite" }), /ESSAIM_OIDC_ISSUER/);
    assert.match(refusal({ ESSAIM_OIDC_ISSUER: "https://identite.exemple.fr" }), /ESSAIM_OIDC_CLIENT_ID/);
    assert.match(refusal({ ESSAIM_OIDC_CLIENT_ID: "essaim" }), /ESSAIM_OIDC_ISSUER/);
    assert.match(refusal({ ...whole, ESSAIM_OIDC_LABEL: "x".repeat(61) }), /ESSAIM_OIDC_LABEL/);
  });

  it("relays letters on a domain of its own, and listens where it is told to", () => {
    assert.equal(readConfig({}).relay, undefined);
    assert.deepEqual(readConfig({ ESSAIM_RELAY_DOMAIN: "Relais.exemple.fr" }).relay, {
      domain: "relais.exemple.fr",
      host: "127.0.0.1",
    });
    const port = readConfig({
      ESSAIM_RELAY_DOMAIN: "relais.exemple.fr",
      ESSAIM_RELAY_PORT: "2525",
      ESSAIM_RELAY_HOST: "0.0.0.0",
    });
    assert.deepEqual(port.relay, { domain: "relais.exemple.fr", host: "0.0.0.0", port: 2525 });
    assert.match(refusal({ ESSAIM_RELAY_DOMAIN: "pas un domaine" }), /ESSAIM_RELAY_DOMAIN/);
    assert.match(refusal({ ESSAIM_RELAY_DOMAIN: "relais.exemple.fr", ESSAIM_RELAY_PORT: "x" }), /ESSAIM_RELAY_PORT/);
    assert.match(refusal({ ESSAIM_RELAY_PORT: "2525" }), /ESSAIM_RELAY_DOMAIN/);
  });

  it("says where the code of this instance is read", () => {
    assert.equal(readConfig({ ESSAIM_SOURCE_CODE: "https://exemple.fr/depot" }).instance.sourceCode, "https://exemple.fr/depot");
  });

  it("is read in one file, and every variable is explained in README.md, which explains no other", () => {
    const named = (file: string, pattern: RegExp) =>
      [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name = ""]) => name);
    const read = named("src/app/config.ts", /\benv(?:\.|, ")([A-Z_]+)/g);
    const explained = named("README.md", /`(ESSAIM_[A-Z_]+|DATABASE_URL|PORT|HOST|NODE_ENV)`/g);
    assert.deepEqual([...new Set(read)].sort(), [...new Set(explained)].sort());
    const elsewhere = globSync("src/**/*.{ts,tsx}").filter((file) => !/\.test\.|[\\/]testing[\\/]/.test(file));
    assert.deepEqual(
      elsewhere.filter((file) => /process\.env\.\w/.test(readFileSync(file, "utf8"))),
      [],
    );
  });
});
