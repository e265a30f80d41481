import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type RecordBody, recordBodySchema } from "../../catalogue/index.ts";
import { sharedData } from "../../platform/testing/shared-data.ts";
import { candidates } from "../candidates.ts";
import { fileSource, type RawRow, type ReadIssue, readRows } from "../formats/index.ts";
import { type CompiledMapping, compileMapping, type MappedRecord } from "./compile.ts";
import { readMapping } from "./mapping.schema.ts";
import type { Mapping, MappingIssue } from "./mapping.ts";

/** What a whole file becomes under one mapping. For tests of mappings. */
export type Reading = {
  rows: number;
  readIssues: ReadIssue[];
  records: { remoteId: string; body: RecordBody }[];
  refused: MappedRecord[];
  issues: MappingIssue[];
  /** "scheme: label" -> number of records. */
  unmapped: Map<string, number>;
};

const root = new URL("../../../", import.meta.url);

/** A mapping file of the project, read and checked. */
export function mappingFile(path: string): Mapping {
  return readMapping(readFileSync(new URL(path, root), "utf8"));
}

/**
 * Reads a real file and maps all of it, as a harvest would, and holds every record against the catalogue's schema: a mapping that
 * could let an invalid value through is a defect of the mapping engine.
 */
export async function readThrough(
  mapping: Mapping,
  file: string,
  compiled: CompiledMapping = compileMapping(mapping),
): Promise<Reading> {
  const reading: Reading = { rows: 0, readIssues: [], records: [], refused: [], issues: [], unmapped: new Map() };
  const { empty: _, ...options } = mapping.read;
  const batches = readRows(fileSource(file), options, (issue) => reading.readIssues.push(issue));
  for await (const batch of candidates(counted(batches, reading), compiled)) {
    for (const { rows } of batch) take(reading, compiled.recordOf(rows));
  }
  return reading;
}

/**
 * The reading of a real file of the shared data under a mapping file of the project, made once, on first use. Ask for it inside a
 * test, which is skipped where the data is absent (and fails under CI).
 */
export function realFile(mapping: string, ...path: string[]): () => Promise<Reading> {
  let reading: Promise<Reading> | undefined;
  return () => {
    const file = sharedData(...path);
    reading ??= readThrough(mappingFile(mapping), file);
    return reading;
  };
}

async function* counted(batches: AsyncIterable<RawRow[]>, reading: Reading): AsyncGenerator<RawRow[]> {
  for await (const batch of batches) {
    reading.rows += batch.length;
    yield batch;
  }
}

function take(reading: Reading, record: MappedRecord): void {
  reading.issues.push(...record.issues);
  for (const { scheme, label } of record.unmapped) {
    const key = `${scheme}: ${label}`;
    reading.unmapped.set(key, (reading.unmapped.get(key) ?? 0) + 1);
  }
  if (record.outcome === "refused") reading.refused.push(record);
  if (record.outcome !== "mapped") return;
  const held = recordBodySchema.safeParse(record.body);
  assert.ok(held.success, `record ${record.remoteId} does not hold: ${held.error?.message}`);
  assert.deepEqual(held.data, record.body, `record ${record.remoteId} changes when it is parsed again`);
  reading.records.push({ remoteId: record.remoteId, body: record.body });
}

/** How many issues of each code. */
export function countByCode(issues: readonly { code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort());
}

/** Share of the places that have a position. */
export function locatedShare(records: readonly { body: RecordBody }[]): { places: number; located: number } {
  const places = records.flatMap(({ body }) => body.places);
  return { places: places.length, located: places.filter((place) => place.lat !== undefined).length };
}

/** The record whose title this is. */
export function titled(reading: Reading, title: string): RecordBody {
  const found = reading.records.find(({ body }) => body.title === title);
  assert.ok(found, `no record titled ${title}`);
  return found.body;
}
