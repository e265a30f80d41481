import { CURATORS, type SourceLabel } from "../catalogue/index.ts";
import { fr } from "./contributed-sources.fr.ts";
import { CONTRIBUTIONS, HOLDERS, TEXT_LICENCE } from "./contribution.ts";

/** How the sources that people fill are named where a value says who states it, beside those of partners. */
export const contributedSources: readonly SourceLabel[] = [
  { source: CONTRIBUTIONS, slug: "contributions", text: fr.contributions },
  { source: HOLDERS, slug: "porteurs", text: fr.holders },
  { source: CURATORS, slug: "curateurs", text: fr.curators },
].map(({ source, slug, text }) => ({
  source,
  title: text.title,
  role: "innovations" as const,
  partner: { slug, name: text.name },
  licence: TEXT_LICENCE,
  people: true,
}));
