import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries } from "../../catalogue/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { faults, type JsonSchema } from "../testing/json-schema.ts";
import { routesOf } from "../testing/routes.ts";

type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema };
type Answer = { description: string; content?: Record<string, { schema: JsonSchema }> };
type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  responses: Record<string, Answer>;
};
type Document = {
  openapi: string;
  info: Record<string, unknown>;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};

const HTTP_METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** How each operation is asked; together they use every parameter. An operation that is not here fails the test. */
const questions = (entry: string): Record<string, string[]> => ({
  "fiches-id": [`/api/v1/fiches/${entry}`],
  changements: ["/api/v1/changements", "/api/v1/changements?apres=5&limite=3"],
  reseau: ["/api/v1/reseau"],
  vocabulaire: ["/api/v1/vocabulaire"],
  "vocabulaire-liste": ["/api/v1/vocabulaire/themes", "/api/v1/vocabulaire/publics"],
  "vocabulaire-liste-propositions": ["/api/v1/vocabulaire/themes/propositions?mot=potager&limite=5"],
  suggest: ["/api/v1/suggest?q=mor", "/api/v1/suggest?q=mor&type=place", "/api/v1/suggest"],
  recherche: [
    "/api/v1/recherche",
    "/api/v1/recherche?q=jardin&type=tout&mots=exacts&page=1&taille=100",
    "/api/v1/recherche?ou=com-29151&rayon=80&tri=proche&type=tout",
    "/api/v1/recherche?theme=alimentation&theme=mobilite&public=jeunes&stade=tested&monde=x&forme=x&lieu=x&territoire=dep-29&partenaire=x&type=innovation",
    "/api/v1/recherche?bbox=-5,47,-1,49&cellule=x&taille=0",
  ],
});

/** The fields of these answers depend on the fiche: all are asked. */
const PER_ENTRY = "fiches-id";

