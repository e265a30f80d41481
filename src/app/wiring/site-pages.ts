import { listPartners } from "../../harvest/index.ts";
import type { Executor } from "../../platform/database.ts";

const FIXED = [
  "/",
  "/carte",
  "/reseau",
  "/reseau/candidatures",
  "/charte",
  "/vocabulaire",
  "/vocabulaire/propositions",
  "/donnees",
  "/doublons",
  "/aide",
  "/mises-en-relation",
  "/a-propos",
  "/accessibilite",
  "/vie-privee",
];

/** Paths of the pages that robots are told of besides the fiches. */
export async function sitePages(read: Executor): Promise<string[]> {
  const partners = await listPartners(read);
  return [...FIXED, ...partners.map(({ slug }) => `/reseau/${slug}`)];
}
