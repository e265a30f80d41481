import { databaseFr as fr } from "./database.fr.ts";
import { ProblemError } from "./errors.ts";

/** Codes of both engines, as one word per situation. SQLite's are its primary result codes, PostgreSQL's its SQLSTATE. */
type Situation =
  | "busy"
  | "full"
  | "read-only"
  | "cannot-open"
  | "not-a-database"
  | "timeout"
  | "refused"
  | "unreachable"
  | "unique"
  | "foreign-key";

const SQLITE: Record<number, Situation> = {
  5: "busy",
  6: "busy",
  8: "read-only",
  10: "full",
  11: "not-a-database",
  13: "full",
  14: "cannot-open",
  26: "not-a-database",
};
const SQLITE_EXTENDED: Record<number, Situation> = { 1555: "unique", 2067: "unique", 787: "foreign-key" };
const POSTGRES: Record<string, Situation> = {
  "23505": "unique",
  "23503": "foreign-key",
  "53100": "full",
  "55P03": "busy",
  "40P01": "busy",
  "57014": "timeout",
  "25P03": "timeout",
  "28000": "refused",
  "28P01": "refused",
  "3D000": "refused",
  "53300": "refused",
  "57P01": "unreachable",
  "57P03": "unreachable",
};
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ENOENT",
]);

type RawError = { code?: unknown; errcode?: unknown; message?: unknown };

function situationOf(error: unknown): Situation | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, errcode, message } = error as RawError;
  if (typeof errcode === "number") return SQLITE_EXTENDED[errcode] ?? SQLITE[errcode & 0xff];
  if (typeof code === "string" && POSTGRES[code]) return POSTGRES[code];
  if (typeof code === "string" && NETWORK.has(code)) return "unreachable";
  return typeof message === "string" && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
    ? "unreachable"
    : undefined;
}

/** True when a write was refused because a row with that key exists already (both engines). */
export function isUniqueViolation(error: unknown): boolean {
  return situationOf(error) === "unique";
}

/** True when a write was refused because it names a row that does not exist, or is still named by one (both engines). */
export function isForeignKeyViolation(error: unknown): boolean {
  return situationOf(error) === "foreign-key";
}

/** True when another connection holds SQLite's write lock: the same statement may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  return situationOf(error) === "busy";
}

/**
 * What a person should read when the database fails for a reason outside the program: `place` is the file or the server.
 * Any other error (a constraint, a wrong statement) is given back as it is.
 */
export function explain(error: unknown, place: string): unknown {
  const why = error instanceof Error ? error.message || String((error as RawError).code) : String(error);
  const problem = (code: string, kind: ProblemError["kind"], detail: string, hint: string) =>
    new ProblemError({ code: `database/${code}`, kind, detail, hint, cause: error });
  switch (situationOf(error)) {
    case "busy":
      return problem("busy", "unavailable", fr.busy, fr.busyHint);
    case "full":
      return problem("disk-full", "unavailable", fr.diskFull, fr.diskFullHint);
    case "read-only":
      return problem("read-only", "unavailable", fr.readOnly(place), fr.cannotOpenHint);
    case "cannot-open":
      return problem("cannot-open", "unavailable", fr.cannotOpen(place), fr.cannotOpenHint);
    case "not-a-database":
      return problem("not-a-database", "invalid", fr.notADatabase(place), fr.notADatabaseHint);
    case "timeout":
      return problem("timeout", "unavailable", fr.timeout, fr.busyHint);
    case "refused":
      return problem("refused", "unavailable", fr.refused(place, why), fr.refusedHint);
    case "unreachable":
      return problem("unreachable", "unavailable", fr.unreachable(place, why), fr.unreachableHint);
    default:
      return error;
  }
}

/**
 * Refuses what one engine would take and the other not: NUL characters (SQLite takes them) and NaN or infinities (SQLite
 * silently stores NULL).
 */
export function checkParameters(parameters: readonly unknown[]): void {
  for (const value of parameters) {
    if (typeof value === "string" && value.includes("\0")) {
      throw new ProblemError({ code: "database/nul-character", kind: "invalid", detail: fr.nulCharacter, hint: fr.nulHint });
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new ProblemError({ code: "database/bad-number", kind: "invalid", detail: fr.badNumber(value) });
    }
  }
}
