import assert from "node:assert/strict";
import http, { type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { isPublicAddress, parseWebUrl } from "./address-guard.ts";
import { isProblem } from "./errors.ts";
import { createGuardedFetch, type FetchOptions, type GuardOptions } from "./http-client.ts";

const limits: FetchOptions = { maxBytes: 100_000, timeoutMs: 30_000, idleMs: 20_000 };
const servers: http.Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = http.createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const textOf = async (body: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(body)).toString();

/** Reads all of `path` from a server that is an allowed exception. */
async function read(listener: RequestListener, options: Partial<FetchOptions> = {}, guard: GuardOptions = {}) {
  const host = await serve(listener);
  const response = await createGuardedFetch({ allowHosts: [host], ...guard })(`http://${host}/données.csv?q=1`, {
    ...limits,
    ...options,
  });
  return { ...response, text: await textOf(response.body) };
}

describe("what may be visited", () => {
  const nowhere = createGuardedFetch({ resolve: () => assert.fail("must not be resolved") });

  test("no address of a private network, however it is written", async () => {
    const hosts = [
      "127.0.0.1",
      "2130706433",
      "0x7f.1",
      "0177.0.0.1",
      "127.1",
      "0.0.0.0",
      "0",
      "10.0.0.1",
      "172.16.0.1",
      "192.168.1.1",
      "169.254.169.254",
    ];
    const six = [
      "::1",
      "::",
      "::ffff:127.0.0.1",
      "::127.0.0.1",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
      "fc00::1",
      "fe80::1",
      "ff02::1",
      "2001:db8::1",
    ];
    for (const host of [
      ...hosts,
      "100.64.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "192.0.2.1",
      "240.0.0.1",
      ...six.map((each) => `[${each}]`),
    ]) {
      await assert.rejects(nowhere(`http://${host}/`, limits), (error) => isProblem(error, "http/private-address"), host);
    }
    assert.deepEqual(["8.8.8.8", "2606:4700::1", "fe80::1%eth0", "bonjour", ""].map(isPublicAddress), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("nothing but web addresses, without a password in them", async () => {
    for (const url of [
      "file:///etc/passwd",
      "ftp://exemple.fr",
      "javascript:alert(1)",
      "exemple.fr",
      "",
      `https://exemple.fr/${"a".repeat(9000)}`,
    ]) {
      await assert.rejects(nowhere(url, limits), (error) => isProblem(error, "http/bad-url") && error.kind === "invalid", url);
    }
    await assert.rejects(
      nowhere("https://moi:secret@exemple.fr/", limits),
      (error) => isProblem(error, "http/credentials") && !error.detail.includes("secret"),
    );
    assert.equal(parseWebUrl("https://exemple.fr/a b").href, "https://exemple.fr/a%20b");
  });

  test("a public name that leads to a private address is refused, and says how to allow it", async () => {
    const fetch = createGuardedFetch({
      resolve: async () => [
        { address: "93.184.216.34", family: 4 },
        { address: "10.0.0.7", family: 4 },
      ],
    });
    await assert.rejects(
      fetch("https://intranet.exemple/x", limits),
      (error) =>
        isProblem(error, "http/private-address") &&
        error.detail.includes("10.0.0.7") &&
        (error.hint ?? "").includes("ESSAIM_ALLOW_HOSTS"),
    );
  });

  test("the name is resolved once: what was judged is what is connected to", async () => {
    const host = await serve((request, response) => void response.end(request.headers.host));
    const port = host.split(":")[1];
    let asked = 0;
    const resolve = async () => [{ address: asked++ ? "203.0.113.1" : "127.0.0.1", family: 4 }];
    const fetch = createGuardedFetch({ resolve, allowHosts: [`source.exemple:${port}`] });
    const { body } = await fetch(`http://source.exemple:${port}/`, limits);
    assert.equal(await textOf(body), `source.exemple:${port}`);
    assert.equal(asked, 1);
  });

  test("an exception holds for its port alone", async () => {
    const one = await serve((_, response) => void response.end("un"));
    const two = await serve((_, response) => void response.end("deux"));
    const fetch = createGuardedFetch({ allowHosts: [one] });
    assert.equal(await textOf((await fetch(`http://${one}/`, limits)).body), "un");
    await assert.rejects(fetch(`http://${two}/`, limits), (error) => isProblem(error, "http/private-address"));
  });
});

describe("redirects", () => {
  test("are followed, and the address that answered is told", async () => {
    const listener: RequestListener = (request, response) =>
      request.url === "/nouveau" ? response.end("là") : response.writeHead(302, { location: "/nouveau" }).end();
    const { text, finalUrl, status } = await read(listener);
    assert.deepEqual([text, new URL(finalUrl).pathname, status], ["là", "/nouveau", 200]);
  });

  test("to a private address are refused, as is a redirect to another protocol", async () => {
    const secret = await serve((_, response) => void response.end("secret"));
    for (const [location, code] of [
      [`http://${secret}/`, "http/private-address"],
      ["http://[::1]/", "http/private-address"],
      ["file:///etc/passwd", "http/bad-url"],
      ["http://", "http/redirects"],
    ] as const) {
      const listener: RequestListener = (_, response) => void response.writeHead(301, { location }).end();
      await assert.rejects(read(listener), (error) => isProblem(error, code), location);
    }
  });

  test("without end are given up", async () => {
    let visits = 0;
    const listener: RequestListener = (_, response) => void response.writeHead(307, { location: `/${++visits}` }).end();
    await assert.rejects(read(listener), (error) => isProblem(error, "http/redirects"));
    assert.equal(visits, 6);
  });

  test("to another host do not carry who we are", async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization, request.headers["if-none-match"]);
      response.end();
    });
    const first = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `http://${other}/` }).end();
    });
    const headers = { Authorization: "Bearer jeton", "if-none-match": '"1"' };
    await textOf((await createGuardedFetch({ allowHosts: ["127.0.0.1"] })(`http://${first}/`, { ...limits, headers })).body);
    assert.deepEqual(seen, ["Bearer jeton", undefined, '"1"']);
  });
});

