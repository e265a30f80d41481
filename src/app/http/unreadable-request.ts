import type { Socket } from "node:net";
import type { ConnectionError } from "fastify";
import { texts } from "../app.fr.ts";

const STATUS: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/** As much of an address as is read to shorten it, and as many characters of words as are kept: a little more than search reads. */
const READ_BYTES = 16_384;
const KEPT_WORDS = 500;
/** Whoever sends more than that after the answer is not listening. */
const DRAIN_MS = 5_000;

/**
 * A whole page pasted into the search box makes an address too long: the search of its beginning, which says so. `file`: what was asked as
 * a file (".csv"), which would not say that it answers less than was asked.
 */
function shorterSearch({ code, rawPacket }: ConnectionError): { address: string; file: string } | undefined {
  if (code !== "HPE_HEADER_OVERFLOW" || !Buffer.isBuffer(rawPacket)) return undefined;
  const beginning = rawPacket.toString("latin1", 0, READ_BYTES);
  const [, path, file = "", query = ""] = /^GET (\/recherche|\/carte)(\.[a-z]{3,7})?\?(\S*)/.exec(beginning) ?? [];
  const words = new URLSearchParams(query.replace(/%[0-9a-f]?$/i, "")).get("q");
  if (!path || !words) return undefined;
  return { address: `${path}?${new URLSearchParams({ q: words.slice(0, KEPT_WORDS).toWellFormed() })}`, file };
}

type Answer = { status: string; type: string; body: string; location?: string };

/** Its beginning tells who asks: a program is answered in JSON, as by the rest of the API. */
const wantsJson = ({ rawPacket }: ConnectionError): boolean =>
  Buffer.isBuffer(rawPacket) && /^[A-Z]+ \/(?:api\/|recherche\.(?:geo)?json)/.test(rawPacket.toString("latin1", 0, 30));

function answerTo(error: ConnectionError): Answer {
  const tooLong = error.code === "HPE_HEADER_OVERFLOW";
  const status = STATUS[error.code ?? ""] ?? "400 Bad Request";
  const { detail, hint } = tooLong ? texts.longAddress : texts.badRequest;
  const shorter = shorterSearch(error);
  if (shorter?.file === "")
    return { status: "303 See Other", type: "text/html; charset=utf-8", body: "", location: shorter.address };
  if (wantsJson(error)) {
    const code = tooLong ? "web/address-too-long" : "web/bad-request";
    return { status, type: "application/json; charset=utf-8", body: JSON.stringify({ error: { code, detail, hint } }) };
  }
  // What an address is made of by URLSearchParams has neither quotes nor markup.
  const way = shorter ? `<p><a href="${shorter.address}">${texts.longAddress.shorter}</a></p>` : "";
  const body = `<!doctype html>\n<html lang="fr"><meta charset="utf-8"><title>${detail}</title><h1>${detail}</h1><p>${hint}</p>${way}</html>\n`;
  return { status, type: "text/html; charset=utf-8", body };
}

/**
 * Answers what is not HTTP enough for Node to make a request of it (a header too long, a malformed line): there is no page
 * context yet, so a bare page, in French all the same; under /api/ and for files of JSON, JSON like any other refusal.
 */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const { status, type, body, location } = answerTo(error);
  const head = [
    `HTTP/1.1 ${status}`,
    ...(location ? [`Location: ${location}`] : []),
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // Closed with something unread, the connection would be reset before the answer is read.
  socket.setTimeout(DRAIN_MS, () => socket.destroy());
  socket.resume();
}
