import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { ProblemError } from "../platform/errors.ts";
import type { GuardedFetch } from "../platform/http-client.ts";
import type { RawStore } from "../platform/raw-store.ts";
import type { ByteSource } from "./formats/index.ts";
import { texts } from "./harvest.fr.ts";
import type { SourceLocation } from "./source.ts";

/** The document a run reads: kept as it was received, so that a run can be explained and done again. */
export type Document = { hash: string; bytes: ByteSource };

/** Where documents are kept, and how addresses are read. */
export type DocumentDeps = {
  raw: RawStore;
  /** Bounded in size and time, never to a private address. */
  fetch: GuardedFetch;
};

/** A partner's file is at most this large (a hundred times the largest met). */
export const MAX_DOCUMENT_BYTES = 500_000_000;
const FETCH_TIMEOUT_MS = 120_000;

async function readFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new ProblemError({ code: "source/file-missing", kind: "not-found", ...texts.fileMissing(path) });
  return createReadStream(path);
}

/** The document at an address, to be read once. @throws ProblemError when it is unreachable, private, or answered by an error. */
export async function fetchDocument(
  deps: Pick<DocumentDeps, "fetch">,
  url: string,
): Promise<{ bytes: AsyncIterable<Uint8Array>; name: string }> {
  const answer = await deps.fetch(url, { maxBytes: MAX_DOCUMENT_BYTES, timeoutMs: FETCH_TIMEOUT_MS });
  if (answer.status < 200 || answer.status > 299) {
    throw new ProblemError({ code: "source/bad-answer", kind: "unavailable", ...texts.badAnswer(url, answer.status) });
  }
  return { bytes: answer.body, name: basename(new URL(answer.finalUrl).pathname) };
}

/**
 * Fetches the document of a source into the raw store and opens it from there.
 * @throws ProblemError when it is missing, too large, unreachable, at a private address, or answered by an error.
 */
export async function openDocument(deps: DocumentDeps, location: SourceLocation): Promise<Document> {
  if (location.kind === "upload") return documentOf(deps.raw, location.document, location.name);
  const limits = { maxBytes: MAX_DOCUMENT_BYTES, what: texts.thisFile };
  if (location.kind === "file") {
    const { hash } = await deps.raw.put(await readFile(location.path), limits);
    return documentOf(deps.raw, hash, basename(location.path));
  }
  const { bytes, name } = await fetchDocument(deps, location.url);
  const { hash } = await deps.raw.put(bytes, limits);
  return documentOf(deps.raw, hash, name);
}

/** A document already kept. */
export function documentOf(raw: RawStore, hash: string, name: string): Document {
  return { hash, bytes: { open: () => raw.open(hash), name } };
}
