import type { ReadOptions } from "./formats/index.ts";
import { type CompiledMapping, compileMapping, readMapping } from "./mapping/index.ts";

/** How the document of one source is read, and what its rows become. */
export type SourceReader = { read: ReadOptions; mapping: CompiledMapping };

/** Compiles a saved mapping. @throws ProblemError naming line and column when it is not valid. */
export function compileHarvest(yaml: string): SourceReader {
  const mapping = readMapping(yaml);
  const { empty: _empty, ...read } = mapping.read;
  return { read, mapping: compileMapping(mapping) };
}
