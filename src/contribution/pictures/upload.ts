import type { FastifyRequest } from "fastify";
import { ProblemError } from "../../platform/errors.ts";
import { fr } from "./pictures.fr.ts";

/** The largest file that may be given as a picture. */
const MAX_PICTURE_BYTES = 10_000_000;

/** What surrounds the file in the body of a form: its other fields and their names. */
const FORM_MARGIN = 200_000;

/** The other fields of the form, and the file if one was chosen. */
type Received = { form: Record<string, string>; file?: Uint8Array; tooLarge?: boolean };

/**
 * Whether the body announces itself as larger than any picture: it is then answered without being read (what still comes is
 * thrown away by the server as it comes).
 */
const isFarTooLarge = (request: FastifyRequest): boolean =>
  Number(request.headers["content-length"] ?? 0) > MAX_PICTURE_BYTES + FORM_MARGIN;

type Stream = AsyncIterable<Uint8Array>;

/** At most `MAX_PICTURE_BYTES` are held; the rest of a larger file is let go as it comes. */
async function bytesOf(file: Stream): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of file) {
    seen += chunk.length;
    if (seen <= MAX_PICTURE_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return seen > MAX_PICTURE_BYTES ? undefined : Buffer.concat(chunks);
}

/** Reads a form that gives one picture; never throws for what a person can mend. @throws ProblemError when it is no such form. */
export async function receivePicture(request: FastifyRequest): Promise<Received> {
  if (!request.isMultipart()) throw new ProblemError({ code: "picture/no-form", kind: "invalid", detail: fr.none });
  if (isFarTooLarge(request)) return { form: {}, tooLarge: true };
  const received: Received = { form: {} };
  const limits = { fileSize: MAX_PICTURE_BYTES + 1, files: 1, fields: 10, fieldSize: 10_000, parts: 12 };
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as Parameters<typeof request.parts>[0])) {
    if (part.type === "field") {
      if (typeof part.value === "string") received.form[part.fieldname] = part.value;
      continue;
    }
    const bytes = await bytesOf(part.file as Stream);
    if (bytes === undefined) received.tooLarge = true;
    else if (bytes.length > 0) received.file = bytes;
  }
  return received;
}
