import { HoneycombMap } from "../../geography/index.ts";
import { formatNumber, Icon } from "../../web/index.ts";
import type { SearchQuery } from "../index-port.ts";
import { everywhere, type MapView } from "../map-view.ts";
import { searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";
import { CombPicture } from "./comb-picture.tsx";

/** Where the results are, in small, with what has no place on the map; the whole map and its table are one link away. */
export function ResultMap({ map: { counts, href, beside, detailed }, query }: { map: MapView; query: SearchQuery }) {
  const whole = searchHref(everywhere(query), "liste", "/carte");
  return (
    <div class="result-map">
      {detailed ? (
        <HoneycombMap counts={counts} label={t.mapLabel} href={href} beside={beside} />
      ) : (
        <>
          <a class="comb-whole" href={whole}>
            <CombPicture counts={counts} label={t.mapPicture(formatNumber(counts.size))} />
          </a>
          <ul class="inline-list small">
            {beside.map(({ label, count, href: to }) => (
              <li key={label}>
                {to ? <a href={to}>{label}</a> : label} <b>{formatNumber(count)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="small">
        <a href={whole}>
          <Icon name="map" size={16} /> {t.wholeMap}
        </a>
      </p>
    </div>
  );
}
