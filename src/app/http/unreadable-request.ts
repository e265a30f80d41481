import type { Socket } from "node:net";
import { texts } from "../app.fr.ts";

const STATUS: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/**
 * Answers what is not HTTP enough for Node to make a request of it (a header too long, a malformed line): there is no page
 * context yet, so a bare page, in French all the same.
 */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const { detail, hint } = texts.badRequest;
  const body = `<!doctype html>\n<html lang="fr"><meta charset="utf-8"><title>${detail}</title><h1>${detail}</h1><p>${hint}</p></html>\n`;
  const head = [
    `HTTP/1.1 ${STATUS[error.code ?? ""] ?? "400 Bad Request"}`,
    "Content-Type: text/html; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
