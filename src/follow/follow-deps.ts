import type { SourceDirectory } from "../catalogue/index.ts";
import type { FollowDeps } from "./follow.commands.ts";

/** What the pages of follows are built from. */
export type FollowRoutesDeps = FollowDeps & {
  sources(): Promise<SourceDirectory>;
  /** Mails are written to a folder: say so where a person waits for one. */
  localMail: boolean;
};
