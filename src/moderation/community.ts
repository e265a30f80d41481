import { type Account, INSTANCE } from "../account/index.ts";
import { THRESHOLDS } from "./ruling.ts";

const DAY = 86_400_000;

/** One letter box, however it is written: what follows a `+` leads to the same one. */
export const mailbox = (email: string): string => email.replace(/\+[^@]*(?=@)/, "");

/** Somebody known here before the question arose: by a role, or for a week at least. */
const isEstablished = ({ memberships, createdAt }: Account, openedAt: string): boolean =>
  memberships.some(({ role, organisation }) => role !== "contributor" || organisation !== INSTANCE) ||
  Date.parse(openedAt) - Date.parse(createdAt) >= THRESHOLDS.establishedDays * DAY;

/**
 * Whether those who confirm carry the decision: enough of them, counted by letter box and without the author's, one of them at
 * least known here before. Accounts made for the occasion decide nothing by themselves.
 * @param openedAt ISO instant at which the case was opened.
 */
export function carries(voters: readonly Account[], author: string | undefined, openedAt: string): boolean {
  const own = author && mailbox(author);
  const others = voters.filter(({ email }) => mailbox(email) !== own);
  const boxes = new Set(others.map(({ email }) => mailbox(email)));
  return boxes.size >= THRESHOLDS.confirmations && others.some((voter) => isEstablished(voter, openedAt));
}