describe("the description of the API", () => {
  let instance: TestInstance;
  let document: Document;
  let ids: string[];
  before(async () => {
    instance = await openInstance();
    document = (await instance.server.inject({ url: "/api/openapi.json" })).json();
    ids = (await Array.fromAsync(allEntries(instance.services.database.read))).flat().map(({ id }) => id);
  });
  after(() => instance?.close());

  const operations = (): [string, string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
    );
  const answerSchema = (operation: Operation, status: string): JsonSchema =>
    operation.responses[status]?.content?.["application/json"]?.schema ?? {};

  it("is OpenAPI 3.1, with all that the standard asks of a description", () => {
    assert.match(document.openapi, /^3\.1\.\d+$/);
    assert.equal(typeof document.info.title, "string");
    assert.equal(typeof document.info.version, "string");
    assert.ok(document.servers.every(({ url }) => URL.canParse(url)));
    const names = operations().map(([, , { operationId }]) => operationId);
    assert.equal(new Set(names).size, names.length, "each operation has a name of its own");
    for (const [path, method, operation] of operations()) {
      const what = `${method} ${path}`;
      assert.ok(HTTP_METHODS.has(method) && path.startsWith("/"), what);
      assert.ok(operation.summary && operation.tags.length > 0, what);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const parameters = operation.parameters ?? [];
      assert.deepEqual(
        parameters.filter((each) => each.in === "path").map((each) => [each.name, each.required]),
        inPath.map((name) => [name, true]),
        what,
      );
      for (const each of parameters) assert.ok(["path", "query"].includes(each.in) && each.schema, `${what} ${each.name}`);
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        assert.match(status, /^([1-5]\d\d|default)$/, what);
        assert.ok(description && !/Default/.test(description), what);
        assert.ok(content?.["application/json"]?.schema, `${what} ${status}`);
      }
    }
  });

  it("refers to nothing that is not there", () => {
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
    assert.ok(referred.length > 0);
    for (const ref of referred) {
      assert.match(ref, /^#\/components\/schemas\//);
      assert.ok(document.components.schemas[ref.split("/").at(-1) ?? ""], ref);
    }
    const used = new Set(referred.map((ref) => ref.split("/").at(-1)));
    assert.deepEqual(
      Object.keys(document.components.schemas).filter((name) => !used.has(name)),
      [],
    );
  });

  it("describes every route under /api/v1, and no other", () => {
    const routes = routesOf(instance.server).filter(
      ({ path, methods }) => path.startsWith("/api/v1/") && methods.includes("GET"),
    );
    assert.deepEqual(Object.keys(document.paths).sort(), routes.map(({ path }) => path.replace(/:(\w+)/g, "{$1}")).sort());
  });

  it("is kept by every answer", async () => {
    const asked = questions(ids[0] ?? "");
    for (const [path, , operation] of operations()) {
      const { operationId } = operation;
      const urls = operationId === PER_ENTRY ? ids.map((id) => `/api/v1/fiches/${id}`) : asked[operationId];
      assert.ok(urls, `no question is known for ${path}`);
      for (const url of urls) {
        const answer = await instance.server.inject({ url });
        assert.equal(answer.statusCode, 200, `${url} ${answer.body.slice(0, 200)}`);
        assert.match(String(answer.headers["content-type"]), /^application\/json/);
        assert.deepEqual(faults(answer.json(), answerSchema(operation, "200"), document.components.schemas), [], url);
      }
      const given = new Set(urls.flatMap((url) => [...new URL(url, "http://x").searchParams.keys()]));
      const parameters = (operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name);
      assert.deepEqual(
        parameters.filter((name) => !given.has(name)),
        [],
        `${path}: parameters that no question uses`,
      );
      assert.deepEqual(
        [...given].filter((name) => !parameters.includes(name)),
        [],
        `${path}: parameters that are not described`,
      );
    }
  });

  it("is kept by refusals too", async () => {
    const [, , operation] = operations()[0] ?? [];
    assert.ok(operation);
    for (const url of [
      "/api/v1/fiches/000000000000000",
      "/api/v1/changements?apres=x",
      "/api/v1/vocabulaire/rien",
      "/api/v1/rien",
      "/api/v1/recherche?taille=1000",
    ]) {
      const answer = await instance.server.inject({ url });
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, url);
      assert.deepEqual(faults(answer.json(), answerSchema(operation, "default"), document.components.schemas), [], url);
    }
  });

  it("would be found out if it were not kept", () => {
    const { schemas } = document.components;
    const schema: JsonSchema = { type: "object", properties: { n: { type: "integer", minimum: 1 } }, required: ["n"] };
    assert.deepEqual(faults({ n: 1 }, schema, schemas), []);
    for (const wrong of [{}, { n: 0 }, { n: "1" }, { n: 1, other: 1 }, [], null])
      assert.notDeepEqual(faults(wrong, schema, schemas), []);
    assert.throws(() => faults(1, { type: "integer", multipleOf: 2 } as JsonSchema, schemas), /multipleOf/);
  });

  it("leads from the page of open data to living examples", async () => {
    const { body } = await instance.server.inject({ url: "/donnees" });
    const links = [...body.matchAll(/href="(\/[^"#]*)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
    const examples = links.filter((link) => /^\/(api|donnees\/|recherche\.|vocabulaire)/.test(link));
    assert.ok(examples.length > 10 && examples.includes("/api/openapi.json"), examples.join(" "));
    for (const url of examples) {
      const answer = await instance.server.inject({ url });
      assert.equal(answer.statusCode, 200, url);
      assert.ok(answer.body.length > 100, `${url} is empty`);
    }
    const search = await instance.server.inject({ url: examples.find((link) => link.startsWith("/api/v1/recherche")) ?? "" });
    assert.ok(search.json().total > 0, "the example of a search finds something");
  });

  it("goes on from page to page by the address that each answer gives", async () => {
    const follow = async (first: string, list: string): Promise<string[]> => {
      const found: string[] = [];
      for (let url: string | undefined = first; url !== undefined; ) {
        const answer: Record<string, unknown> & { suite?: string } = (await instance.server.inject({ url })).json();
        found.push(...(answer[list] as { id?: string; seq?: number }[]).map(({ id, seq }) => String(id ?? seq)));
        url = answer.suite?.replace("http://essaim.test", "");
      }
      return found;
    };
    const changes = await follow("/api/v1/changements?limite=70", "changements");
    assert.deepEqual(
      changes,
      changes.map((_, i) => String(i + 1)),
    );
    const found = await follow("/api/v1/recherche?type=tout&taille=60", "resultats");
    assert.equal(new Set(found).size, ids.length);
    assert.equal(found.length, ids.length);
  });
});
