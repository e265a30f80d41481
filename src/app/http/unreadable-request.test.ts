import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { answerUnreadable } from "./unreadable-request.ts";

const long = "a".repeat(20_000);

describe("what is not HTTP enough for a request", () => {
  const server = createServer((_request, reply) => reply.end());
  server.on("clientError", answerUnreadable);
  before(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  after(() => server.close());

  async function sent(raw: string): Promise<{ head: string; body: string }> {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(raw);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    return { head, body };
  }
  const ask = (path: string) => sent(`GET ${path} HTTP/1.1\r\nHost: exemple.fr\r\n\r\n`);

  it("is an address of the API that is too long: a refusal in JSON, like the others, which says the way out", async () => {
    const { head, body } = await ask(`/api/v1/recherche?q=${long}`);
    assert.match(head, /^HTTP\/1\.1 431 /);
    assert.match(head, /Content-Type: application\/json/);
    const { error } = JSON.parse(body) as { error: { code: string; detail: string; hint: string } };
    assert.equal(error.code, "web/address-too-long");
    assert.match(error.detail, /adresse/);
    assert.match(error.hint, /Raccourcissez/);
  });

  it("is a page whose address is too long: a page in French", async () => {
    const { head, body } = await ask(`/fiche/${long}`);
    assert.match(head, /^HTTP\/1\.1 431 [\s\S]*Content-Type: text\/html/);
    assert.match(body, /<html lang="fr">.*adresse/s);
  });

  it("is a whole page pasted into the search box: the search of its beginning", async () => {
    const { head } = await ask(`/recherche?q=${long}`);
    assert.match(head, /^HTTP\/1\.1 303 [\s\S]*Location: \/recherche\?q=a{500}\r/);
  });

  it("is a file of results asked by an address that is too long: refused, for it would answer less, with the way out", async () => {
    for (const file of ["csv", "atom"]) {
      const { head, body } = await ask(`/recherche.${file}?q=${long}`);
      assert.match(head, /^HTTP\/1\.1 431 [\s\S]*Content-Type: text\/html/);
      assert.match(body, /<a href="\/recherche\?q=a{500}">/);
    }
    for (const file of ["json", "geojson"]) {
      const { head, body } = await ask(`/recherche.${file}?q=${long}`);
      assert.match(head, /^HTTP\/1\.1 431 [\s\S]*Content-Type: application\/json/);
      assert.match(JSON.parse(body).error.hint, /Raccourcissez/);
    }
  });

  it("is no HTTP at all: a page in French", async () => {
    const { head, body } = await sent("bonjour\r\n\r\n");
    assert.match(head, /^HTTP\/1\.1 400 /);
    assert.match(body, /n’a pas pu être comprise/);
  });
});
