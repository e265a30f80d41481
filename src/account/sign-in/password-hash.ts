import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { passwordForm } from "./password.ts";

const derive = promisify(argon2);

/** OWASP's parameters of argon2id: 19 MiB, two passes, one lane (Password Storage Cheat Sheet, 2025). */
const NOW = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

type Parameters = typeof NOW;

/** Hashes are computed two at a time, so that a flood of tries holds neither the memory nor the threads of the server. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function tag(password: string, salt: Buffer, parameters: Parameters): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await derive("argon2id", { message: passwordForm(password), nonce: salt, tagLength: TAG_BYTES, ...parameters });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

const written = (salt: Buffer, hash: Buffer, { memory, passes, parallelism }: Parameters): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22,})\$([\w+/]{43})$/;

/** What is kept of a password: argon2id with a salt of its own, in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return written(salt, await tag(password, salt, NOW), NOW);
}

/** Stands for the hash of who has none: the same work is done, and nothing matches. */
const NOBODY = written(Buffer.alloc(16), Buffer.alloc(TAG_BYTES), NOW);

/** Whether the password is the one that was hashed. Costs the same when `kept` is undefined (nobody has that address). */
export async function matchesPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", hash = ""] = PHC.exec(kept ?? NOBODY) ?? [];
  if (!memory) return false;
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await tag(password, Buffer.from(salt, "base64"), parameters);
  return timingSafeEqual(found, Buffer.from(hash, "base64")) && kept !== undefined;
}
