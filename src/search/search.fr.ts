const NBSP = "\u00a0";

/** French texts of search, map and home page. */
export const fr = {
  places: (count: number) => `${count}${NBSP}lieux`,
  andOtherPlaces: (first: string, others: number) => `${first} et ${others}${NBSP}${others > 1 ? "autres lieux" : "autre lieu"}`,
  zoneScopes: {
    national: "France entière",
    european: "Europe",
    international: "International",
  } as Record<string, string | undefined>,
};
