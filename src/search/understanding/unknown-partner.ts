import type { Query } from "../../engine/index/index.ts";
import type { ReadNote, ReadWay } from "../index-port.ts";
import { wantedParts } from "./plan.ts";
import { fr } from "./understanding.fr.ts";
import type { KnownTerms, Plan, Understanding } from "./understanding.ts";

const MOST_ALIKE = 4;

const partnersOf = (part: Plan): readonly string[] => (part.kind === "test" && isPartner(part.query) ? part.query.values : []);

const isPartner = (query: Query): query is Extract<Query, { kind: "value" }> =>
  query.kind === "value" && query.group === "partners";

/** What is said of partners asked for by a name that none bears: those whose name has the words typed, or the search without them. */
export function unknownPartners({ plan, clauses, text }: Understanding, known: KnownTerms): ReadNote[] {
  const asked = plan ? wantedParts(plan).flatMap(partnersOf) : [];
  if (asked.length === 0) return [];
  const partners = known.partners();
  return asked.flatMap((typed): ReadNote[] => {
    if (partners.includes(typed)) return [];
    const said = /(?:partenaire|r[ée]seau)\s*:\s*(?:"([^"]*)"|(\S+))/iu.exec(text);
    const name = said?.[1] ?? said?.[2] ?? typed;
    const parts = typed.split("-");
    const alike = partners.filter((partner) => parts.every((part) => partner.split("-").some((word) => word.startsWith(part))));
    const ways = alike
      .slice(0, MOST_ALIKE)
      .map((slug): ReadWay => ({ label: slug, q: text.replace(said?.[0] ?? "", `partenaire:${slug}`) }));
    const clause = clauses.find(({ field }) => field?.startsWith(`${fr.fields.partenaire}\u00a0:`));
    const rest = clause?.without?.() ?? "";
    const without = rest === "" ? [] : [{ label: fr.withoutIt, q: rest }];
    return [{ message: ways.length > 0 ? fr.partnersAlike(name) : fr.unknownPartner(name), ways: [...ways, ...without] }];
  });
}
