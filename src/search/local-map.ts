import { entryPath } from "../catalogue/index.ts";
import { cellOf, communeByInsee, honeycomb } from "../geography/index.ts";
import { formatNumber } from "../web/index.ts";
import { clusterPoints, type Mark } from "./clusters.ts";
import type { Bbox, SearchIndex, SearchPage, SearchQuery } from "./index-port.ts";
import { map as t } from "./map.fr.ts";
import { searchHref } from "./query-string.ts";
import { type Tile, type TileSource, tilesBehind } from "./tiles.ts";

/** A mark of the drawing: a fiche, or several too near to be drawn apart. */
type DrawnMark = { x: number; y: number; count: number; title: string; href: string };
/** `beside`: a mark stands on it, its name keeps off; `left`: no room for the name on the right. */
type Town = { x: number; y: number; name: string; beside: boolean; left: boolean };

/** A part of the country seen close, drawn without any map of others: places, and the towns that tell where one is. */
export type LocalMap = {
  width: number;
  height: number;
  name: string;
  tiles: Tile[];
  credit?: string | undefined;
  marks: DrawnMark[];
  towns: Town[];
  /** A length on the drawing and what it stands for. */
  scale: { km: number; pixels: number };
  truncated: boolean;
  ways: { label: string; href: string }[];
};

const WIDTH = 640;
const TALLEST = 720;
const KM_PER_DEGREE = 111.2;
const MOST_TOWNS = 14;
/** Places less than this apart are one spot: looking closer would not tell them apart. */
const ONE_SPOT = 0.0015;

type Frame = { bbox: Bbox; width: number; height: number; x: (lon: number) => number; y: (lat: number) => number };

function frameOf(bbox: Bbox): Frame {
  const [west, south, east, north] = bbox;
  const shrink = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const [across, up] = [Math.max((east - west) * shrink, 1e-4), Math.max(north - south, 1e-4)];
  const pixels = Math.min(WIDTH / across, TALLEST / up);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    bbox,
    width: Math.round(across * pixels),
    height: Math.round(up * pixels),
    x: (lon) => round((lon - west) * shrink * pixels),
    y: (lat) => round((north - lat) * pixels),
  };
}

/** A box around another: `by` times as wide and high, moved by shares of its size. */
export function reframed([west, south, east, north]: Bbox, by: number, right = 0, up = 0): Bbox {
  const [width, height] = [Math.max(east - west, 0.01), Math.max(north - south, 0.01)];
  const [lon, lat] = [(west + east) / 2 + right * width, (south + north) / 2 + up * height];
  const clip = (value: number, most: number) => Math.round(Math.max(-most, Math.min(most, value)) * 10_000) / 10_000;
  return [
    clip(lon - (width * by) / 2, 180),
    clip(lat - (height * by) / 2, 90),
    clip(lon + (width * by) / 2, 180),
    clip(lat + (height * by) / 2, 90),
  ];
}

function isOneSpot([west, south, east, north]: Bbox): boolean {
  return east - west < ONE_SPOT && north - south < ONE_SPOT;
}

function toDrawn(index: SearchIndex, mark: Mark, frame: Frame, query: SearchQuery): DrawnMark {
  const at = { x: frame.x(mark.lon), y: frame.y(mark.lat), count: mark.count };
  const document = mark.point && index.document(mark.point.id);
  if (document) return { ...at, title: document.title, href: entryPath(document) };
  const bbox = reframed(mark.bbox, 1.4);
  const closer = { ...query, page: 1, bbox };
  const href = isOneSpot(mark.bbox)
    ? searchHref({ ...closer, bbox: reframed(mark.bbox, 1) })
    : searchHref(closer, "liste", "/carte");
  return { ...at, title: t.several(formatNumber(mark.count)), href };
}

/** The largest towns of the frame whose names do not run into one another. */
function townsIn({ bbox: [west, south, east, north], width, x, y }: Frame, marks: readonly DrawnMark[]): Town[] {
  const around = honeycomb().cells.filter(
    ({ centre }) => centre.lon > west - 1 && centre.lon < east + 1 && centre.lat > south - 1 && centre.lat < north + 1,
  );
  const towns = around
    .flatMap(({ communes }) => communes.flatMap((insee) => communeByInsee(insee) ?? []))
    .filter(({ lat, lon }) => lon > west && lon < east && lat > south && lat < north)
    .sort((a, b) => b.population - a.population)
    .slice(0, 200);
  const kept: Town[] = [];
  for (const { name, lat, lon } of towns) {
    const town = { x: x(lon), y: y(lat), name, beside: false, left: x(lon) + 24 + 7 * name.length > width };
    const free = kept.every(
      (other) =>
        Math.abs(other.y - town.y) > 18 || Math.abs(other.x - town.x) > 40 + 7 * Math.max(other.name.length, name.length),
    );
    town.beside = marks.some((mark) => Math.abs(mark.x - town.x) < 22 && Math.abs(mark.y - town.y) < 14);
    if (free) kept.push(town);
    if (kept.length === MOST_TOWNS) break;
  }
  return kept;
}

/** A round number of kilometres that is about a quarter of the drawing. */
function scaleOf({ bbox: [, south, , north], height }: Frame): LocalMap["scale"] {
  const perKm = height / ((north - south) * KM_PER_DEGREE);
  const km = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2].find((each) => each * perKm <= WIDTH / 4) ?? 0.1;
  return { km, pixels: Math.round(km * perKm) };
}

type LocalMapDeps = { index: SearchIndex; tiles?: TileSource | undefined };

/**
 * The results of a search that lie in a box, drawn close. `points`: their places, as an answer to that search gathered them.
 */
export function localMap({ index, tiles }: LocalMapDeps, query: SearchQuery, bbox: Bbox, points: SearchPage["points"]): LocalMap {
  const frame = frameOf(bbox);
  const marks = clusterPoints(points?.list ?? [], bbox, frame.width).map((mark) => toDrawn(index, mark, frame, query));
  const [west, south, east, north] = bbox;
  const to = (box: Bbox | undefined) => {
    const { bbox: _old, ...rest } = query;
    return searchHref({ ...rest, page: 1, ...(box ? { bbox: box } : {}) }, "liste", "/carte");
  };
  return {
    width: frame.width,
    height: frame.height,
    name: cellOf((south + north) / 2, (west + east) / 2)?.name ?? "",
    tiles: tiles ? tilesBehind(frame, tiles.url) : [],
    credit: tiles?.credit,
    marks: marks.sort((a, b) => a.count - b.count || a.y - b.y || a.x - b.x),
    towns: townsIn(frame, marks),
    scale: scaleOf(frame),
    truncated: points?.truncated ?? false,
    ways: [
      { label: t.wider, href: to(reframed(bbox, 2)) },
      { label: t.closer, href: to(reframed(bbox, 0.5)) },
      { label: t.north, href: to(reframed(bbox, 1, 0, 0.6)) },
      { label: t.south, href: to(reframed(bbox, 1, 0, -0.6)) },
      { label: t.west, href: to(reframed(bbox, 1, -0.6)) },
      { label: t.east, href: to(reframed(bbox, 1, 0.6)) },
      { label: t.whole, href: to(undefined) },
    ],
  };
}
