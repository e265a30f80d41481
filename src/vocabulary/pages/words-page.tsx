import { Layout, type PageContext } from "../../web/index.ts";
import { addressesUnder } from "../addresses.ts";
import { fr } from "../vocabulary.fr.ts";
import { concept } from "../vocabulary.ts";
import type { ListOfWords, Word } from "../words.ts";

const paths = addressesUnder("");

function WordLine({ word: { anchor, code, label, note, means } }: { word: Word }) {
  const targets = means.flatMap(({ scheme, to }) => to.flatMap((id) => concept(scheme, id) ?? []));
  return (
    <li id={anchor}>
      {code && code !== label && <code>{code}</code>} {label}
      {targets.map((item, index) => (
        <>
          {index === 0 ? "\u00a0→ " : ", "}
          <a href={paths.concept(item.scheme, item.id)}>{item.label}</a>
        </>
      ))}{" "}
      <span class="muted small">({[...new Set(means.map(({ match }) => fr.matchOf[match]))].join(", ")})</span>
      {note && <p class="small muted">{note}</p>}
    </li>
  );
}

/** The words of another list or of a source, and what each becomes here. Each line is at the address that the SKOS export gives it. */
export function WordsPage({ context, list }: { context: PageContext; list: ListOfWords }) {
  const { id, title, origin, words } = list;
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
      <ul class="measure">
        {words.map((word) => (
          <WordLine key={word.anchor} word={word} />
        ))}
      </ul>
    </Layout>
  );
}
