import { hash } from "node:crypto";
import { ProblemError } from "../platform/errors.ts";
import { type RawRow, rowKey } from "./formats/index.ts";
import { texts } from "./harvest.fr.ts";
import type { CompiledMapping } from "./mapping/index.ts";

/** The rows that make one record, and a fingerprint of them under one mapping. */
export type Candidate = { rawKey: string; rows: RawRow[] };

/** Rows of folded records wait in memory until the end of the file: at most this many characters of cells. */
const FOLD_BUDGET = 64_000_000;

const fingerprint = (mapping: string, rows: RawRow[]): string => {
  const text = rows.length === 1 && rows[0] ? rowKey(rows[0]) : rows.map(rowKey).join("\u0000");
  return hash("sha1", `${mapping}\u0000${text}`, "base64url");
};

async function* oneRowEach(batches: AsyncIterable<RawRow[]>, mapping: string): AsyncGenerator<Candidate[]> {
  for await (const rows of batches) yield rows.map((row) => ({ rawKey: fingerprint(mapping, [row]), rows: [row] }));
}

async function* foldedBy(
  batches: AsyncIterable<RawRow[]>,
  mapping: string,
  groupOf: (row: RawRow) => string,
): AsyncGenerator<Candidate[]> {
  const groups = new Map<string, RawRow[]>();
  let size = 0;
  for await (const rows of batches) {
    for (const row of rows) {
      size += rowKey(row).length;
      if (size > FOLD_BUDGET)
        throw new ProblemError({ code: "harvest/fold-too-large", kind: "too-large", ...texts.foldTooLarge(row.line) });
      const group = groupOf(row);
      const known = groups.get(group);
      if (known) known.push(row);
      else groups.set(group, [row]);
    }
  }
  let batch: Candidate[] = [];
  for (const rows of groups.values()) {
    batch.push({ rawKey: fingerprint(mapping, rows), rows });
    if (batch.length === 500) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length) yield batch;
}

/**
 * Groups rows into candidates for records: one row each, or, when the mapping folds, all rows with one id wherever they
 * stand in the file (partners repeat a project's row for each of its sites, not always side by side).
 * @throws ProblemError `harvest/fold-too-large` when folded rows exceed FOLD_BUDGET.
 */
export function candidates(
  batches: AsyncIterable<RawRow[]>,
  mapping: Pick<CompiledMapping, "version" | "fold" | "idOf">,
): AsyncIterable<Candidate[]> {
  if (!mapping.fold) return oneRowEach(batches, mapping.version);
  // A row without an id is a record of its own, to be refused with its line.
  return foldedBy(batches, mapping.version, (row) => mapping.idOf(row) ?? `\u0000${row.line}`);
}
