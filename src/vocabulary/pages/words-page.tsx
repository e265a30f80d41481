import { Layout, type PageContext, Table, TagList } from "../../web/index.ts";
import { addressesUnder } from "../addresses.ts";
import { fr } from "../vocabulary.fr.ts";
import { concept } from "../vocabulary.ts";
import type { ListOfWords } from "../words.ts";
import { ConceptTag } from "./concept-line.tsx";

const paths = addressesUnder("");

/** The words of another list or of a source, and what each becomes here. Each line is at the address that the SKOS export gives it. */
export function WordsPage({ context, list }: { context: PageContext; list: ListOfWords }) {
  const { id, title, origin, words } = list;
  const withCodes = words.some(({ code }) => code !== undefined);
  return (
    <Layout context={context} title={title} canonical={paths.list(id)} breadcrumb={[{ label: fr.name, href: paths.vocabulary }]}>
      <div class="page-title">
        <h1>{title}</h1>
        <p class="lead">{fr.elsewhereLead}</p>
        {origin && (
          <p class="small muted">
            {fr.origin}
            {"\u00a0: "}
            {origin}.
          </p>
        )}
      </div>
      <Table
        id="mots"
        caption={title}
        captionHidden
        columns={[
          { label: withCodes ? fr.table.word : fr.table.label },
          ...(withCodes ? [{ label: fr.table.label }] : []),
          { label: fr.table.ours },
          { label: fr.table.match },
        ]}
        rows={words.map(({ anchor, code, label, note, means }) => [
          <span key="mot" id={anchor}>
            {code ?? label}
          </span>,
          ...(withCodes ? [label] : []),
          <TagList key="sens">
            {means.flatMap(({ scheme, to }) =>
              to.flatMap((target) => concept(scheme, target) ?? []).map((item) => <ConceptTag key={item.id} concept={item} />),
            )}
          </TagList>,
          <>
            {[...new Set(means.map(({ match }) => fr.matchOf[match]))].join(", ")}
            {note && <p class="small muted">{note}</p>}
          </>,
        ])}
      />
    </Layout>
  );
}
