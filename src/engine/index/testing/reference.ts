import { codebook } from "../codebook.ts";
import type { FacetCount, SearchRequest } from "../query.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";
import { type ReferenceDocument, readDocument } from "./reference-document.ts";
import { matches, type ReferenceScene } from "./reference-match.ts";
import { ordered } from "./reference-order.ts";

/** What the reference answers. */
export type ReferenceResult = { total: number; hits: { id: string; score: number }[]; facets: Map<string, FacetCount[]> };

/**
 * The index in the plainest words: every test asked of every document, every count made by looking. It shares with the engine the
 * codebook, the formula of impacts and that of scores, and nothing else.
 */
export function referenceOf(schema: IndexSchema, sources: Iterable<IndexDocument>): (request: SearchRequest) => ReferenceResult {
  const codes = codebook(schema.fields);
  const scene = { schema, codebook: codes, documents: Array.from(sources, (source) => readDocument(schema, codes, source)) };
  return (request) => searchReference(scene, request);
}

function searchReference(scene: ReferenceScene, request: SearchRequest): ReferenceResult {
  const { schema } = scene;
  const asked = matches(scene, request.query);
  const chosen = request.choices.filter(({ values }) => values.length > 0);
  const valuesOf = ({ source }: ReferenceDocument, group: string) => new Set(source.values[schema.groups.indexOf(group)] ?? []);
  /** Whether a document has what is chosen, in all groups but one. */
  const isChosen = (document: ReferenceDocument, but?: string) =>
    chosen.every(({ group, values }) => group === but || values.some((value) => valuesOf(document, group).has(value)));

  const facets = new Map<string, FacetCount[]>();
  for (const group of (request.count ?? []).filter((name) => schema.groups.includes(name))) {
    const counts = new Map<string, number>();
    for (const document of asked.keys())
      if (isChosen(document, group))
        for (const value of valuesOf(document, group)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const all = [...counts].map(([value, count]) => ({ value, count }));
    facets.set(
      group,
      all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    );
  }
  const hits = new Map([...asked].filter(([document]) => isChosen(document)));
  const page = ordered(scene, request, hits).slice(request.offset, request.offset + request.size);
  const isScored = request.order.by === "score";
  return {
    total: hits.size,
    hits: page.map(({ document, key }) => ({ id: document.id, score: isScored ? key : (hits.get(document) as number) })),
    facets,
  };
}
