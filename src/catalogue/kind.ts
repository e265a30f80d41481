/** The eight kinds of entry (design README, "Words"). Order is the order of facets and menus. */
export const KINDS = ["innovation", "organisation", "place", "resource", "scheme", "event", "guide", "article"] as const;

/** What an entry describes. */
export type Kind = (typeof KINDS)[number];
