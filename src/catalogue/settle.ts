import type { Entry, SingleFields, Told } from "./entry.ts";
import { textHash } from "./record.ts";

/** One way in which a field is told. */
type Telling = Pick<Told<unknown>, "value" | "by">;

/** The fields of one value of which more than one is said. */
export const disputes = (entry: Entry): [keyof SingleFields, Told<unknown>][] =>
  (Object.entries(entry.single) as [keyof SingleFields, Told<unknown>][]).filter(([, told]) => told.others?.length);

/** Every telling of a field, the one shown first. */
export const tellingsOf = ({ value, by, others = [] }: Told<unknown>): Telling[] => [{ value, by }, ...others];

/** How a form names a value: by what it says, so that one that changed meanwhile is never chosen unawares. */
export const nameOf = (value: unknown): string => textHash(JSON.stringify(value)).slice(0, 12);

/** The telling that a form names, if somebody still says it. */
export const tellingNamed = (told: Told<unknown>, name: string): Telling | undefined =>
  tellingsOf(told).find(({ value }) => nameOf(value) === name);

/** What the form shows as chosen: a value, where a curator did; else that the rule chooses. */
export const settledBy = (told: Told<unknown>): string => (told.rule === "curator" ? nameOf(told.value) : "regle");
