import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { type Access, issueLink } from "../../account/index.ts";
import { allEntries, entryPath } from "../../catalogue/index.ts";
import { findSource, runsOf } from "../../harvest/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { PARTNERS, ROLES, type Role, signInAs } from "../testing/roles.store.ts";
import { routesOf } from "../testing/routes.ts";

/** Who passes which door: written here a second time, by hand, so that a slip in the code is not repeated by its test. */
const PASSES: Record<Access, readonly Role[]> = {
  public: ROLES,
  link: ROLES,
  "signed-in": ["contributor", "editorA", "editorB", "expert", "curator", "administrator"],
  partner: ["editorA", "editorB", "curator", "administrator"],
  expert: ["expert", "curator", "administrator"],
  curator: ["curator", "administrator"],
  administrator: ["administrator"],
};

/** Acts that anybody may ask for, each with what keeps it from harm. A new one must be thought about, then added. */
const PUBLIC_ACTS: Record<string, string> = {
  "POST /connexion": "sends a link to an address that has an account; same answer for all, limited in pace",
  "POST /deconnexion": "ends the session of the cookie that is sent, nobody else's",
  "POST /fiche/:address/corriger/:champ":
    "waits for its author's confirmation by mail, then for a decision; trap, limited in pace",
  "POST /fiche/:address/signaler": "opens a case that people decide; trap, limited in pace",
  "POST /oai": "reads what GET /oai reads, and writes nothing; limited in pace",
  "POST /reseau/rejoindre": "waits for its author's confirmation by mail, then for moderation; trap, limited in pace",
  "POST /vocabulaire/propositions/nouvelle":
    "waits for its author's confirmation by mail, then for moderation; trap, limited in pace",
  "POST /connexion/code": "asks for the proof of the first factor in a cookie; tries are counted per account",
  "POST /doublons": "keeps a table for an hour that only its private link shows; bounded in size and in number, limited in pace",
  "POST /contribuer": "opens a draft that only its private link shows; forgotten after a week",
  "POST /fiche/:address/contact": "waits for the asker's confirmation by mail; nobody's address is shown; trap",
  "POST /fiche/:address/discussion": "waits for its author's confirmation by mail, then for a decision; trap",
  "POST /fiche/:address/revendiquer": "waits for the claimant's confirmation by mail, then for a decision; trap",
  "POST /mes-suivis/lien": "sends a private link to the address given; same answer for all",
  "POST /signaler": "opens a case that people decide; trap",
  "POST /suivre": "begins once confirmed by mail; same answer for all",
  "POST /vie-privee/mes-donnees": "sends a private link to the address given; same answer for all, limited in pace",
};

/** Served before anything asks who reads: files of the site itself, named by their content. */
const BEFORE_ACCESS = new Set(["GET /assets/:hash/:name"]);

/** Tables that reading may write to: counts of readers, when a session was last seen. */
const WRITTEN_BY_READING = new Set(["consultation", "session", "account"]);

const clock = fixedClock("2026-11-22T08:00:00Z");

