import { existsSync } from "node:fs";
import { getTestContext } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

/**
 * Absolute path of a file of the partners' real data, which lives beside the project (`../shared/data`), never in it.
 * Call it inside a test: where the file is absent that test is skipped, with the reason; under CI=true it fails, so that
 * nothing is skipped in silence.
 */
export function sharedData(...path: string[]): string {
  const file = root + path.join("/");
  if (existsSync(file)) return file;
  const reason = `real data file missing: ../shared/data/${path.join("/")}`;
  const context = getTestContext();
  if (process.env.CI !== "true" && context && "skip" in context) context.skip(reason);
  throw new Error(reason);
}
