import { Layout, type PageContext, TagList } from "../../web/index.ts";
import { addressesUnder } from "../addresses.ts";
import { SCHEMES, type Scheme } from "../concept.ts";
import { CROSSWALKS, crosswalk } from "../crosswalk.ts";
import { fr, VOCABULARY_TEXTS } from "../vocabulary.fr.ts";
import { concepts, schemeInfo, topConcepts } from "../vocabulary.ts";
import type { PartnerList } from "../words.ts";
import { ConceptTag } from "./concept-line.tsx";
import { Downloads } from "./downloads.tsx";

const paths = addressesUnder("");

function SchemePart({ scheme }: { scheme: Scheme }) {
  const { title, definition } = schemeInfo(scheme);
  return (
    <div>
      <h3>
        <a href={paths.scheme(scheme)}>{title}</a>
      </h3>
      <p>
        {definition} <span class="muted">{fr.count(concepts(scheme).length)}.</span>
      </p>
      <TagList label={title}>
        {topConcepts(scheme).map((concept) => (
          <ConceptTag key={concept.id} concept={concept} />
        ))}
      </TagList>
    </div>
  );
}

/** Every list of the vocabulary, with the words at its top; the lists of others; the files. `partners`: those of partners' words. */
export function VocabularyPage({
  context,
  partners,
  discuss,
}: {
  context: PageContext;
  partners: readonly PartnerList[];
  /** Where changes are proposed and discussed, when the instance has such a place. */
  discuss?: string | undefined;
}) {
  const lists = [...CROSSWALKS.map((id) => ({ id, title: crosswalk(id).title })), ...partners];
  return (
    <Layout context={context} title={fr.name} description={VOCABULARY_TEXTS.description} canonical="/vocabulaire">
      <div class="page-title">
        <h1>{fr.title}</h1>
        <p class="lead">{fr.lead}</p>
      </div>
      <div class="stack">
        <h2>{fr.schemes}</h2>
        {SCHEMES.map((scheme) => (
          <SchemePart key={scheme} scheme={scheme} />
        ))}
        <section aria-labelledby="correspondances">
          <h2 id="correspondances">{fr.elsewhere}</h2>
          <p>{fr.elsewhereLead}</p>
          <ul>
            {lists.map(({ id, title }) => (
              <li key={id}>
                <a href={paths.list(id)}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
        {discuss && (
          <section aria-labelledby="proposer">
            <h2 id="proposer">{fr.discussAll}</h2>
            <p class="measure">{fr.discussText}</p>
            <p>
              <a href={discuss}>{fr.discussLink}</a>
            </p>
          </section>
        )}
        <Downloads path="/vocabulaire" />
      </div>
    </Layout>
  );
}
