import type { AskDeps } from "./ask.commands.ts";

/** What the pages of follows are built from. */
export type FollowRoutesDeps = AskDeps & {
  /** Mails are written to a folder: say so where a person waits for one. */
  localMail: boolean;
};
