import type { Clock } from "../platform/clock.ts";
import type { Processing } from "../privacy/index.ts";
import { applicationProcessing } from "./application/application.processing.ts";
import { wordsProcessing } from "./words/words.processing.ts";

/** What this room holds about persons: the register, what they see and take away, what is erased and forgotten. */
export const governanceProcessings = (deps: { clock: Clock }): Processing[] => [
  applicationProcessing(deps),
  wordsProcessing(deps),
];
