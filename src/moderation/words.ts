import { z } from "zod";

/** What every engine can keep as text: no NUL, no half of a character. */
export const keepable = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd");

/** Words of a form, empty when absent; longer than `max` is refused by the schema. */
export const words = (max: number) => z.string().max(max).default("").transform(keepable);

/** An id as `mintId` makes them. */
export const id = z.string().regex(/^[0-9a-z]{15}$/);

/** A page of a list, from 1; anything else is the first. */
export const page = z.coerce.number().int().min(1).max(100_000).catch(1);
