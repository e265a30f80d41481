import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RecordBody } from "../../src/catalogue/index.ts";
import type { LinkageRecord } from "../../src/engine/linkage/index.ts";
import { mappingFile, readThrough } from "../../src/harvest/mapping/testing.ts";
import { comparableOf } from "../../src/resolution/linkage-record.ts";

/** A record of a real partner, or of the demonstration network, as its mapping reads it. */
export type RealRecord = { source: string; remoteId: string; body: RecordBody };

const shared = fileURLToPath(new URL("../../../shared/data/sources/", import.meta.url));
const project = fileURLToPath(new URL("../../", import.meta.url));

/** Mappings of real files, and the file each reads. One partner's file on two dates are two sources here. */
const REAL: readonly (readonly [source: string, mapping: string, file: string])[] = [
  ["tiers-lieux-cget", "tiers-lieux-cget", "CGET_TiersLieux_2019.csv"],
  ["mediation-numerique-bfc-200409", "mediation-numerique-bfc", "bfc-mediation-numerique-200409-a.csv"],
  ["mediation-numerique-bfc-200515", "mediation-numerique-bfc", "bfc-mediation-numerique-200515-a.csv"],
  ["mediation-numerique-schema-national", "mediation-numerique-schema-national", "mednum-exemple-valide.csv"],
  ["la-france-s-engage", "la-france-s-engage", "ffe-lafrancesengage-v3.xlsx"],
  ["la-france-s-engage-lieux", "la-france-s-engage-lieux", "ffe-lafrancesengage-v0.csv"],
  ["ess-europe-susy", "ess-europe-susy", "susy-ssedas-europe.geojson"],
  ["tourisme-et-handicap", "tourisme-et-handicap", "tourisme-handicap-etablissements.xlsx"],
];

/** Whether the partners' files lie beside the project. */
export const hasRealRecords = (): boolean => existsSync(shared);

/** All records of the real files that the project has mappings for, and of the demonstration network. */
export async function realRecords(): Promise<RealRecord[]> {
  const records: RealRecord[] = [];
  const read = async (source: string, mapping: string, file: string): Promise<void> => {
    const reading = await readThrough(mappingFile(mapping), file);
    for (const { remoteId, body } of reading.records) records.push({ source, remoteId, body });
  };
  for (const [source, mapping, file] of REAL) await read(source, `sources/${mapping}.yaml`, shared + file);
  for (const name of readdirSync(`${project}demonstration`).sort()) {
    if (!name.endsWith(".yaml") || name === "network.yaml") continue;
    const mapping = mappingFile(`demonstration/${name}`);
    await read(`demo-${mapping.source}`, `demonstration/${name}`, `${project}demonstration/${mapping.file}`);
  }
  return records;
}

/** A record as the product compares it. */
export const linkageRecord = ({ source, remoteId, body }: RealRecord): LinkageRecord => ({
  id: `${source}/${remoteId}`,
  source,
  values: comparableOf(body).values,
});
