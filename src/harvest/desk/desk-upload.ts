import type { FastifyRequest } from "fastify";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import type { RawStore } from "../../platform/raw-store.ts";
import type { Errors } from "../../web/form.ts";
import { wholeAddress } from "../../web/form.ts";
import { MAX_DOCUMENT_BYTES } from "../document.ts";
import { texts } from "../harvest.fr.ts";
import type { SourceLocation } from "../source.ts";
import { isWebAddress } from "./desk-form.ts";
import { draftTexts } from "./draft.fr.ts";
import { shownFileName } from "./draft.ts";

const t = draftTexts.give;

const refusal = (code: string, detail: string) => new ProblemError({ code, kind: "invalid", detail });

type Received = { upload?: { document: string; name: string }; url: string };

type FilePart = { filename: string; file: AsyncIterable<Uint8Array> & { truncated?: boolean } };

async function drain(file: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of file);
}

async function keep(raw: RawStore, part: FilePart): Promise<{ document: string; name: string }> {
  const name = shownFileName(part.filename);
  const { hash, bytes } = await raw.put(part.file, { maxBytes: MAX_DOCUMENT_BYTES, what: texts.thisFile });
  if (bytes === 0 || part.file.truncated) {
    await raw.remove(hash);
    throw bytes === 0 ? refusal("draft/empty", t.empty(name)) : refusal("draft/too-large", t.tooLarge);
  }
  return { document: hash, name };
}

/** A form with a file: the file goes straight to the raw store, never whole in memory. A field left empty is no file. */
async function receive(request: FastifyRequest, raw: RawStore): Promise<Received> {
  const received: Received = { url: "" };
  for await (const part of request.parts()) {
    if (part.type === "field") {
      if (part.fieldname === "url" && typeof part.value === "string")
        received.url = part.value.replaceAll("\0", "").trim().slice(0, 2_000);
    } else if (part.filename && !received.upload) received.upload = await keep(raw, part);
    else await drain(part.file);
  }
  return received;
}

/** Where a person says a document is, or what is wrong with what they gave. */
type GivenDocument = { location: SourceLocation; url: string } | { errors: Errors; url: string };

/** Reads the form that gives a file or an address; never throws for what a person can mend. */
export async function receiveDocument(request: FastifyRequest, raw: RawStore): Promise<GivenDocument> {
  let received: Received;
  try {
    received = await receive(request, raw);
  } catch (error) {
    if (isProblem(error)) return { errors: { file: explained(error) }, url: "" };
    if ((error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE") return { errors: { file: t.tooLarge }, url: "" };
    throw error;
  }
  const { upload } = received;
  const url = wholeAddress(received.url);
  if (upload && url) return { errors: { url: t.both }, url };
  if (upload) return { location: { kind: "upload", ...upload }, url };
  if (!url) return { errors: { file: t.neither }, url };
  if (!isWebAddress(url)) return { errors: { url: t.badUrl }, url };
  return { location: { kind: "url", url }, url };
}

/** The field an error about a document belongs to. */
export const fieldOf = (location: SourceLocation): "file" | "url" => (location.kind === "url" ? "url" : "file");

/** An error in the words of a form. */
export const explained = ({ detail, hint }: ProblemError): string => [detail, hint].filter(Boolean).join(" ");

const YAML_BYTES = 500_000;

/** A small text file of a form; undefined when none was chosen. @throws ProblemError when it is too large to be a mapping. */
export async function receiveText(request: FastifyRequest, tooLarge: string): Promise<string | undefined> {
  let text: string | undefined;
  for await (const part of request.parts({ limits: { fileSize: YAML_BYTES + 1 } })) {
    if (part.type === "field") continue;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes <= YAML_BYTES) chunks.push(chunk);
    }
    if (bytes > YAML_BYTES) throw refusal("draft/too-large", tooLarge);
    if (part.filename && bytes > 0) text = new TextDecoder().decode(Buffer.concat(chunks)).replaceAll("\r\n", "\n");
  }
  return text;
}
