/** How a source is named where a value says who states it. The catalogue is told these by whoever keeps the sources. */
export type SourceLabel = {
  source: string;
  title: string;
  partner: { slug: string; name: string; url?: string };
  licence: { label: string; url?: string };
  /** Why its records belong here. */
  role: "innovations" | "support" | "places";
  /** Filled by people, one statement at a time: no partner of the network. */
  people?: boolean;
  /** Address of the Essaim instance whose own fiches these are; absent for what comes from elsewhere than an instance. */
  home?: string;
  /** ISO instant of its last complete update. */
  lastUpdate?: string;
};

/** Labels by source id. An unknown id (a source removed since) is shown as it is. */
export type SourceDirectory = ReadonlyMap<string, SourceLabel>;
