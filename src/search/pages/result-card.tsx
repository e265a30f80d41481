import { entryPath } from "../../catalogue/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { formatNumber, Icon, list, Tag, TagList, Time, typo } from "../../web/index.ts";
import type { ResultView } from "../result-view.ts";
import { results as t } from "../results.fr.ts";
import { Pieces } from "./pieces.tsx";

const THEMES_SHOWN = 3;

type Props = {
  result: ResultView;
  showKind?: boolean | undefined;
  level?: 2 | 3 | undefined;
  /** Beside a large map: title and facts alone. */
  brief?: boolean | undefined;
};

/** A result: title, pitch, where, step, themes, carrier, who says so, when last confirmed, why it is here. */
export function ResultCard({ result, showKind, level = 3, brief }: Props) {
  const { document, title, pitch, passage } = result;
  const Heading = `h${level}` as "h3";
  return (
    <article class="result" lang={document.lang === "fr" ? undefined : document.lang}>
      <Heading class="result-title">
        <a href={entryPath(document)}>
          <Pieces pieces={title} />
        </a>
      </Heading>
      <Facts result={result} showKind={showKind} />
      {!brief && document.pitch && (
        <p class="result-pitch">
          <Pieces pieces={pitch} />
        </p>
      )}
      {!brief && passage.length > 0 && (
        <p class="result-passage">
          <Pieces pieces={passage} />
        </p>
      )}
      {!brief && <Themes ids={document.ownThemes} />}
      {!brief && <Background result={result} />}
    </article>
  );
}

function Facts({ result: { document, distanceKm }, showKind }: { result: ResultView; showKind?: boolean | undefined }) {
  const facts = [
    ...(showKind ? [labelOf("kinds", document.kind)] : []),
    ...(document.stage ? [labelOf("stages", document.stage)] : []),
    ...(document.carriers.length > 0 ? [`${t.card.by} ${list(document.carriers.slice(0, 2))}`] : []),
  ];
  const distance = distanceKm === undefined ? "" : t.card.distance(formatNumber(distanceKm, distanceKm < 10 ? 1 : 0));
  return (
    <p class="result-facts">
      {document.where && (
        <span>
          <Icon name="place" size={16} /> {document.where}
          {distance && `, ${distance}`}
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>{typo(fact)}</span>
      ))}
    </p>
  );
}

function Themes({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <TagList>
      {ids.slice(0, THEMES_SHOWN).map((id) => (
        <Tag key={id} href={`/recherche?theme=${encodeURIComponent(id)}`}>
          {labelOf("themes", id)}
        </Tag>
      ))}
    </TagList>
  );
}

function Background({ result: { document, partners, why } }: { result: ResultView }) {
  return (
    <p class="result-background">
      {t.card.said} {list(partners)}, {t.card.confirmed} <Time value={document.confirmedAt} />
      {why.length > 0 && (
        <>
          . {t.card.why} {list(why)}
        </>
      )}
      .
    </p>
  );
}
