import { contactFunctions } from "./contact.ts";
import { dateFunctions } from "./date.ts";
import type { MappingFunction } from "./function.ts";
import { identifierFunctions } from "./identifier.ts";
import { choiceFunctions, listFunctions } from "./list.ts";
import { numberFunctions } from "./number.ts";
import { placeFunctions } from "./place.ts";
import { textFunctions } from "./text.ts";

/** Every function a mapping may name. Closed: a mapping can do nothing else. */
export const FUNCTIONS: ReadonlyMap<string, MappingFunction> = new Map(
  [
    ...textFunctions,
    ...listFunctions,
    ...numberFunctions,
    ...dateFunctions,
    ...identifierFunctions,
    ...contactFunctions,
    ...placeFunctions,
    ...choiceFunctions,
  ].map((each) => [each.name, each]),
);

export {
  HOLE,
  textOf,
  type Value,
} from "./function.ts";
