/** What is held about persons, and their rights over it. Each room hands its `Processing`; this room knows none of them. */
export type { Held, Processing } from "./processing.ts";
