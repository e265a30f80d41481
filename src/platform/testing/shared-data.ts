import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

/**
 * Absolute path of a file of the partners' real data, which lives beside the project (`../shared/data`), never in it.
 * @throws when the file is absent; `needsSharedData` gives the options of a test that skips aloud instead.
 */
export function sharedData(...path: string[]): string {
  const file = root + path.join("/");
  if (!existsSync(file)) throw new Error(`real data file missing: ../shared/data/${path.join("/")}`);
  return file;
}

/**
 * Options for a test that needs such a file: `test("...", needsSharedData("sources", "x.csv"), ...)`. Absent, the test is
 * skipped with its reason; under CI=true it runs and fails, so that nothing is skipped in silence.
 */
export function needsSharedData(...path: string[]): { skip: string | false } {
  const absent = !existsSync(root + path.join("/"));
  return { skip: absent && process.env.CI !== "true" ? `../shared/data/${path.join("/")} is not on this machine` : false };
}
