/** Stand-in until src/geography/index.ts lands. */

export { locate } from "../../geography/locate.ts";
export type { Located, LocateInput } from "../../geography/located.ts";
