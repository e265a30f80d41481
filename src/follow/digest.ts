import type { Target } from "./follow.ts";
import type { News, NewsKind, Pending } from "./news.ts";

/** A fiche as a letter names it; undefined where it is no more. */
export type Named = { title: string; path: string; kind: string; where?: string };

/** One line of a letter. `count`: several fiches of one partner told as one line, with some of their titles. */
export type DigestLine = {
  kind: NewsKind;
  title: string;
  /** Path of this instance; none for what is no more. */
  path?: string;
  where?: string;
  /** Names of the fields that changed. */
  fields?: string[];
  words?: string;
  by?: string;
  count?: number;
  titles?: string[];
  /** For whose sake it is told: things followed. */
  because: Target[];
};

/** What a letter says. `more`: lines that did not fit. `told`: pieces of news that it stands for. */
export type Digest = { lines: DigestLine[]; more: number; told: number };

/** What the lines are made of; each function is told an id. */
export type Naming = {
  entry(id: string): Named | undefined;
  /** Name of the partner behind a source. */
  partner(source: string): string;
  /** What people call a field. */
  field(field: string): string;
  /** Page of all that a target holds, the newest first. */
  newest(target: Target): string | undefined;
};

const MOST_LINES = 50;
/** Fiches of one source are told one by one up to this many; beyond, as a number with some titles. Who searches wants to see each. */
const ONE_BY_ONE = { area: 8, search: 20 } as const;
const SOME_TITLES = 3;
/** Of a crowd of fiches, those that are looked up: the others are counted. */
const LOOKED_UP = 60;

/** Kinds that come in crowds: a source brings hundreds of fiches at once, or says all of its own otherwise. */
const CROWDS: readonly NewsKind[] = ["new", "matching", "revised"];
const ORDER: readonly NewsKind[] = ["answer", "message", "changed", "back", "gone", ...CROWDS];

/** Targets of several pieces of news, each once, in the order in which they came. */
const unionOf = (pending: readonly Pending[]): Target[] => [...new Set(pending.flatMap(({ because }) => because))];

/** Everything that happened to one fiche in one kind is one line; messages are one line each. */
const groupKey = ({ news }: Pending): string =>
  news.kind === "message" || news.kind === "answer" ? `${news.kind} ${news.seq}` : `${news.kind} ${news.entry}`;

/** Whatever happened to one fiche is one line, as the first of these kinds that it is news of. */
const OVER: Partial<Record<NewsKind, readonly NewsKind[]>> = { revised: ["changed", "new", "matching"], matching: ["new"] };

function oneLineEach(pending: readonly Pending[]): Pending[] {
  const kinds = new Map<string, Set<NewsKind>>();
  for (const { news } of pending) kinds.set(news.entry, (kinds.get(news.entry) ?? new Set()).add(news.kind));
  return pending.map(({ news, because }) => {
    const kind = OVER[news.kind]?.find((each) => kinds.get(news.entry)?.has(each)) ?? news.kind;
    return { news: { ...news, kind }, because };
  });
}

function lineOf(group: readonly Pending[], naming: Naming): DigestLine[] {
  const news = group.at(-1)?.news;
  if (!news) return [];
  const because = unionOf(group);
  const named = naming.entry(news.entry);
  if (news.kind === "gone") return [{ kind: "gone", title: news.data.title ?? named?.title ?? "", because }];
  // Gone since: that is said by its own line, to those who follow the fiche itself.
  if (!named) return [];
  const line = { kind: news.kind, title: named.title, path: named.path, because };
  if (news.kind === "new" || news.kind === "matching") return [{ ...line, ...(named.where ? { where: named.where } : {}) }];
  if (news.kind === "changed" || news.kind === "revised") {
    const fields = group.flatMap((one) => one.news.data.fields ?? []).map((field) => naming.field(field));
    return [{ ...line, fields: [...new Set(fields)] }];
  }
  if (news.kind === "back") return [line];
  return [{ ...line, path: `${named.path}/discussion${anchor(news)}`, ...said(news) }];
}

const anchor = ({ data }: News) => (data.message ? `#message-${data.message}` : "");
const said = ({ data }: News) => ({ ...(data.words ? { words: data.words } : {}), ...(data.by ? { by: data.by } : {}) });

/** Fiches of one kind of news and one source told for the same reasons; each with all that is told of it. */
function crowdsOf(pending: readonly Pending[]): Pending[][][] {
  const fiches = [...Map.groupBy(pending, ({ news }) => `${news.kind} ${news.entry}`).values()];
  const reasons = (fiche: readonly Pending[]) =>
    `${fiche[0]?.news.kind} ${fiche[0]?.news.source ?? ""} ${unionOf(fiche).sort().join(" ")}`;
  return [...Map.groupBy(fiches, reasons).values()];
}

const isCrowd = ({ news }: Pending): boolean => CROWDS.includes(news.kind);

/** Ids of the entries that a letter names: of a crowd, only the first. */
export function entriesNamed(all: readonly Pending[]): string[] {
  const pending = oneLineEach(all);
  const crowd = crowdsOf(pending.filter(isCrowd)).flatMap((fiches) => fiches.slice(0, LOOKED_UP).flat());
  return [...new Set([...pending.filter((one) => !isCrowd(one)), ...crowd].map(({ news }) => news.entry))];
}

/** Many fiches of one source for the same reasons: one line. */
function crowdLines(kind: NewsKind, pending: readonly Pending[], naming: Naming): DigestLine[] {
  return crowdsOf(pending).flatMap((fiches) => {
    const lines = fiches.slice(0, LOOKED_UP).flatMap((fiche) => lineOf(fiche, naming));
    const because = unionOf(fiches.flat());
    const isSearched = because.some((target) => target.startsWith("search:"));
    if (lines.length <= ONE_BY_ONE[isSearched ? "search" : "area"]) return lines;
    const path = because.map((target) => naming.newest(target)).find((each) => each !== undefined);
    const titles = lines.slice(0, SOME_TITLES).map(({ title }) => title);
    const count = lines.length + Math.max(0, fiches.length - LOOKED_UP);
    const title = naming.partner(fiches[0]?.[0]?.news.source ?? "");
    return [{ kind, title, count, titles, because, ...(path ? { path } : {}) }];
  });
}

/**
 * What one letter says of the news that waits: messages and answers first, then what happened to the fiches followed, then
 * what is new or found now; one line a fiche, bounded. A fiche that is gone since is not told as changed. Pure.
 */
export function digestOf(pending: readonly Pending[], naming: Naming): Digest {
  const byKind = Map.groupBy(oneLineEach(pending), ({ news }) => news.kind);
  const lines = ORDER.flatMap((kind) => {
    const some = byKind.get(kind) ?? [];
    if (CROWDS.includes(kind)) return crowdLines(kind, some, naming);
    return [...Map.groupBy(some, groupKey).values()].flatMap((group) => lineOf(group, naming));
  });
  return { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES), told: pending.length };
}
