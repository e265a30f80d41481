import type { Change } from "../../catalogue/index.ts";

/** Every entry that changes may have created, changed or emptied. */
export function touchedBy(changes: readonly Change[]): string[] {
  const ids = changes.flatMap(({ action, entry, before, after }) =>
    action === "merge" || action === "split" ? [entry, ...`${before ?? ""} ${after ?? ""}`.split(/[^0-9a-z]+/)] : [entry],
  );
  return [...new Set(ids)].filter(Boolean);
}