describe("every role at every door", () => {
  let instance: TestInstance;
  let values: Record<string, string>;
  const cookies = new Map<Role, string | undefined>();
  let address = 0;

  before(async () => {
    instance = await openInstance({}, { clock });
    const { services } = instance;
    const { read } = services.database;
    for (const role of ROLES) cookies.set(role, await signInAs(services, role));
    const [entry] = (await Array.fromAsync(allEntries(read))).flat();
    const source = await findSource(read, "bretagne");
    assert.ok(entry && source);
    const [run] = await runsOf(read, source.id, 1);
    values = {
      partner: PARTNERS.editorA,
      source: "bretagne",
      run: run?.id ?? "",
      address: entryPath(entry).slice("/fiche/".length),
      fiche: entryPath(entry).slice("/fiche/".length),
      entry: entry.id,
      id: entry.id,
      code: "dep-29",
      scheme: "themes",
      liste: "themes",
      list: "themes",
      concept: "alimentation",
      version: "1.yaml",
      file: "pages.xml",
      hash: "000000000000",
      name: "essaim.js",
      follow: "x",
    };
  });
  after(() => instance?.close());

  /** A plausible address of a route: real ids where the demonstration has them. */
  const addressOf = (url: string, own: Record<string, string> = {}): string =>
    url.replace(/:(\w+)(\([^)]*\))?/g, (_, name: string) => own[name] ?? values[name] ?? "x").replace(/\*$/, "x");

  /** Asks as somebody, from an address of the network of their own, so that what limits the pace does not answer instead. */
  const ask = (role: Role, method: string, url: string) => {
    address++;
    const cookie = cookies.get(role);
    return instance.server.inject({
      method: method as "GET",
      url,
      remoteAddress: `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(method === "GET" || method === "HEAD" ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
    });
  };
  type Answer = Awaited<ReturnType<typeof ask>>;

  const isApi = (url: string) => url.startsWith("/api/");
  const refused = (role: Role, method: string, url: string, answer: Answer): boolean => {
    if (role === "visitor" && method === "GET" && !isApi(url))
      return answer.statusCode === 302 && String(answer.headers.location).startsWith("/connexion?next=");
    return answer.statusCode === 403;
  };

  const doors = () => instance.server.declaredRoutes.filter(({ method }) => method !== "HEAD" && method !== "OPTIONS");

  /** All that is kept, but what reading may write. */
  const everything = async (): Promise<Record<string, string>> => {
    const { read } = instance.services.database;
    const tables = (await read.introspection.getTables()).map(({ name }) => name).filter((name) => !WRITTEN_BY_READING.has(name));
    const rows = tables.map(async (name) => {
      const all = await read
        .selectFrom(name as "setting")
        .selectAll()
        .execute();
      return [name, hash("sha256", JSON.stringify(all), "hex")] as const;
    });
    return Object.fromEntries(await Promise.all(rows));
  };

  it("says who may open each door the router draws, and none twice", () => {
    const drawn = routesOf(instance.server).flatMap(({ path, methods }) =>
      methods.filter((method) => method !== "HEAD" && method !== "OPTIONS").map((method) => `${method} ${path}`),
    );
    const declared = new Set(doors().map(({ method, url }) => `${method} ${url}`));
    assert.deepEqual(
      drawn.filter((door) => !declared.has(door) && !BEFORE_ACCESS.has(door)),
      [],
    );
  });

  it("turns away whoever may not pass, before anything is read or changed", async (t) => {
    const before = await everything();
    const wrong: string[] = [];
    let asked = 0;
    for (const { method, url, access } of doors()) {
      for (const role of ROLES.filter((each) => !PASSES[access].includes(each))) {
        for (const way of method === "GET" ? ["GET", "HEAD"] : [method]) {
          const target = addressOf(url);
          const answer = await ask(role, way, target);
          asked++;
          if (!refused(role, way, target, answer)) wrong.push(`${role} ${way} ${target}: ${answer.statusCode}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(await everything(), before);
    t.diagnostic(
      `${doors().length} doors x ${ROLES.length} roles = ${doors().length * ROLES.length} cells; ${asked} refusals tried`,
    );
  });

  it("lets in whoever may, changing nothing by reading", async (t) => {
    const before = await everything();
    const wrong: string[] = [];
    let asked = 0;
    for (const { url, access } of doors().filter(({ method }) => method === "GET")) {
      for (const role of PASSES[access]) {
        const target = addressOf(url);
        const answer = await ask(role, "GET", target);
        asked++;
        const ofThisPartner = access === "partner" && url.includes(":partner") && (role === "editorB" || role === "curator");
        const turnedAway = answer.statusCode === 403 && !ofThisPartner;
        if (answer.statusCode >= 500 || turnedAway) wrong.push(`${role} GET ${target}: ${answer.statusCode}`);
        if (access === "public") continue;
        if (answer.headers["cache-control"] !== "no-store" && !String(answer.headers["cache-control"]).includes("no-store"))
          wrong.push(`${role} GET ${target}: may be stored (${answer.headers["cache-control"]})`);
        if (!String(answer.headers["x-robots-tag"]).includes("noindex")) wrong.push(`${role} GET ${target}: may be indexed`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(await everything(), before, "a GET changes nothing: mail scanners and search engines follow every link");
    t.diagnostic(`${asked} readings tried`);
  });

  it("keeps partner B's editor from partner A's desk, whatever the door", async () => {
    const wrong: string[] = [];
    const desk = doors().filter(({ url, access }) => access === "partner" && url.includes(":partner"));
    assert.ok(desk.length > 5);
    for (const { method, url } of desk) {
      const answer = await ask("editorB", method, addressOf(url));
      // A 404 tells them nothing either.
      if (![403, 404].includes(answer.statusCode)) wrong.push(`${method} ${url}: ${answer.statusCode}`);
    }
    assert.deepEqual(wrong, []);
  });

  it("opens a private link's doors to no secret but its own, unspoilt, in time", async (t) => {
    const { services } = instance;
    const link = (purpose: string, lifeMs: number) =>
      services.database.transaction((trx) =>
        issueLink(trx, { purpose, subject: "x", email: "autre@exemple.fr", lifeMs }, services.clock),
      );
    const other = await link("nobody/nothing", 86_400_000);
    const secrets = { other, tampered: `${other.slice(0, -1)}_`, empty: "-", long: "a".repeat(99), traversal: "..%2f..%2fx" };
    const wrong: string[] = [];
    const doorsOfLinks = doors().filter(({ access }) => access === "link");
    for (const { method, url } of doorsOfLinks) {
      for (const [what, secret] of Object.entries(secrets)) {
        const names = [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
        const target = addressOf(url, Object.fromEntries(names.map((name) => [name, values[name] ?? secret])));
        let answer = await ask("administrator", method, target);
        const next = String(answer.headers.location ?? "");
        // Some lead to their first question, which refuses.
        if (method === "GET" && answer.statusCode < 400 && next.toLowerCase().startsWith(`${target}/`.toLowerCase()))
          answer = await ask("administrator", "GET", next);
        if (answer.statusCode < 400 || answer.statusCode >= 500)
          wrong.push(`${method} ${target} (${what}): ${answer.statusCode}`);
      }
    }
    assert.deepEqual(wrong, []);
    t.diagnostic(`${doorsOfLinks.length} doors of private links x ${Object.keys(secrets).length} wrong secrets`);
  });

  it("knows every act that needs no account and no link, and what keeps it from harm", () => {
    const acts = doors().filter(({ method, access }) => method !== "GET" && access === "public");
    assert.deepEqual(
      acts.map(({ method, url }) => `${method} ${url}`).filter((act) => !(act in PUBLIC_ACTS)),
      [],
    );
    assert.deepEqual(
      acts.filter(({ url, limited }) => !limited && url !== "/deconnexion").map(({ url }) => url),
      [],
      "each is limited in pace",
    );
  });

  it("lets whoever may press, and never breaks: each act, by each role that passes, with nothing in the form", async (t) => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { method, url, access } of doors().filter((door) => door.method !== "GET")) {
      for (const role of PASSES[access]) {
        cookies.set(role, await signInAs(instance.services, role));
        const answer = await ask(role, method, addressOf(url));
        asked++;
        if (answer.statusCode >= 500) wrong.push(`${role} ${method} ${url}: ${answer.statusCode}`);
      }
    }
    assert.deepEqual(wrong, []);
    t.diagnostic(`${asked} acts tried`);
  });
});
