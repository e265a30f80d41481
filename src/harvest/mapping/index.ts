/** From partners' columns and words to canonical records: the public face of the folder. */
export { alignmentsOf } from "./alignment.ts";
export { type CompiledMapping, compileMapping, type MappedRecord, type MappingTools, mappingVersion } from "./compile.ts";
export { mappingOf, missingColumns, parseMapping, printMapping, readMapping } from "./mapping.schema.ts";
export type {
  AlignmentTarget,
  ExpressionInput,
  FieldInput,
  Mapping,
  MappingIssue,
  MappingProblem,
  SourceRole,
} from "./mapping.ts";
export { SCHEDULES, SOURCE_ROLES } from "./mapping.ts";
export type { Unmapped } from "./run.ts";
