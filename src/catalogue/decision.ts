/**
 * What was decided about which records make which entry: append-only, signed, with a reason. `mint`: a new entry for this
 * record; `attach`: this record speaks of an existing entry; `retire`: it no longer counts; `restore`: it counts again; `merge`: it
 * goes, with all of its entry, to another; `split`: it leaves an entry for another; `undo`: an update of its source was undone, its
 * version before is in force again; `redo`: the undoing was undone.
 */
const DECISION_KINDS = ["mint", "attach", "retire", "restore", "merge", "split", "undo", "redo"] as const;

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
  /** Of a merge or a split: the entry it left, and the act that moved it, with which it is undone. */
  from?: string;
  act?: string;
};
