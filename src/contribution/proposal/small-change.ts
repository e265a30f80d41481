import { contentHash } from "../../platform/ids.ts";
import type { Answers } from "./proposal.ts";
import { textsOf } from "./to-record.ts";

/** Characters that may come or go without anybody being asked: a mistake mended, a sentence added. */
const FEW = 280;

/** What, once changed, is another fiche, or brings to another place: somebody looks. */
const LOOKED_AT = ["title", "where", "site", "links", "pictures", "contact", "support", "company", "carriers"] as const;

const ADDRESS = /https?:|www\.|\b[\p{L}\d-]+\.(?:com|fr|org|net|info|xyz|top|shop)\b|@/iu;

/** Length of what differs once the common beginning and end are left aside: at least what was typed. */
function differing(before: string, after: string): string {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return gone.length > come.length ? gone : come;
}

/**
 * Whether what an author changed on a published fiche may be published at once: few words, no address of any kind, and none
 * of what identifies it. All else is read first.
 */
export function isSmallChange(before: Answers, after: Answers): boolean {
  if (LOOKED_AT.some((key) => contentHash(before[key] ?? null) !== contentHash(after[key] ?? null))) return false;
  const change = differing(textsOf(before).join("\n"), textsOf(after).join("\n"));
  return change.length <= FEW && !ADDRESS.test(change);
}
