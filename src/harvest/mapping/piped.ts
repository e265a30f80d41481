import type { FullExpression, StepInput } from "./mapping.ts";

/** An expression of the mapping, as it is written: an origin and the functions it goes through. The one place where code writes `then`. */
export function piped(origin: Omit<FullExpression, "then">, ...steps: StepInput[]): FullExpression {
  // biome-ignore lint/suspicious/noThenProperty: the word of the mapping language; never a function, so never awaited
  return steps.length === 0 ? origin : { ...origin, then: steps };
}
