import type { ComponentChildren } from "preact";
import {
  type Crumb,
  type Definition,
  DefinitionList,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
  TagList,
} from "../../web/index.ts";
import { addressesUnder } from "../addresses.ts";
import { type Concept, type ConceptRef, MATCH_RELATIONS } from "../concept.ts";
import { CROSSWALKS, crosswalk, crosswalkEntry } from "../crosswalk.ts";
import { fr, VOCABULARY_TEXTS } from "../vocabulary.fr.ts";
import { ancestors, concept as find, isScheme, labelOf, narrower, schemeInfo } from "../vocabulary.ts";
import { ConceptTag } from "./concept-line.tsx";
import { Downloads } from "./downloads.tsx";
import { type Counts, EntriesLink } from "./entries-link.tsx";

const paths = addressesUnder("");

/** What a reference is called, and by whom: "Agriculture (AGR), Nomenclature du Carrefour…". */
function refText(ref: ConceptRef): string {
  if (isScheme(ref.scheme)) return `${labelOf(ref.scheme, ref.id)}, ${schemeInfo(ref.scheme).title}`;
  const list = CROSSWALKS.find((id) => id === ref.scheme);
  if (list === undefined) return `${ref.id}, ${fr.publishers[ref.scheme] ?? ref.scheme}`;
  return `${crosswalkEntry(list, ref.id)?.label ?? ref.id} (${ref.id}), ${crosswalk(list).title}`;
}

function Matches({ concept }: { concept: Concept }) {
  return (
    <ul>
      {MATCH_RELATIONS.flatMap((relation) =>
        concept[relation].map((ref) => (
          <li key={`${relation} ${ref.scheme} ${ref.id}`}>
            <a href={paths.ref(ref)}>{refText(ref)}</a> <span class="muted">({fr.relations[relation]})</span>
          </li>
        )),
      )}
    </ul>
  );
}

const when = (shown: boolean, term: string, value: ComponentChildren): Definition[] => (shown ? [{ term, value }] : []);

function definitions(concept: Concept, words: readonly string[], url: string): Definition[] {
  const { scheme, id, altLabels, broader, notation, note } = concept;
  const above = broader === undefined ? undefined : find(scheme, broader);
  const below = narrower(scheme, id);
  return [
    ...when(altLabels.length > 0, fr.also, altLabels.join(", ")),
    ...when(above !== undefined, fr.broader, above && <ConceptTag concept={above} />),
    ...when(
      below.length > 0,
      fr.narrower,
      <TagList>
        {below.map((item) => (
          <ConceptTag key={item.id} concept={item} />
        ))}
      </TagList>,
    ),
    ...when(notation !== undefined, fr.notation, notation),
    ...when(note !== undefined, fr.note, note),
    ...when(
      MATCH_RELATIONS.some((relation) => concept[relation].length > 0),
      fr.matches,
      <Matches concept={concept} />,
    ),
    ...when(words.length > 0, fr.words, words.join(", ")),
    ...when(
      concept.history !== undefined,
      fr.history,
      <ul>
        {concept.history?.map(({ at, text }) => (
          <li key={`${at} ${text}`}>{VOCABULARY_TEXTS.decided(at, text)}</li>
        ))}
      </ul>,
    ),
    { term: fr.address, value: <code>{addressesUnder(url).concept(scheme, id)}</code> },
  ];
}

function OutOfUse({ concept: { scheme, retired } }: { concept: Concept }) {
  const heir = retired?.replacedBy === undefined ? undefined : find(scheme, retired.replacedBy);
  return (
    <Notice tone="warning" title={fr.retired}>
      <p>
        {fr.retiredText}
        {heir && (
          <>
            {" "}
            {fr.replacedBy}
            {"\u00a0: "}
            <a href={paths.concept(scheme, heir.id)}>{heir.label}</a>.
          </>
        )}
      </p>
    </Notice>
  );
}

/** One concept: what it means, its other words, its place in the list, what it is called elsewhere, and its fiches. */
export function ConceptPage({
  context,
  concept,
  counts,
  words,
  discuss,
}: {
  context: PageContext;
  concept: Concept;
  counts?: Counts | undefined;
  words: readonly string[];
  /** Where a change of this concept is proposed, when the instance has such a place. */
  discuss?: string | undefined;
}) {
  const { scheme, id, label, definition } = concept;
  const path = paths.concept(scheme, id);
  const above = concept.retired ? [] : ancestors(scheme, id).slice(1).reverse();
  const breadcrumb: Crumb[] = [
    { label: fr.name, href: paths.vocabulary },
    { label: schemeInfo(scheme).title, href: paths.scheme(scheme) },
    ...above.map((parent) => ({ label: labelOf(scheme, parent), href: paths.concept(scheme, parent) })),
  ];
  return (
    <Layout
      context={context}
      title={label}
      description={definition ?? schemeInfo(scheme).definition}
      canonical={path}
      breadcrumb={breadcrumb}
    >
      <div class="page-title">
        <h1>{label}</h1>
        {definition && <p class="lead">{definition}</p>}
        <p>
          <EntriesLink concept={concept} counts={counts} />
        </p>
        {scheme === "themes" && (
          <p class="no-print">
            <LinkButton href={`/suivre?theme=${id}`} variant="secondary" icon="bell" rel="nofollow">
              {fr.follow}
            </LinkButton>
          </p>
        )}
        {discuss && concept.retired === undefined && (
          <p>
            <a href={discuss}>{fr.discuss}</a>
          </p>
        )}
      </div>
      <div class="stack">
        {concept.retired && <OutOfUse concept={concept} />}
        <DefinitionList items={definitions(concept, words, context.instance.url)} />
        <Downloads path={path} formats={["ttl", "jsonld"]} />
      </div>
    </Layout>
  );
}
