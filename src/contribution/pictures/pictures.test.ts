import assert from "node:assert/strict";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import sharp from "sharp";
import { eachDatabase } from "../../platform/testing/database.ts";
import { sweepPictures } from "../proposal/forget.commands.ts";
import { acceptProposal } from "../proposal/publish.commands.ts";
import { answerQuestion, begin, proposalServer } from "../testing/proposal-server.ts";
import { pictureKind } from "./picture-kind.ts";

const SAID = { alt: "Six personnes autour d’un four.", auteur: "Camille", licence: "CC BY-SA 4.0" };

const photo = (format: "jpeg" | "png" | "webp" | "avif" | "gif", width = 2_400, height = 1_200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#c60" } })
    .withExif({ IFD0: { Artist: "SecretArtist" }, IFD3: { GPSLatitude: "48/1 34/1 0/1", GPSLatitudeRef: "N" } })
    .toFormat(format)
    .toBuffer();

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes of buffers that something still holds: what only waits to be collected is not counted, so that it is the same each time. */
const bytesHeld = (): number => {
  collect();
  return process.memoryUsage().arrayBuffers;
};

const idIn = (body: string): string => /images\/([0-9a-f]{32})-mini\.webp/.exec(body)?.[1] ?? "";

eachDatabase("pictures given with a proposal", (open) => {
  it("are made anew, without what the camera wrote, and shown to all once published", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const base = await begin(site, "holder");
    await answerQuestion(site, base, "nom", { title: "Le Fournil" });
    await answerQuestion(site, base, "phrase", { pitch: "Du pain." });
    const given = await site.post(`${base}/image`, { ...SAID, fichier: { name: "photo.txt", bytes: await photo("jpeg") } });
    assert.equal(given.status, 303, given.body);
    const page = await site.get(`${base}/images`);
    const id = idIn(page.body);
    assert.match(page.body, /Six personnes autour d’un four/);

    const held = await site.server.inject({ url: `${base}/images/${id}.webp` });
    assert.equal(held.headers["content-type"], "image/webp");
    assert.equal(held.headers["x-content-type-options"], "nosniff");
    const metadata = await sharp(held.rawPayload).metadata();
    assert.deepEqual([metadata.format, metadata.width, metadata.height, metadata.exif], ["webp", 1_600, 800, undefined]);
    assert.equal(held.rawPayload.includes("SecretArtist"), false);

    const everyone = `/images/${id}.webp`;
    assert.equal((await site.get(everyone)).status, 404, "not before it is accepted");
    assert.equal((await site.get(everyone, { "x-test-curator": "1" })).status, 200, "but to those who decide");
    const row = await database.read.selectFrom("proposal").select("id").executeTakeFirstOrThrow();
    const other = await begin(site);
    assert.equal((await site.get(`${other}/images/${id}.webp`)).status, 404, "nor to another proposal's author");

    await database.transaction((trx) =>
      acceptProposal(trx, site.deps, row.id, { at: "2026-11-23T09:00:00.000Z", by: "account:x" }),
    );
    const shown = await site.get(everyone);
    assert.equal(shown.status, 200);
    assert.match(String(shown.headers["cache-control"]), /immutable/);
    assert.equal((await site.get(`/images/${id}-mini.webp`)).status, 200);
  });

  it("may come in the common formats, turned upright, the first frame of those that move", async () => {
    const site = await proposalServer(await open());
    const base = await begin(site, "holder");
    for (const format of ["png", "webp", "avif", "gif"] as const) {
      const answer = await site.post(`${base}/image`, { ...SAID, fichier: { name: "x", bytes: await photo(format, 300, 200) } });
      assert.equal(answer.status, 303, `${format}: ${answer.body}`);
    }
  });

  it("are refused when they are no pictures, and nothing else is lost", async () => {
    const site = await proposalServer(await open());
    const base = await begin(site, "holder");
    await answerQuestion(site, base, "nom", { title: "Le Fournil" });
    const jpeg = await photo("jpeg");
    const wrong: [string, Uint8Array, RegExp][] = [
      ["photo.jpg", Buffer.from("<html><script>alert(1)</script>"), /pas une image/],
      ["photo.jpg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /SVG/],
      ["photo.jpg", jpeg.subarray(0, jpeg.length / 2), /abîmée/],
      ["photo.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /abîmée/],
      ["photo.jpg", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(1_000)]), /abîmée/],
      [
        "bombe.png",
        await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "#fff" } })
          .png()
          .toBuffer(),
        /trop de points/,
      ],
      ["vide.jpg", Buffer.alloc(0), /Choisissez un fichier/],
    ];
    for (const [name, bytes, words] of wrong) {
      const answer = await site.post(`${base}/image`, { ...SAID, fichier: { name, bytes } });
      assert.equal(answer.status, 422, name);
      assert.match(answer.body, words);
      assert.match(answer.body, /Six personnes autour d’un four/, "what was said of it stays in the form");
    }
    const silent = await site.post(`${base}/image`, { fichier: { name: "x.jpg", bytes: jpeg } });
    assert.equal(silent.status, 422);
    assert.match(silent.body, /Dites qui a pris la photo/);
    assert.match((await site.get(`${base}/nom`)).body, /Le Fournil/);
  });

  it("are refused at 100 MB, in words, without being held", async (t) => {
    const site = await proposalServer(await open());
    t.after(() => site.server.close());
    const base = await begin(site, "holder");
    await site.server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = site.server.server.address() as AddressInfo;
    let held = 0;
    const upload = (announced: boolean) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        const head =
          '--b\r\nContent-Disposition: form-data; name="fichier"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';
        const megabytes = 100;
        const length = head.length + megabytes * 1_000_000 + 9;
        const sent = request(
          {
            ...{ port, host: "127.0.0.1", method: "POST", path: `${base}/image` },
            headers: { "content-type": "multipart/form-data; boundary=b", ...(announced ? { "content-length": length } : {}) },
          },
          (reply) => {
            let body = "";
            reply.on("data", (chunk) => {
              body += chunk;
            });
            reply.on("end", () => resolve({ status: reply.statusCode ?? 0, body }));
          },
        );
        sent.on("error", reject);
        sent.write(head);
        const megabyte = Buffer.alloc(1_000_000, 0xff);
        const write = (left: number): void => {
          if (left % 20 === 10) held = Math.max(held, bytesHeld());
          if (left === 0) sent.end("\r\n--b--\r\n");
          else sent.write(megabyte, () => write(left - 1));
        };
        write(megabytes);
      });
    const before = bytesHeld();
    for (const announced of [true, false]) {
      const answer = await upload(announced);
      assert.equal(answer.status, 413, answer.body.slice(0, 300));
      assert.match(answer.body, /dépasse 10/);
    }
    assert.ok(held > 0, "it was looked at while they came");
    assert.ok(held - before < 60_000_000, `${held - before} bytes were held`);
  });

  it("go with what they were given with, and their bytes with the next sweep", async () => {
    const database = await open();
    const site = await proposalServer(database);
    const base = await begin(site, "holder");
    await site.post(`${base}/image`, { ...SAID, fichier: { name: "x.jpg", bytes: await photo("jpeg", 500, 300) } });
    const id = idIn((await site.get(`${base}/images`)).body);
    const later = { ...site.deps, clock: { now: () => new Date(Date.now() + 7_200_000) } };
    assert.equal(await sweepPictures(later), 0);
    await site.post(`${base}/images`, { retirer: id });
    assert.equal(await sweepPictures(later), 1);
    assert.equal(site.deps.pictures.path(id, "large"), undefined);
  });
});

it("what a picture is, its first bytes say", async () => {
  assert.equal(pictureKind(await photo("avif", 20, 20)), "avif");
  assert.equal(pictureKind(Buffer.from("GIF87a")), "gif");
  assert.equal(pictureKind(Buffer.from("<svg>")), undefined);
  assert.equal(pictureKind(Buffer.alloc(0)), undefined);
});
