/**
 * What people state here are source records like those of partners: one source for whoever contributes, one for those who
 * carry a project and speak of it themselves. `app` gives both their labels.
 */
export const CONTRIBUTIONS = "contributions";
/** The source of those who hold a fiche: what they say of their own project beats all else. */
export const HOLDERS = "holders";

/** The sources that people fill by hand, never by a harvest. */
export type ContributedSource = typeof CONTRIBUTIONS | typeof HOLDERS;

/** Under which texts are given. Pictures have the licence that their giver chose. */
export const TEXT_LICENCE = { label: "Licence Ouverte 2.0", url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/" };
