import { entryPath } from "../../catalogue/index.ts";
import { territory } from "../../geography/index.ts";
import { plainQuery, type SearchHit, type SearchIndex } from "../../search/index.ts";
import { type Alike, type AlikeSearch, tellingWords, titleLikeness } from "./alike.ts";

const CANDIDATES = 30;
const MOST = 3;
/** Alike enough to ask, in the same department; elsewhere a common name proves little. */
const ALIKE_HERE = 0.5;
const ALIKE_ELSEWHERE = 0.72;

/** The department that holds a place, or the place itself when it is no smaller. */
function areaOf(code: string): string {
  const found = territory(code);
  return [code, ...(found?.parents ?? [])].find((each) => each.startsWith("dep-")) ?? code;
}

function candidates(index: SearchIndex, title: string, area: string | undefined): SearchHit[] {
  const base = { ...plainQuery([]), size: CANDIDATES };
  const where = area === undefined ? undefined : { kind: "territory" as const, code: area, label: "" };
  return tellingWords(title).flatMap((word) => {
    const everywhere = index.search({ ...base, q: word }).hits;
    return where ? [...everywhere, ...index.search({ ...base, q: word, where }).hits] : everywhere;
  });
}

/** Fiches whose title is much like this one, first those of the same department. Reads the search index alone. */
export const alikeIn =
  (index: SearchIndex) =>
  ({ title, where }: AlikeSearch): Alike[] => {
    const area = where === undefined ? undefined : areaOf(where);
    const found = new Map(candidates(index, title, area).map((hit) => [hit.document.id, hit.document]));
    const scored = [...found.values()].map((document) => {
      const here = area !== undefined && document.territories.includes(area);
      return { document, here, likeness: titleLikeness(title, document.title) };
    });
    return scored
      .filter(({ here, likeness }) => likeness >= (here ? ALIKE_HERE : ALIKE_ELSEWHERE))
      .sort((a, b) => Number(b.here) - Number(a.here) || b.likeness - a.likeness || (a.document.id < b.document.id ? -1 : 1))
      .slice(0, MOST)
      .map(({ document: { id, slug, title: name, where: place, pitch } }) => ({
        id,
        href: entryPath({ id, slug }),
        title: name,
        where: place,
        pitch,
      }));
  };
