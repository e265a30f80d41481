import { z } from "zod";

/** A group stops for a person over 50: no case is larger than a few of them. */
const MOST_ENTRIES = 200;

/** Ids of entries, as boxes of a form, or as one text with commas, say them. */
export const entryIds = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat().flatMap((each) => String(each).split(","))),
  z.array(z.string().regex(/^[0-9a-z]{1,30}$/)).max(MOST_ENTRIES),
);

/** The id of a case. */
export const caseId = z.string().regex(/^[0-9a-z]{1,30}-[0-9a-f]{8}$/);
