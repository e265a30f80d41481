import { readFileSync } from "node:fs";
import { z } from "zod";

/** What the browser journeys (`e2e/`) found the last time they were run, page by page. */
const accessibilityResultsSchema = z.object({
  /** ISO date of the run. */
  date: z.string(),
  /** Version of axe-core. */
  axe: z.string(),
  /** Name and version of the browser. */
  browser: z.string(),
  pages: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      /** Ways it was looked at: widths, schemes, with and without script. */
      ways: z.number().int().min(1),
      /** Rules broken in at least one way. */
      violations: z.array(z.object({ rule: z.string(), help: z.string() })),
    }),
  ),
});

/** What an automatic check of the pages found, and when. */
export type AccessibilityResults = z.infer<typeof accessibilityResultsSchema>;

/** The results in `file`; undefined when nobody has run the journeys, or the file does not hold results. */
export function readAccessibilityResults(file: string | URL): AccessibilityResults | undefined {
  try {
    return accessibilityResultsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
