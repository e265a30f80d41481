import type { RecordPin, ToldChange } from "../../catalogue/index.ts";

/** What one line of the change log says of one entry, and what the entry was made of then; `pins` unknown in old lines. */
export type Step = {
  type: "Create" | "Update" | "Delete" | "Move";
  entry: string;
  /** Of a move: the entry that holds it now. */
  into?: string;
  pins?: readonly RecordPin[];
};

const others = (ids: string | undefined, than: string): string[] => (ids ?? "").split(" ").filter((id) => id && id !== than);

/** The same entry in its new state; nothing when another line says that it is gone. */
function state(type: "Create" | "Update", entry: string, madeOf: ToldChange["madeOf"]): Step[] {
  if (!madeOf) return [{ type, entry }];
  const pins = madeOf[entry];
  return pins ? [{ type, entry, pins }] : [];
}

/**
 * A line of the change log as steps that a reader can take one entry at a time, oldest first. A merge moves each id into the one
 * that stays, which is then updated; a split (or the undoing of a merge) gives each id its entry again, or says that nothing is left of it.
 */
export function stepsOf({ action, entry, before, after, madeOf }: ToldChange): Step[] {
  switch (action) {
    case "create":
      return state("Create", entry, madeOf);
    case "update":
      return state("Update", entry, madeOf);
    case "delete":
      return [{ type: "Delete", entry }];
    case "merge": {
      const into = after ?? entry;
      const moves = others(before, into).map((from): Step => ({ type: "Move", entry: from, into }));
      return [...moves, ...state("Update", into, madeOf)];
    }
    case "split": {
      const parts = others(after, entry).flatMap((id) => {
        const [restored] = state("Create", id, madeOf);
        return restored ?? ({ type: "Delete", entry: id } satisfies Step);
      });
      return [...parts, ...state("Update", entry, madeOf)];
    }
  }
}
