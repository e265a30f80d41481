import { type RecordBody, ZONE_SCOPES } from "../../catalogue/index.ts";
import { countryNamed, resolvePlace, type TerritoryKind } from "../../geography/index.ts";
import type { Run } from "./run.ts";

type Zone = NonNullable<RecordBody["zone"]>;
type Reach = Pick<Zone, "scope" | "codes">;

const OF_KIND: Record<TerritoryKind, Zone["scope"]> = {
  commune: "commune",
  epci: "epci",
  // A named set of communes ("pays"): nearest in size.
  declared: "epci",
  department: "department",
  region: "region",
};

/** Concepts of the scheme `scales` that are no scope of their own, by the scope nearest in size. */
const OF_SCALE: Record<string, Zone["scope"]> = {
  petr: "epci",
  "living-area": "epci",
  drawn: "commune",
  overseas: "region",
  mainland: "national",
  "cross-border": "european",
};

/** The territory or country that a label names without doubt. A region keeps its name against villages that bear it too. */
function territoryOf(label: string): Reach | undefined {
  const { territory, ambiguous } = resolvePlace(label);
  const sure = territory && (!ambiguous?.length || territory.kind === "region" || territory.kind === "department");
  if (sure) return { scope: OF_KIND[territory.kind], codes: [territory.code] };
  const country = territory ? undefined : countryNamed(label);
  return country && country.code !== "FR" ? { scope: "international", codes: [] } : undefined;
}

function scaleOf(ids: readonly string[]): Reach | undefined {
  const [id] = ids;
  const scope = id === undefined ? undefined : (OF_SCALE[id] ?? ZONE_SCOPES.find((each) => each === id));
  return scope && { scope, codes: [] };
}

const MOST_KNOWN = 5_000;

type ZoneReader = (parts: Record<string, unknown>, run: Run) => Zone | undefined;

/**
 * How far a record acts: the scope the mapping gives, else what its label says: a territory ("Bretagne"), or a scale of our
 * vocabulary ("national", or a word the mapping aligns to one). Other labels are told as unmapped: never guessed.
 */
export function zoneReader(conceptsOf: (scheme: string, label: string, run: Run) => readonly string[]): ZoneReader {
  const known = new Map<string, Reach | undefined>();
  return (parts, run) => {
    const { scope, label, codes } = parts as { scope?: Zone["scope"]; label?: string; codes?: string[] };
    const words = label === undefined ? {} : { label };
    if (scope !== undefined && ZONE_SCOPES.includes(scope)) return { scope, codes: codes ?? [], ...words };
    if (label === undefined) return undefined;
    if (!known.has(label)) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(label, territoryOf(label));
    }
    const reach = known.get(label) ?? scaleOf(conceptsOf("scales", label, run));
    return reach && { ...reach, ...(codes?.length && { codes }), label };
  };
}
