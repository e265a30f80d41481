import type { Target } from "./follow.ts";
import type { News, NewsKind, Pending } from "./news.ts";

/** A fiche as a letter names it; undefined where it is no more. */
export type Named = { title: string; path: string; kind: string; where?: string };

/** One line of a letter. `count`: several new fiches of one partner told as one line, with some of their titles. */
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
/** New fiches of one source are told one by one up to this many; beyond, as a number with some titles. */
const ONE_BY_ONE = 8;
const SOME_TITLES = 3;
/** Of a crowd of new fiches, those that are looked up: the others are counted. */
const LOOKED_UP = 60;

const ORDER: readonly NewsKind[] = ["answer", "message", "changed", "back", "gone", "new"];

/** Targets of several pieces of news, each once, in the order in which they came. */
const unionOf = (pending: readonly Pending[]): Target[] => [...new Set(pending.flatMap(({ because }) => because))];

/** Everything that happened to one fiche in one kind is one line; messages are one line each. */
const groupKey = ({ news }: Pending): string =>
  news.kind === "message" || news.kind === "answer" ? `${news.kind} ${news.seq}` : `${news.kind} ${news.entry}`;

function lineOf(group: readonly Pending[], naming: Naming): DigestLine[] {
  const news = group.at(-1)?.news;
  if (!news) return [];
  const because = unionOf(group);
  const named = naming.entry(news.entry);
  if (news.kind === "gone") return [{ kind: "gone", title: news.data.title ?? named?.title ?? "", because }];
  // Gone since: that is said by its own line, to those who follow the fiche itself.
  if (!named) return [];
  const line = { kind: news.kind, title: named.title, path: named.path, because };
  if (news.kind === "new") return [{ ...line, ...(named.where ? { where: named.where } : {}) }];
  if (news.kind === "changed") {
    const fields = group.flatMap((one) => one.news.data.fields ?? []).map((field) => naming.field(field));
    return [{ ...line, fields: [...new Set(fields)] }];
  }
  if (news.kind === "back") return [line];
  return [{ ...line, path: `${named.path}/discussion${anchor(news)}`, ...said(news) }];
}

const anchor = ({ data }: News) => (data.message ? `#message-${data.message}` : "");
const said = ({ data }: News) => ({ ...(data.words ? { words: data.words } : {}), ...(data.by ? { by: data.by } : {}) });

/** New fiches of one source told for the same reasons. */
const newGroups = (pending: readonly Pending[]): Pending[][] => [
  ...Map.groupBy(pending, ({ news, because }) => `${news.source ?? ""} ${[...because].sort().join(" ")}`).values(),
];

/** Ids of the entries that a letter names: of a crowd of new ones, only the first. */
export function entriesNamed(pending: readonly Pending[]): string[] {
  const isNew = ({ news }: Pending) => news.kind === "new";
  const crowd = newGroups(pending.filter(isNew)).flatMap((group) => group.slice(0, LOOKED_UP));
  return [...new Set([...pending.filter((one) => !isNew(one)), ...crowd].map(({ news }) => news.entry))];
}

/** Many new fiches of one source for the same reasons: one line. */
function newLines(pending: readonly Pending[], naming: Naming): DigestLine[] {
  return newGroups(pending).flatMap((group) => {
    const lines = group.slice(0, LOOKED_UP).flatMap((one) => lineOf([one], naming));
    if (lines.length <= ONE_BY_ONE) return lines;
    const because = unionOf(group);
    const path = because.map((target) => naming.newest(target)).find((each) => each !== undefined);
    const titles = lines.slice(0, SOME_TITLES).map(({ title }) => title);
    const count = lines.length + Math.max(0, group.length - LOOKED_UP);
    const title = naming.partner(group[0]?.news.source ?? "");
    return [{ kind: "new", title, count, titles, because, ...(path ? { path } : {}) } as const];
  });
}

/**
 * What one letter says of the news that waits: messages and answers first, then what happened to the fiches followed, then
 * what is new; one line a fiche, bounded. A fiche that is gone since is not told as changed. Pure.
 */
export function digestOf(pending: readonly Pending[], naming: Naming): Digest {
  const byKind = Map.groupBy(pending, ({ news }) => news.kind);
  const lines = ORDER.flatMap((kind) => {
    const some = byKind.get(kind) ?? [];
    if (kind === "new") return newLines(some, naming);
    return [...Map.groupBy(some, groupKey).values()].flatMap((group) => lineOf(group, naming));
  });
  return { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES), told: pending.length };
}
