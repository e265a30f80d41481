import { HoneycombMap } from "../../geography/index.ts";
import { Icon } from "../../web/index.ts";
import type { SearchQuery } from "../index-port.ts";
import type { MapView } from "../map-view.ts";
import { searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";

/** Where the results are: the honeycomb in small, each cell a link to its results; the whole map and its table are one link away. */
export function ResultMap({ map, query }: { map: MapView | undefined; query: SearchQuery }) {
  const { page: _page, size: _size, ...rest } = query;
  const whole = searchHref({ ...rest, page: 1, size: 0 }, "liste", "/carte");
  return (
    <div class="result-map">
      {map && <HoneycombMap counts={map.counts} level={map.level} label={t.mapLabel} href={map.href} beside={map.beside} />}
      <p class="small">
        <a href={whole}>
          <Icon name="map" size={16} /> {t.wholeMap}
        </a>
      </p>
    </div>
  );
}
