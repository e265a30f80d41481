import { areaNamed } from "./area-name.ts";
import type { Commune } from "./commune.ts";
import { type CommuneWords, readCommuneWords } from "./commune-name.ts";
import { NOTES } from "./geography.fr.ts";
import type { LocateInput, LocateNote } from "./located.ts";
import type { ReadPosition } from "./position.ts";
import { communesAtPostcode, departmentsOfPostcode, isNothing, readPostcode } from "./postcode.ts";

/** What the cells say, read but not yet weighed. */
export type Said = {
  words?: CommuneWords & { raw: string };
  postcode?: string;
  atPostcode: readonly Commune[];
  /** From the department field, a code in brackets or the postal code. */
  departments: string[];
  region?: string;
  /** The country field names France. */
  france: boolean;
  /** The commune's cell holds a name that France does not know. */
  unknownName?: boolean;
  /** It holds one that France knows elsewhere. */
  contradicted?: boolean;
  position: ReadPosition;
};

/** Reads the cells; what is unreadable in them is told in `notes`. The country is for `locate` to say. */
export function readSaid(input: LocateInput, position: ReadPosition, notes: LocateNote[]): Said {
  const tail = addressTail(input);
  const raw = input.commune?.trim() || tail?.commune;
  const words = raw ? communeWords(raw) : undefined;
  let postcode = readPostcode(input.postcode);
  if (postcode === undefined && !isNothing(String(input.postcode ?? ""))) {
    notes.push({ code: "unknown-postcode", detail: NOTES.unknownPostcode(String(input.postcode)) });
  }
  postcode ??= words?.postcode ?? tail?.postcode;
  const area = areaNamed(input.department) ?? areaNamed(words?.area);
  if (!area && input.department !== undefined && String(input.department).trim() !== "") {
    notes.push({ code: "unknown-department", detail: NOTES.unknownArea(String(input.department)) });
  }
  const fromPostcode = postcode === undefined ? [] : departmentsOfPostcode(postcode);
  if (postcode !== undefined && fromPostcode.length === 0)
    notes.push({ code: "unknown-postcode", detail: NOTES.unknownPostcode(postcode) });
  const departments = [...new Set([...(area?.department ? [area.department] : []), ...fromPostcode])];
  return {
    ...(raw && words && { words: { ...words, raw } }),
    ...(postcode !== undefined && { postcode }),
    atPostcode: postcode === undefined ? [] : communesAtPostcode(postcode),
    departments,
    ...(area && !area.department && departments.length === 0 && { region: area.region }),
    france: false,
    position,
  };
}

/** "9 rue du Châtelier 44300 Nantes": what an address says when there is no column for it. */
function addressTail({ address, commune, postcode }: LocateInput): { postcode: string; commune: string } | undefined {
  if (!address || (commune?.trim() && postcode)) return undefined;
  const [, code, town] = /(?:^|[\s,])(\d{5})[\s,]+([^\d\s,][^,\n]{0,80})/.exec(address.slice(-160)) ?? [];
  return code && town ? { postcode: code, commune: town.trim() } : undefined;
}

/** Reading a name costs more than all the rest, and partners repeat them. */
const READ = new Map<string, CommuneWords>();

function communeWords(raw: string): CommuneWords {
  let words = READ.get(raw);
  if (!words) {
    words = readCommuneWords(raw);
    if (READ.size >= 20_000) READ.clear();
    READ.set(raw, words);
  }
  return words;
}
