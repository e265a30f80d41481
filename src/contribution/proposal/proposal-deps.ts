import type { SourceDirectory } from "../../catalogue/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import type { PictureFiles } from "../pictures/picture-files.ts";
import type { Alike, AlikeSearch } from "./alike.ts";

/** What the use cases of proposals work on. */
export type ProposalDeps = {
  database: Database;
  clock: Clock;
  /** Name and public address of the instance. */
  instance: { name: string; url: string };
  pictures: PictureFiles;
};

/** What its pages need besides. */
export type ProposalPagesDeps = ProposalDeps & {
  sources(): Promise<SourceDirectory>;
  /** Fiches that may speak of the same thing, likeliest first. */
  alike(search: AlikeSearch): Promise<Alike[]>;
  /** Letters are written to a folder: say so where a person waits for one. */
  localMail: boolean;
};
