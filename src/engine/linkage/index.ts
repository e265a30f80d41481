/**
 * Recognising records that describe one thing, without labels: probabilistic linkage in three classes (match, sibling, unrelated)
 * over candidates found by rare keys, and groups that no chain makes. Knows nothing of what is compared but its schema.
 */
export { type Clusters, cluster } from "./cluster/cluster.ts";
export { type RecognisedColumn, type Role, recogniseColumns } from "./columns.ts";
export { Comparisons, type Decision } from "./comparisons.ts";
export { LinkageIndex } from "./linkage-index.ts";
export { type Match, Matcher } from "./matcher.ts";
export { estimateModel } from "./model/estimate.ts";
export type { Contribution, Explanation } from "./model/explain.ts";
export type { LinkageModel } from "./model/model.ts";
export { ORGANISATIONS, ORGANISATIONS_MODEL } from "./organisations.ts";
export type { LinkageRecord } from "./record.ts";
export type { FieldSpec, LinkageSchema } from "./schema.ts";
export { tableRecord, tableSchema } from "./table.ts";
