import type { Answer } from "../measure.ts";
import type { BenchQuery } from "../queries.ts";
import { type BenchRecord, groupOf, VALUE_COUNT } from "../records.ts";

const TOP = 20;
const RADIUS_KM = 6_371.008_771_4;

/**
 * What libraries without facets need beside them, as fast as JavaScript does it: the facet values, ranks and places of all records
 * in typed arrays, and from the matches the total, the first 20, the counts of each group without its own choice.
 */
export class Tally {
  private readonly rowStart: Uint32Array;
  private row = new Uint16Array(1 << 16);
  private readonly lat: Float32Array;
  private readonly lon: Float32Array;
  readonly rank: Float32Array;
  private readonly counts = new Int32Array(VALUE_COUNT);
  private readonly groupOfValue = Uint8Array.from({ length: VALUE_COUNT }, (_, value) => groupOf(value));

  constructor(size: number) {
    this.rowStart = new Uint32Array(size + 1);
    this.rank = new Float32Array(size);
    this.lat = new Float32Array(size * 2).fill(Number.NaN);
    this.lon = new Float32Array(size * 2).fill(Number.NaN);
  }

  /** Records come in the order of their numbers. */
  add({ number, values, rank, places }: BenchRecord): void {
    const start = this.rowStart[number] ?? 0;
    if (start + values.length > this.row.length) {
      const larger = new Uint16Array(this.row.length * 2);
      larger.set(this.row);
      this.row = larger;
    }
    this.row.set(values, start);
    this.rowStart[number + 1] = start + values.length;
    this.rank[number] = rank;
    for (const [i, { lat, lon }] of places.entries()) {
      this.lat[number * 2 + i] = lat;
      this.lon[number * 2 + i] = lon;
    }
  }

  /** @param scores by match; the higher come first. */
  answer(matches: ArrayLike<number>, scores: ArrayLike<number>, length: number, { choices, area }: BenchQuery): Answer {
    const { counts, row, rowStart, groupOfValue } = this;
    counts.fill(0);
    const wanted = new Uint8Array(VALUE_COUNT);
    let groups = 0;
    for (const { group, values } of choices) {
      groups |= 1 << group;
      for (const value of values) wanted[value] = 1;
    }
    const best: { record: number; score: number }[] = [];
    let total = 0;
    for (let i = 0; i < length; i++) {
      const record = matches[i] as number;
      if (area && !this.within(record, area)) continue;
      const [start, end] = [rowStart[record] as number, rowStart[record + 1] as number];
      let missed = groups;
      if (groups !== 0)
        for (let j = start; j < end; j++)
          if (wanted[row[j] as number]) missed &= ~(1 << (groupOfValue[row[j] as number] as number));
      if ((missed & (missed - 1)) !== 0) continue;
      const only = missed === 0 ? -1 : 31 - Math.clz32(missed);
      for (let j = start; j < end; j++) {
        const value = row[j] as number;
        if (only < 0 || groupOfValue[value] === only) (counts[value] as number)++;
      }
      if (only >= 0) continue;
      total++;
      const score = scores[i] as number;
      if (best.length < TOP || score > (best[TOP - 1]?.score ?? 0)) offer(best, record, score);
    }
    return { total, counts: () => counts, ids: best.map(({ record }) => record) };
  }

  private within(record: number, area: NonNullable<BenchQuery["area"]>): boolean {
    for (let i = record * 2; i < record * 2 + 2; i++) {
      const [lat, lon] = [this.lat[i] as number, this.lon[i] as number];
      if (
        area.kind === "box"
          ? lat >= area.south && lat <= area.north && lon >= area.west && lon <= area.east
          : near(area, lat, lon)
      )
        return true;
    }
    return false;
  }
}

function offer(best: { record: number; score: number }[], record: number, score: number): void {
  if (best.length === TOP) best.pop();
  let at = best.length;
  while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
  best.splice(at, 0, { record, score });
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** By the haversine formula. */
function near(area: { lat: number; lon: number; km: number }, lat: number, lon: number): boolean {
  const [a, b] = [Math.sin(radians(lat - area.lat) / 2), Math.sin(radians(lon - area.lon) / 2)];
  const h = a * a + b * b * Math.cos(radians(lat)) * Math.cos(radians(area.lat));
  return 2 * RADIUS_KM * Math.asin(Math.sqrt(h)) <= area.km;
}
