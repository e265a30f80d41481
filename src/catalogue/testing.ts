import { type RecordDraft, recordBodySchema } from "./record.schema.ts";
import type { SourceRecord } from "./record.ts";

/** A source record for tests: version 1, first seen at `at`, with only what matters to the story told. */
export function recordFor(
  source: string,
  draft: Partial<RecordDraft> & { title: string },
  at = "2026-01-01T00:00:00.000Z",
): SourceRecord {
  const body = recordBodySchema.parse({ kind: "innovation", ...draft });
  return { source, remoteId: `${source}-1`, version: 1, firstAt: at, at, body, since: {} };
}
