import { entryPath } from "../../catalogue/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { formatNumber, typo } from "../../web/index.ts";
import type { SearchHit, SearchIndex } from "../index-port.ts";
import { results as t } from "../results.fr.ts";

const SHOWN = 4;

function Hits({ id, title, hits }: { id: string; title: string; hits: readonly SearchHit[] }) {
  if (!hits.length) return null;
  return (
    <section class="chapter" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="related">
        {hits.map(({ document, distanceKm }) => (
          <li key={document.id}>
            <a href={entryPath(document)}>{typo(document.title)}</a>{" "}
            <span class="muted small">
              {[
                labelOf("kinds", document.kind),
                document.where,
                distanceKm === undefined ? "" : t.card.distance(formatNumber(distanceKm, 0)),
              ]
                .filter(Boolean)
                .join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Beside a fiche: what is near it, and what speaks of the same things elsewhere. Nothing when the index knows neither. */
export function Related({ index, id }: { index: SearchIndex; id: string }) {
  const nearby = index.nearby(id, SHOWN);
  const near = new Set(nearby.map((hit) => hit.document.id));
  const similar = index.similar(id, SHOWN * 2).filter((hit) => !near.has(hit.document.id));
  return (
    <>
      <Hits id="ressemblantes" title={t.related.similar} hits={similar.slice(0, SHOWN)} />
      <Hits id="proches" title={t.related.nearby} hits={nearby} />
    </>
  );
}
