import { stringify } from "yaml";
import { diffTexts as t } from "./mapping.fr.ts";
import type { Mapping } from "./mapping.ts";
import { targetTexts } from "./targets.fr.ts";

/** One difference between two versions of a mapping. `before` and `after` are short YAML, absent when the line is new or gone. */
type MappingChange = { path: string; what: string; before?: string; after?: string };

const written = (value: unknown): string =>
  typeof value === "string" ? value : stringify(value, { lineWidth: 0, collectionStyle: "flow" }).trim();
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Flat = Map<string, { value: unknown; what: string }>;

/** The lines of a mapping that a person would compare: one per header, field, alignment and openness. */
function lines(mapping: Mapping): Flat {
  const flat: Flat = new Map();
  const { read, record, fields, alignments, openness, ...header } = mapping;
  for (const [name, value] of Object.entries(header)) flat.set(name, { value, what: t.header(name) });
  for (const [name, value] of Object.entries(read)) flat.set(`read > ${name}`, { value, what: t.read(name) });
  for (const [name, value] of Object.entries(record)) flat.set(`record > ${name}`, { value, what: t.record(name) });
  for (const [name, value] of Object.entries(fields))
    flat.set(`fields > ${name}`, { value, what: t.field(targetTexts[name]?.label ?? name) });
  for (const [scheme, labels] of Object.entries(alignments)) {
    for (const [label, value] of Object.entries(labels))
      flat.set(`alignments > ${scheme} > ${label}`, { value, what: t.alignment(label) });
  }
  for (const [name, value] of Object.entries(openness))
    flat.set(`openness > ${name}`, { value, what: t.openness(targetTexts[name]?.label ?? name) });
  return flat;
}

/** What changed from one version to the next, in the order of the file: gone and changed lines first, then new ones. Empty when nothing did. */
export function diffMappings(before: Mapping, after: Mapping): MappingChange[] {
  const [old, now] = [lines(before), lines(after)];
  const changed = [...old].flatMap(([path, { value, what }]): MappingChange[] => {
    const next = now.get(path);
    if (value === undefined && next?.value === undefined) return [];
    if (next === undefined || next.value === undefined) return [{ path, what, before: written(value) }];
    return same(value, next.value)
      ? []
      : [{ path, what, ...(value !== undefined && { before: written(value) }), after: written(next.value) }];
  });
  const added = [...now].flatMap(([path, { value, what }]): MappingChange[] =>
    old.has(path) || value === undefined ? [] : [{ path, what, after: written(value) }],
  );
  return [...changed, ...added];
}

/** The changes as sentences, one per line. */
export function printDiff(changes: readonly MappingChange[]): string {
  return changes.map(({ what, before, after }) => t.sentence(what, before, after)).join("\n");
}
