import { Layout, type PageContext } from "../../web/index.ts";
import { addressesUnder } from "../addresses.ts";
import type { Concept, Scheme } from "../concept.ts";
import { fr } from "../vocabulary.fr.ts";
import { narrower, schemeInfo, topConcepts } from "../vocabulary.ts";
import { ConceptLine } from "./concept-line.tsx";
import { Downloads } from "./downloads.tsx";
import type { Counts } from "./entries-link.tsx";

const paths = addressesUnder("");

function Branch({ items, counts }: { items: readonly Concept[]; counts?: Counts | undefined }) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((concept) => (
        <li key={concept.id}>
          <ConceptLine concept={concept} counts={counts} />
          <Branch items={narrower(concept.scheme, concept.id)} counts={counts} />
        </li>
      ))}
    </ul>
  );
}

/** One list, whole: its concepts in their tree, each with its other words. */
export function SchemePage({ context, scheme, counts }: { context: PageContext; scheme: Scheme; counts?: Counts | undefined }) {
  const { title, definition, source } = schemeInfo(scheme);
  const path = paths.scheme(scheme);
  return (
    <Layout
      context={context}
      title={title}
      description={definition}
      canonical={path}
      breadcrumb={[{ label: fr.name, href: paths.vocabulary }]}
    >
      <div class="page-title">
        <h1>{title}</h1>
        <p class="lead">{definition}</p>
        <p class="small muted">
          {fr.origin}
          {"\u00a0: "}
          {source}.
        </p>
      </div>
      <div class="stack">
        <div class="measure">
          <Branch items={topConcepts(scheme)} counts={counts} />
        </div>
        <Downloads path={path} />
      </div>
    </Layout>
  );
}
