import type { Side } from "./introduction.ts";

const HELD = "contact:";
const ABUSE = "contact-abuse:";
const OTHER = "contact-other:";

/** Subject of the case of a request that is probably spam. */
export const heldCase = (introduction: string): string => HELD + introduction;
/** Subject of the case of a request reported by who received it. */
export const abuseCase = (introduction: string): string => ABUSE + introduction;

/** Subject of the case of who accepted a request, reported by who asked. */
export const otherCase = (introduction: string): string => OTHER + introduction;

/** What a subject of a case is about; undefined when it is of another room. */
export function readCase(subject: string): { introduction: string; abuse: boolean; side?: Side } | undefined {
  if (subject.startsWith(OTHER)) return { introduction: subject.slice(OTHER.length), abuse: true, side: "other" };
  if (subject.startsWith(ABUSE)) return { introduction: subject.slice(ABUSE.length), abuse: true };
  return subject.startsWith(HELD) ? { introduction: subject.slice(HELD.length), abuse: false } : undefined;
}
