import { entryPath } from "../../catalogue/index.ts";
import { territory } from "../../geography/index.ts";
import { plainQuery, type SearchIndex, type StoredDocument } from "../../search/index.ts";
import { type Alike, type AlikeSearch, tellingWords, titleLikeness } from "./alike.ts";
import { pages } from "./pages.fr.ts";

/** Fiches compared with a draft by all that is said of it, likeliest first; `reason` in a few French words. */
type Probable = { entry: string; probability: number; reason: string };
export type ProbableFiches = (
  draft: { title: string } & Partial<NonNullable<AlikeSearch["draft"]>>,
) => Promise<readonly Probable[]>;

const CANDIDATES = 30;
const MOST = 3;
/** Alike enough to ask, in the same department; elsewhere a common name proves little. */
const ALIKE_HERE = 0.5;
const ALIKE_ELSEWHERE = 0.72;
/** As likely as this, all things compared, to ask. */
const PROBABLE = 0.3;

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

function byTitle(index: SearchIndex, title: string, area: string | undefined): Alike[] {
  const scored = candidates(index, title, area).map((document) => {
    const here = area !== undefined && document.territories.includes(area);
    return { document, here, likeness: titleLikeness(title, document.title) };
  });
  return scored
    .filter(({ here, likeness }) => likeness >= (here ? ALIKE_HERE : ALIKE_ELSEWHERE))
    .sort((a, b) => Number(b.here) - Number(a.here) || b.likeness - a.likeness || (a.document.id < b.document.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ document, here }) => alikeOf(document, here ? pages.alike.nameHere : pages.alike.name));
}

const alikeOf = ({ id, slug, title, where, pitch }: StoredDocument, why: string): Alike => ({
  id,
  href: entryPath({ id, slug }),
  title,
  where,
  pitch,
  why,
});

/** What is compared goes before what is only named alike. */
async function look(index: SearchIndex, probable: ProbableFiches, { title, draft }: AlikeSearch, area: string | undefined) {
  const compared = await probable({ ...draft, title });
  const first = compared.flatMap(({ entry, probability, reason }) => {
    const document = probability >= PROBABLE ? index.document(entry) : undefined;
    return document ? [alikeOf(document, reason)] : [];
  });
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...byTitle(index, title, area).filter(({ id }) => !known.has(id))].slice(0, MOST);
}

/** Answers kept while somebody goes from one question to the next. */
const REMEMBERED = 500;
const REMEMBERED_MS = 60_000;

/**
 * Fiches that may be the one being described: those that linkage finds probable, then those whose title is much like this one, first
 * those of the same department.
 */
export function alikeIn(index: SearchIndex, probable: ProbableFiches): (search: AlikeSearch) => Promise<Alike[]> {
  const remembered = new Map<string, { alike: Alike[]; until: number }>();
  return async (search) => {
    const area = search.where === undefined ? undefined : areaOf(search.where);
    const key = JSON.stringify([area, search.title, search.draft]);
    const known = remembered.get(key);
    const now = performance.now();
    if (known && known.until > now) return known.alike;
    const alike = await look(index, probable, search, area);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, { alike, until: now + REMEMBERED_MS });
    return alike;
  };
}
