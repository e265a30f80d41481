import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream } from "smtp-server";
import { MAX_LETTER_BYTES } from "../engine/mail-relay/index.ts";
import { isProblem, type ProblemKind } from "../platform/errors.ts";
import { log } from "../platform/log.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { conversationOf, receiveLetter } from "./receive.commands.ts";

/** What a mail server is told: permanent where trying again changes nothing, else "later". */
const CODES: Partial<Record<ProblemKind, number>> = { "not-found": 550, invalid: 554, "too-large": 552, conflict: 452 };

/** An answer of SMTP. Its words are ASCII: what a person must know is said to them by a letter. */
function refusal(error: unknown): Error {
  const code = isProblem(error) ? (CODES[error.kind] ?? 451) : 451;
  if (!isProblem(error)) log.error("a letter could not be received", { error });
  const words: Record<number, string> = {
    550: "no such address here",
    554: "unreadable letter",
    552: "letter too large",
    452: "too many letters today",
  };
  return Object.assign(new Error(words[code] ?? "try again later"), { responseCode: code });
}

/** The whole letter, or undefined when it is larger than what is read: it is then drained without being kept. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_LETTER_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > MAX_LETTER_BYTES ? undefined : Buffer.concat(chunks);
}

async function take(
  deps: IntroductionDeps,
  stream: SMTPServerDataStream,
  sender: string,
  to: SMTPServerAddress[],
): Promise<void> {
  const raw = await bytesOf(stream);
  if (!raw) throw Object.assign(new Error("letter too large"), { responseCode: 552 });
  for (const { address } of to) await receiveLetter(deps, { recipient: address, sender, raw });
}

/**
 * Listens for the letters of conversations, as the mail server of the relay's domain or behind one. A letter answered by 250 is
 * committed. Unknown aliases are refused at once (550), so that nothing is bounced to anybody.
 * @returns the port, and how to stop.
 */
export async function listenForLetters(
  deps: IntroductionDeps,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> {
  const done = (callback: (error?: Error | null) => void, work: Promise<unknown>) =>
    void work.then(
      () => callback(),
      (error: unknown) => callback(error instanceof Error && "responseCode" in error ? error : refusal(error)),
    );
  const server = new SMTPServer({
    banner: "Essaim",
    size: MAX_LETTER_BYTES,
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    maxClients: 50,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onRcptTo: ({ address }, session, callback) => {
      if (session.envelope.rcptTo.length >= 5)
        return callback(Object.assign(new Error("too many recipients"), { responseCode: 452 }));
      done(callback, conversationOf(deps.database.read, deps, address));
    },
    onData: (stream, session, callback) => {
      const { mailFrom, rcptTo } = session.envelope;
      done(callback, take(deps, stream, mailFrom ? mailFrom.address : "", rcptTo));
    },
  });
  server.on("error", (error: Error) => log.warn("a mail client failed", { error }));
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => {
      server.server.off("error", reject);
      resolve();
    });
  });
  const bound = server.server.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
