/** From partners' columns and words to canonical records: the public face of the folder. */
export { alignmentsOf } from "./alignment.ts";
export { type CompiledMapping, compileMapping } from "./compile.ts";
export { diffMappings, printDiff } from "./mapping.diff.ts";
export { mappingOf, missingColumns, parseMapping, readMapping } from "./mapping.schema.ts";
export type {
  ExpressionInput,
  FieldInput,
  Mapping,
  MappingIssue,
} from "./mapping.ts";
export { SCHEDULES } from "./mapping.ts";
export { printMapping } from "./print.ts";
