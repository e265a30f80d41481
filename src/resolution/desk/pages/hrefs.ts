import type { Shelf } from "../desk.query.ts";

const BASE = "/bureau/doublons";

/** A part of the queue. */
export function shelfHref(shelf: Shelf, page = 1): string {
  const query = new URLSearchParams();
  if (shelf !== "attente") query.set("partie", shelf);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `${BASE}?${query}` : BASE;
}

/** A case, from a part of the queue, to whose next case a judgement leads. */
export const caseHref = (id: string, shelf: Shelf): string => `${BASE}/cas/${id}${shelf === "attente" ? "" : `?partie=${shelf}`}`;

/** Entries side by side, whether the machine brings them together or not. */
export const compareHref = (entries: readonly string[]): string => `${BASE}/comparer?fiche=${entries.join(",")}`;
