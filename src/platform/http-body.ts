import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { ProblemError, type ProblemKind } from "./errors.ts";
import { httpFr as fr } from "./http-client.fr.ts";
import type { Deadline } from "./http-deadline.ts";

/**
 * The bytes of an answer, decompressed, at most `maxBytes` of them, each awaited no longer than the deadline allows. The
 * connection is closed when the reader stops, and when the deadline passes with no reader.
 */
export function readBody(response: IncomingMessage, maxBytes: number, deadline: Deadline): AsyncIterable<Uint8Array> {
  const problem = (code: string, kind: ProblemKind, detail: string, hint: string, cause?: unknown) => {
    close(response, deadline);
    return new ProblemError({ code: `http/${code}`, kind, detail, hint, cause });
  };
  const tooLarge = () => problem("too-large", "too-large", fr.tooLarge(deadline.url, maxBytes), fr.tooLargeHint);
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const decoded = decode(response, encoding);
  if (!decoded) throw problem("encoding", "unavailable", fr.badEncoding(deadline.url, encoding.slice(0, 40)), fr.unreachableHint);
  // An answer nobody reads (a 404) must not keep the process from ending.
  response.socket?.unref();

  return (async function* () {
    response.socket?.ref();
    const chunks = decoded[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    let seen = 0;
    try {
      for (;;) {
        const { done, value } = await deadline.wait(chunks.next());
        if (done) break;
        seen += value.length;
        if (seen > maxBytes) throw tooLarge();
        yield value;
      }
    } catch (error) {
      if (error instanceof ProblemError || deadline.signal.aborted)
        throw deadline.signal.aborted ? deadline.signal.reason : error;
      throw problem("cut", "unavailable", fr.cut(deadline.url), fr.cutHint, error);
    } finally {
      close(response, deadline);
      decoded.destroy();
    }
  })();
}

function close(response: IncomingMessage, deadline: Deadline): void {
  deadline.stop();
  response.destroy();
}

/** Small output buffers: a bomb is noticed after `maxBytes`, not after one enormous chunk. */
function decode(response: IncomingMessage, encoding: string): Readable | undefined {
  if (encoding === "identity" || encoding === "") return response;
  const chunkSize = 65_536;
  const decoder =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip({ chunkSize })
      : encoding === "br"
        ? createBrotliDecompress({ chunkSize })
        : encoding === "deflate"
          ? createInflate({ chunkSize })
          : undefined;
  if (!decoder) return undefined;
  response.on("error", (error) => decoder.destroy(error));
  decoder.on("close", () => response.destroy());
  return response.pipe(decoder);
}
