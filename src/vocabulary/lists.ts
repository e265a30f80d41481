import { readFileSync } from "node:fs";
import type { z } from "zod";
import { listsSchema } from "./lists.schema.ts";

/** Reads and checks one of this folder's data files; the message names the file, the place in it and what is wrong. */
export function readData<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(`data/${path}`, import.meta.url), "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`src/vocabulary/data/${path}: ${issue?.path.join(".")}: ${issue?.message}`);
}

let loaded: z.infer<typeof listsSchema> | undefined;

/** `data/lists.json`, read once. */
export function lists(): z.infer<typeof listsSchema> {
  loaded ??= readData("lists.json", listsSchema);
  return loaded;
}
