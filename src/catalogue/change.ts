/** What may happen to an entry. */
export const CHANGE_ACTIONS = ["create", "update", "merge", "split", "delete"] as const;

/**
 * One line of the ordered change log. `seq` is gap-free in commit order, so "after seq" never misses a change.
 * `before` / `after` name entry ids for a merge or split; for others they are the revision numbers of the entry.
 */
export type Change = {
  seq: number;
  at: string;
  action: (typeof CHANGE_ACTIONS)[number];
  entry: string;
  before?: string;
  after?: string;
};
