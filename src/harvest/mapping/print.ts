import { Document, isCollection, isMap, isPair, isSeq, type Node, type Pair } from "yaml";
import type { Mapping } from "./mapping.ts";
import { TARGETS } from "./targets.ts";

/** Longest value written on one line. */
const LINE = 100;

/** Fields in the order of the form, unknown ones (there should be none) last. */
function inOrder(fields: Mapping["fields"]): Mapping["fields"] {
  const rank = new Map(TARGETS.map(({ name }, index) => [name, index]));
  return Object.fromEntries(
    Object.entries(fields).sort(([a], [b]) => (rank.get(a) ?? TARGETS.length) - (rank.get(b) ?? TARGETS.length)),
  );
}

const lengthOf = (node: unknown): number => JSON.stringify(node).length;

/** Short maps and lists go on one line; lists of objects stay one object per line. */
function shorten(node: unknown): void {
  if (!isCollection(node)) return;
  const items = node.items as (Node | Pair)[];
  const objects = isSeq(node) && items.some((item) => isMap(item));
  if (!objects && lengthOf(node) <= LINE) {
    node.flow = true;
    return;
  }
  for (const item of items) shorten(isPair(item) ? item.value : item);
}

/** Parts whose lines are read one under another, however short. */
const OPEN = new Set(["read", "record", "fields", "alignments", "openness"]);

/**
 * The mapping as one readable YAML file: the order of the form, short values on one line, defaults left out. Reading it again
 * gives the same mapping.
 */
export function printMapping(mapping: Mapping): string {
  const { schedule, read, alignments, openness, record, fields, ...header } = mapping;
  const { fold, ...identity } = record;
  const document = new Document(
    {
      ...header,
      ...(schedule !== "manual" && { schedule }),
      ...(Object.keys(read).length > 0 && { read }),
      record: { ...identity, ...(fold && { fold }) },
      fields: inOrder(fields),
      ...(Object.keys(alignments).length > 0 && { alignments }),
      ...(Object.keys(openness).length > 0 && { openness }),
    },
    { aliasDuplicateObjects: false },
  );
  if (isMap(document.contents)) {
    for (const pair of document.contents.items as Pair<{ value: unknown; spaceBefore?: boolean }, unknown>[]) {
      if (!OPEN.has(String(pair.key.value)) || !isMap(pair.value)) continue;
      pair.key.spaceBefore = true;
      for (const inner of pair.value.items as Pair[]) {
        const schemes = pair.key.value === "alignments" && isMap(inner.value);
        if (schemes) for (const label of (inner.value as { items: Pair[] }).items) shorten(label.value);
        else shorten(inner.value);
      }
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