describe("bounds", () => {
  test("a body without end, declared too large, or exploding from a few bytes, is cut short", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000), { level: 1 });
    const brotliBomb = brotliCompressSync(Buffer.alloc(20_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const listeners: RequestListener[] = [
      (_, response) => {
        const more = () => void (response.write(Buffer.alloc(10_000)) ? setImmediate(more) : response.once("drain", more));
        more();
      },
      (_, response) => void response.writeHead(200, { "content-length": 10 ** 9 }).write("x"),
      (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
      (_, response) => void response.writeHead(200, { "content-encoding": "br" }).end(brotliBomb),
    ];
    for (const listener of listeners) await assert.rejects(read(listener), (error) => isProblem(error, "http/too-large"));
  });

  test("a server that says nothing, or one byte at a time for ever, is left", async () => {
    const silent: RequestListener = () => {};
    await assert.rejects(
      read(silent, { idleMs: 50 }),
      (error) => isProblem(error, "http/timeout") && error.detail.includes("rien envoyé"),
    );
    const stuck: RequestListener = (_, response) => void response.writeHead(200).write("début");
    await assert.rejects(read(stuck, { idleMs: 50 }), (error) => isProblem(error, "http/timeout"));
    const slow: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
    };
    await assert.rejects(
      read(slow, { timeoutMs: 200 }),
      (error) => isProblem(error, "http/timeout") && error.detail.includes("pas fini"),
    );
    const resolve = () => new Promise<never>(() => {});
    await assert.rejects(createGuardedFetch({ resolve })("https://lent.exemple/", { ...limits, idleMs: 50 }), (error) =>
      isProblem(error, "http/timeout"),
    );
  });

  test("the caller may give up", async () => {
    const abort = new AbortController();
    const stuck: RequestListener = (_, response) => {
      response.writeHead(200).write("début");
      setTimeout(() => abort.abort(new Error("annulé")), 20);
    };
    await assert.rejects(read(stuck, { signal: abort.signal }), /annulé/);
  });

  test("an answer that stops half-way is never taken for whole", async () => {
    const gzip = gzipSync("abeille ".repeat(1000));
    const listeners: RequestListener[] = [
      (_, response) => {
        response.writeHead(200, { "content-length": 100 }).write("la moitié");
        setTimeout(() => response.destroy(), 20);
      },
      (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(gzip.subarray(0, gzip.length - 10)),
      (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("pas du gzip"),
    ];
    for (const listener of listeners) await assert.rejects(read(listener), (error) => isProblem(error, "http/cut"));
  });
});

describe("answers", () => {
  test("are decompressed; status and headers are told; the visitor says who it is", async () => {
    let agent: string | undefined;
    const listener: RequestListener = (request, response) => {
      agent = request.headers["user-agent"];
      response
        .writeHead(200, { "content-encoding": "gzip", etag: '"v1"', "content-type": "text/csv" })
        .end(gzipSync("nom;ville\nEnvie;Strasbourg"));
    };
    const { text, headers, status } = await read(listener, {}, { contact: "https://essaim.exemple" });
    assert.deepEqual([status, text, headers.get("etag")], [200, "nom;ville\nEnvie;Strasbourg", '"v1"']);
    assert.match(agent ?? "", /^Essaim\/\d+\.\d+\.\d+ \(\+https:\/\/essaim\.exemple\)$/);
  });

  test("an error status is an answer; a dead server is an error in French", async () => {
    const { status, text } = await read((_, response) => void response.writeHead(404).end("rien ici"));
    assert.deepEqual([status, text], [404, "rien ici"]);
    const dead = createGuardedFetch({ allowHosts: ["127.0.0.1"] })("http://127.0.0.1:1/x", limits);
    await assert.rejects(
      dead,
      (error) => isProblem(error, "http/unreachable") && error.detail.includes("le serveur refuse la connexion"),
    );
    const unknown = createGuardedFetch({ resolve: () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" })) });
    await assert.rejects(
      unknown("https://inconnu.exemple/", limits),
      (error) => isProblem(error, "http/unreachable") && error.detail.includes("ce nom n'existe pas"),
    );
  });
});
