import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { isProblem } from "../platform/errors.ts";
import { SCHEMES } from "./concept.ts";
import { vocabularyApi } from "./vocabulary.api.ts";
import { concepts } from "./vocabulary.ts";

describe("the vocabulary as JSON", () => {
  let server: FastifyInstance;
  const get = async (url: string) => {
    const answer = await server.inject({ url });
    return { status: answer.statusCode, body: answer.json() };
  };

  before(async () => {
    server = Fastify();
    server.setValidatorCompiler(validatorCompiler);
    server.setSerializerCompiler(serializerCompiler);
    server.setErrorHandler((error, _request, reply) => reply.code(isProblem(error) ? 404 : 400).send({ error: String(error) }));
    await server.register(vocabularyApi({ url: "https://essaim.example" }));
  });
  after(() => server.close());

  it("names the lists, then the words of one", async () => {
    const { body } = await get("/api/v1/vocabulaire");
    assert.equal(body.listes.length, SCHEMES.length);
    assert.deepEqual(body.listes[0].uri, "https://essaim.example/vocabulaire/themes");
    const { mots } = (await get("/api/v1/vocabulaire/publics")).body;
    assert.equal(mots.length, concepts("audiences").length);
    assert.equal(mots[0].id, "tous-publics");
  });

  it("proposes what a word may mean", async () => {
    const { body } = await get("/api/v1/vocabulaire/themes/propositions?mot=ressourceries&limite=2");
    assert.equal(body.propositions[0].id, "reemploi-reparation");
    assert.ok(body.propositions.length <= 2);
  });

  it("refuses an unknown list, an empty word, too long a list of proposals", async () => {
    assert.equal((await get("/api/v1/vocabulaire/inconnue")).status, 404);
    assert.equal((await get("/api/v1/vocabulaire/themes/propositions?mot=")).status, 400);
    assert.equal((await get("/api/v1/vocabulaire/themes/propositions?mot=a&limite=500")).status, 400);
  });
});
