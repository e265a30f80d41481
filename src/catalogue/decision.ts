/**
 * What was decided about which records make which entry: append-only, signed, with a reason. `mint`: a new entry for this
 * record; `attach`: this record speaks of an existing entry; `retire`: it no longer counts; `restore`: it counts again. Resolution
 * adds merge and split.
 */
const DECISION_KINDS = ["mint", "attach", "retire", "restore"] as const;

export type Decision = {
  seq: number;
  at: string;
  kind: (typeof DECISION_KINDS)[number];
  source: string;
  remoteId: string;
  entry: string;
  /** Machine-readable: `first-seen`, or the link key that was shared. */
  reason: string;
  by: string;
};
