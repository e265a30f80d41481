/**
 * Work that pauses: between two steps of some tens of microseconds its owner may do something else, or stop for good. Values
 * come with the end.
 */
export type Sliced<T> = Generator<void, T, void>;

/** Documents between two pauses, where each takes some nanoseconds. */
export const STEP = 2_048;

/** Does sliced work in one go. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
