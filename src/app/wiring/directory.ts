import type { SourceDirectory } from "../../catalogue/index.ts";
import { contributedSources } from "../../contribution/index.ts";
import { sourceDirectory } from "../../harvest/index.ts";
import type { Database } from "../../platform/database.ts";

/** How every source is named: those of partners, and those that people fill by hand. */
export async function wholeDirectory(database: Database): Promise<SourceDirectory> {
  const people = contributedSources.map((label) => [label.source, label] as const);
  return new Map([...(await sourceDirectory(database)), ...people]);
}
