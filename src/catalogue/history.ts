import type { Decision } from "./decision.ts";
import type { RecordBody } from "./record.schema.ts";
import type { RecordVersion } from "./record.store.ts";
import { statements } from "./record.ts";

/** One line of a fiche's history, newest first. `fields`: what a new version changed ("stage", "themes"...). */
export type HistoryLine =
  | { at: string; kind: "version"; source: string; version: number; fields: string[] }
  | { at: string; kind: Decision["kind"]; source: string };

function changedFields(before: RecordBody | undefined, after: RecordBody | undefined): string[] {
  if (!before || !after) return [];
  const was = statements(before);
  const is = statements(after);
  const keys = new Set([...was.keys(), ...is.keys()]);
  const fields = [...keys].filter((key) => was.get(key) !== is.get(key)).map((key) => key.split("#")[0] ?? key);
  return [...new Set(fields)];
}

/** The history of an entry, from the versions of its records and the decisions about it. Pure. */
export function entryHistory(versions: readonly RecordVersion[], decisions: readonly Decision[]): HistoryLine[] {
  // A merge or a split moves several records by one act: one line.
  const acts = new Set<string>();
  const once = decisions.filter(({ act }) => act === undefined || (!acts.has(act) && acts.add(act)));
  const lines: HistoryLine[] = once.map((d) => ({ at: d.at, kind: d.kind, source: d.source }));
  for (const version of versions) {
    const before = versions.find(
      (v) => v.source === version.source && v.remoteId === version.remoteId && v.version === version.version - 1,
    );
    const fields = changedFields(before?.body, version.body);
    lines.push({ at: version.at, kind: "version", source: version.source, version: version.version, fields });
  }
  return lines.sort((a, b) => b.at.localeCompare(a.at) || a.kind.localeCompare(b.kind));
}
