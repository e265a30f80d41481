import { z } from "zod";

/** What a list is asked for, and the line of the change log after which it goes on. */
export type Selection = { after: number; from?: string | undefined; until?: string | undefined };

const date = z.union([z.iso.date(), z.iso.datetime({ precision: 0 })]);
const selection = z.strictObject({
  after: z.number().int().min(0),
  from: date.optional(),
  until: date.optional(),
});

/** Whether a date is one that OAI-PMH takes: a day, or a second of UTC. */
export const isDatestamp = (text: string): boolean => date.safeParse(text).success;

/** Where a list goes on: it says everything, so that nothing is kept here, and it never expires. */
export const tokenOf = (wanted: Selection): string => Buffer.from(JSON.stringify(wanted)).toString("base64url");

/** What a token says; undefined for one that is none of ours. */
export function readToken(token: string): Selection | undefined {
  if (token.length > 500) return undefined;
  try {
    return selection.safeParse(JSON.parse(Buffer.from(token, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}

/** The first instant of a datestamp, and (as the end of a range, which it belongs to) the first instant after it. */
export const startOf = (datestamp: string): string => new Date(Date.parse(datestamp)).toISOString();
/** @see startOf */
export const endOf = (datestamp: string): string =>
  new Date(Date.parse(datestamp) + (datestamp.length === 10 ? 86_400_000 : 1_000)).toISOString();
