import { entryPath } from "../../catalogue/index.ts";
import { territory } from "../../geography/index.ts";
import { plainQuery, type SearchIndex, type StoredDocument } from "../../search/index.ts";
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

/**
 * Fiches that share a word of the title in the area, or all of its words anywhere. Ids alone: what is counted for a page of
 * results is not asked, which costs the most.
 */
function candidates(index: SearchIndex, title: string, area: string | undefined): StoredDocument[] {
  const words = tellingWords(title);
  const where = area === undefined ? {} : { where: { kind: "territory" as const, code: area, label: "" } };
  const here = words.flatMap((q) => index.ids(plainQuery([], { q, ...where }), CANDIDATES));
  const anywhere = area === undefined ? [] : index.ids(plainQuery([], { q: words.join(" ") }), CANDIDATES);
  return [...new Set([...here, ...anywhere])].flatMap((id) => index.document(id) ?? []);
}

/** Answers kept while somebody goes from one question to the next. */
const REMEMBERED = 500;
const REMEMBERED_MS = 60_000;

function look(index: SearchIndex, title: string, area: string | undefined): Alike[] {
  const scored = candidates(index, title, area).map((document) => {
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
}

/** Fiches whose title is much like this one, first those of the same department. Reads the search index alone. */
export function alikeIn(index: SearchIndex): (search: AlikeSearch) => Alike[] {
  const remembered = new Map<string, { alike: Alike[]; until: number }>();
  return ({ title, where }) => {
    const area = where === undefined ? undefined : areaOf(where);
    const key = `${area ?? ""}\n${title}`;
    const known = remembered.get(key);
    const now = performance.now();
    if (known && known.until > now) return known.alike;
    const alike = look(index, title, area);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, { alike, until: now + REMEMBERED_MS });
    return alike;
  };
}
