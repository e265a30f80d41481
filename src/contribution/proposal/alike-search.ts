import type { AlikeSearch } from "./alike.ts";
import type { Answers } from "./proposal.ts";
import { toRecord } from "./to-record.ts";

/** What fiches are compared with, of what is answered so far: never its contacts, nor its pictures. */
export function searchOf(answers: Answers & { title: string }): AlikeSearch {
  const { title, where, site, links } = answers;
  const code = where && where.kind !== "everywhere" ? where.code : undefined;
  const said = toRecord({ title, ...(where ? { where } : {}), ...(site ? { site } : {}), ...(links ? { links } : {}) }, () => "");
  return { title, where: code, draft: { kind: said.kind, places: said.places, links: said.links } };
}
