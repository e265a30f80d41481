import { haversineKm } from "../engine/geometry/index.ts";
import type { Told } from "./entry.ts";
import { type Place, PRECISIONS } from "./record.schema.ts";

/** Two partners' points nearer than this are one door, told by two geocoders. */
const SAME_DOOR_KM = 0.15;

const precisionRank = (place: Place): number => PRECISIONS.indexOf(place.precision);

/** "Somewhere in Morlaix" says nothing more once another gives the door. */
function isCoarserOf(coarse: Place, fine: Place): boolean {
  const vague = !coarse.address && precisionRank(coarse) >= PRECISIONS.indexOf("commune");
  return vague && fine.insee !== undefined && fine.insee === coarse.insee;
}

function isSameDoor(a: Place, b: Place): boolean {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return false;
  // A latitude apart, before any trigonometry: partners may list thousands of places.
  if (Math.abs(a.lat - b.lat) > 0.002) return false;
  if (precisionRank(a) > PRECISIONS.indexOf("street") || precisionRank(b) > PRECISIONS.indexOf("street")) return false;
  return haversineKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon }) <= SAME_DOOR_KM;
}

/**
 * Each place once: of two partners' tellings of one, the more precise is shown, and the other told beside it. Places that one
 * partner tells apart stay apart.
 * @param places in the order of their tellers' authority, which is kept.
 */
export function oneOfEachPlace(places: Told<Place>[]): Told<Place>[] {
  if (places.length < 2) return places;
  const kept: Told<Place>[] = [];
  for (const told of [...places].sort((a, b) => precisionRank(a.value) - precisionRank(b.value))) {
    const finer = kept.find((known) => {
      if (known.by.some((index) => told.by.includes(index))) return false;
      return isCoarserOf(told.value, known.value) || isSameDoor(told.value, known.value);
    });
    if (!finer) {
      kept.push(told);
      continue;
    }
    const { value, by, since, others = [] } = told;
    finer.others = [...(finer.others ?? []), { value, by, since }, ...others];
    finer.rule ??= precisionRank(finer.value) < precisionRank(value) ? "precise" : "order";
  }
  return kept.sort((a, b) => places.indexOf(a) - places.indexOf(b));
}
