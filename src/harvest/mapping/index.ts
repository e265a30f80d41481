/** From partners' columns and words to canonical records: the public face of the folder. */
export { alignmentsOf } from "./alignment.ts";
export { type CompiledMapping, compileMapping, type MappedRecord, type MappingTools, mappingVersion } from "./compile.ts";
export { describeMapping, type FieldDescription, type FunctionDescription, type MappingDescription } from "./describe.ts";
export type { About } from "./draft-mapping.ts";
export { diffMappings, type MappingChange, printDiff } from "./mapping.diff.ts";
export { columnsOf, mappingOf, missingColumns, parseMapping, readMapping } from "./mapping.schema.ts";
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
export { printMapping } from "./print.ts";
export { slotLabel } from "./propose.fr.ts";
export { type ColumnProposal, type LabelProposal, type Proposal, proposeMapping } from "./propose.ts";
export type { Unmapped } from "./run.ts";
export { templateCsv, templateMapping, templateXlsx } from "./template.ts";
export { usageOf } from "./usage.ts";
