import { createHash, randomBytes } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { ProblemError } from "./errors.ts";
import { filesFr as fr } from "./files.fr.ts";
import { bounded, explainFileError, flushFolder } from "./files.ts";

type RawDocument = {
  /** SHA-256 of the bytes, hexadecimal: the document's name. */
  hash: string;
  bytes: number;
};

/** Documents as partners gave them, by the hash of their bytes. */
export type RawStore = {
  /** Keeps a document; the same bytes twice are one file. Durable once it returns. `what` names it in errors, in French. */
  put(content: AsyncIterable<Uint8Array>, limits: { maxBytes: number; what: string }): Promise<RawDocument>;
  /** Its bytes again; the reader fails rather than give other bytes than were put. Throws ProblemError `raw/missing`. */
  open(hash: string): AsyncIterable<Uint8Array>;
  has(hash: string): boolean;
  /** Forgets a document (nothing happens when it is absent). */
  remove(hash: string): Promise<void>;
};

/** Documents as partners gave them, by the hash of their bytes, compressed, in `<folder>/ab/<hash>.gz`. */
export function createRawStore(folder: string): RawStore {
  const fileOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError("not a document hash");
    return join(folder, hash.slice(0, 2), `${hash}.gz`);
  };
  return {
    put: (content, { maxBytes, what }) => keep(folder, fileOf, bounded(content, maxBytes, what)),
    open: (hash) => readBack(fileOf(hash), hash),
    has: (hash) => existsSync(fileOf(hash)),
    remove: (hash) => rm(fileOf(hash), { force: true }),
  };
}

async function keep(folder: string, fileOf: (hash: string) => string, content: AsyncIterable<Uint8Array>): Promise<RawDocument> {
  const temporary = join(folder, `${randomBytes(8).toString("hex")}.tmp`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const document = await compressTo(temporary, content);
    const file = fileOf(document.hash);
    if (await stat(file).catch(() => undefined)) {
      await rm(temporary);
    } else {
      const shelf = join(file, "..");
      await mkdir(shelf, { recursive: true, mode: 0o700 });
      await rename(temporary, file);
      await flushFolder(shelf);
      await flushFolder(folder);
    }
    return document;
  } catch (error) {
    await rm(temporary, { force: true });
    throw explainFileError(error, folder);
  }
}

async function compressTo(file: string, content: AsyncIterable<Uint8Array>): Promise<RawDocument> {
  const handle = await open(file, "wx", 0o600);
  const seen = observer();
  try {
    await pipeline(
      Readable.from(content, { objectMode: false }),
      seen.stream,
      // On partners’ tables level 6 takes twice the time for an eighth less.
      createGzip({ level: 1 }),
      (compressed: AsyncIterable<Uint8Array>) => handle.writeFile(compressed),
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  return seen.document();
}

/** Hashes and counts what passes through. */
function observer(): { stream: Transform; document(): RawDocument } {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, document: () => ({ hash: hash.digest("hex"), bytes }) };
}

async function* readBack(file: string, hash: string): AsyncIterable<Uint8Array> {
  if (!existsSync(file)) {
    throw new ProblemError({ code: "raw/missing", kind: "not-found", detail: fr.rawMissing(hash), hint: fr.rawMissingHint });
  }
  const broken = (cause?: unknown) =>
    new ProblemError({ code: "raw/broken", kind: "unavailable", detail: fr.rawBroken(hash), hint: fr.rawMissingHint, cause });
  const digest = createHash("sha256");
  const source = createReadStream(file);
  const bytes = source.pipe(createGunzip());
  // `pipe` does not carry errors over.
  source.on("error", (error) => bytes.destroy(error));
  try {
    for await (const chunk of bytes) {
      digest.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith("Z_") ? broken(error) : error;
  } finally {
    source.destroy();
  }
  if (digest.digest("hex") !== hash) throw broken();
}
