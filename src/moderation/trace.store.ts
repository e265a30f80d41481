import { DAY, HOUR } from "../platform/clock.ts";
import type { Executor } from "../platform/database.ts";
import type { Case } from "./case.ts";
import { type Around, SKETCH_SIZE, sketch } from "./likeness.ts";
import { domainsIn } from "./spam-links.ts";

/** The same words are recognised for a week. */
const MEMORY = 7 * DAY;

/** Texts that share this part of their sketches are the same, or nearly. */
const SAME = 0.6;

const before = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString();

type Told = Pick<Case, "id" | "texts" | "email" | "account">;

function tracesOf(it: Told): { kind: "author" | "domain" | "shingle"; value: string }[] {
  const authors = it.email ? [it.email] : it.account ? [it.account] : [];
  return [
    ...authors.map((value) => ({ kind: "author" as const, value })),
    ...domainsIn(it.texts.join("\n")).map((value) => ({ kind: "domain" as const, value })),
    ...sketch(...it.texts).map((value) => ({ kind: "shingle" as const, value })),
  ];
}

async function casesSharing(executor: Executor, it: Told, kind: string, values: string[], since: string) {
  if (values.length === 0) return [];
  return executor
    .selectFrom("moderation_trace")
    .select(["case", "value", "at"])
    .where("kind", "=", kind)
    .where("value", "in", values)
    .where("at", ">=", since)
    .where("case", "!=", it.id)
    .limit(2_000)
    .execute();
}

/** How many other cases of late come from the same author, speak of the same domain, or say the same. */
export async function lookAround(executor: Executor, it: Told, at: string): Promise<Around> {
  const traces = Map.groupBy(tracesOf(it), (trace) => trace.kind);
  const valuesOf = (kind: "author" | "domain" | "shingle") => (traces.get(kind) ?? []).map((trace) => trace.value);
  const byAuthor = await casesSharing(executor, it, "author", valuesOf("author"), before(at, DAY));
  const hourAgo = before(at, HOUR);
  const sameDomain = Map.groupBy(await casesSharing(executor, it, "domain", valuesOf("domain"), before(at, DAY)), (r) => r.value);
  const shingles = valuesOf("shingle");
  const needed = Math.ceil(Math.min(shingles.length, SKETCH_SIZE) * SAME);
  const shared = Map.groupBy(await casesSharing(executor, it, "shingle", shingles, before(at, MEMORY)), (row) => row.case);
  return {
    byAuthorInHour: byAuthor.filter((row) => row.at >= hourAgo).length,
    byAuthorInDay: byAuthor.length,
    sameText: [...shared.values()].filter((rows) => rows.length >= needed).length,
    sameDomain: [...sameDomain].map(([domain, rows]) => ({ domain, cases: rows.length })),
  };
}

/** Keeps what the next ones are compared with. */
export async function leaveTraces(executor: Executor, it: Told, at: string): Promise<void> {
  await executor.deleteFrom("moderation_trace").where("case", "=", it.id).execute();
  const values = tracesOf(it).map((trace) => ({ case: it.id, ...trace, at }));
  if (values.length > 0) await executor.insertInto("moderation_trace").values(values).execute();
}

/** By what cases resemble one another. */
export const LIKENESSES = ["auteur", "domaine", "texte"] as const;

/** One of `LIKENESSES`. */
export type Likeness = (typeof LIKENESSES)[number];

/** Ids of the waiting cases that come from the same author, lead to the same site, or say the same; the case itself left out. */
export async function alikeCases(executor: Executor, id: string): Promise<Record<Likeness, string[]>> {
  const own = await executor.selectFrom("moderation_trace").select(["kind", "value"]).where("case", "=", id).execute();
  const sharing = async (kind: string, least = 1): Promise<string[]> => {
    const values = own.filter((trace) => trace.kind === kind).map((trace) => trace.value);
    if (values.length === 0) return [];
    const rows = await executor
      .selectFrom("moderation_trace as t")
      .innerJoin("moderation_case as c", "c.id", "t.case")
      .select("t.case")
      .where("t.kind", "=", kind)
      .where("t.value", "in", values)
      .where("t.case", "!=", id)
      .where("c.state", "=", "waiting")
      .groupBy("t.case")
      .having((eb) => eb.fn.countAll<number>(), ">=", least)
      .limit(500)
      .execute();
    return rows.map((row) => row.case);
  };
  const shingles = own.filter((trace) => trace.kind === "shingle").length;
  return {
    auteur: await sharing("author"),
    domaine: await sharing("domain"),
    texte: await sharing("shingle", Math.max(1, Math.ceil(shingles * SAME))),
  };
}
