import type { Migration } from "../../platform/database.ts";
import * as platform from "./20261122T1000-platform.ts";
import * as catalogue from "./20261122T1010-catalogue.ts";
import * as harvest from "./20261122T1020-harvest.ts";
import * as geography from "./20261122T1030-geography.ts";
import * as account from "./20261122T1040-account.ts";
import * as setting from "./20261122T1050-setting.ts";
import * as draft from "./20261122T1060-draft.ts";
import * as erasure from "./20261122T1070-erasure.ts";
import * as commons from "./20261122T2000-commons.ts";
import * as accountDepth from "./20261122T2010-account-depth.ts";
import * as moderation from "./20261122T2020-moderation.ts";
import * as contribution from "./20261122T2030-contribution.ts";
import * as correction from "./20261122T2040-correction.ts";
import * as introduction from "./20261122T2050-introduction.ts";
import * as discussionFollow from "./20261122T2060-discussion-follow.ts";
import * as governance from "./20261122T2070-governance.ts";
import * as privacy from "./20261122T2080-privacy.ts";
import * as nameReport from "./20261122T2081-name-report.ts";
import * as savedSearches from "./20261122T2090-saved-searches.ts";
import * as moderationSilence from "./20261122T2091-moderation-silence.ts";
import * as merging from "./20261122T2092-merging.ts";
import * as resolution from "./20261123T2100-resolution.ts";
import * as standing from "./20261123T2104-standing.ts";
import * as harvestSafety from "./20261123T2110-harvest-safety.ts";
import * as feed from "./20261123T2115-feed.ts";

/** The one sequence of schema steps, run in the order of these names. Steps are never edited once landed: add another. */
export const migrations: Record<string, Migration> = {
  "20261122T1000-platform": platform,
  "20261122T1010-catalogue": catalogue,
  "20261122T1020-harvest": harvest,
  "20261122T1030-geography": geography,
  "20261122T1040-account": account,
  "20261122T1050-setting": setting,
  "20261122T1060-draft": draft,
  "20261122T1070-erasure": erasure,
  "20261122T2000-commons": commons,
  "20261122T2010-account-depth": accountDepth,
  "20261122T2020-moderation": moderation,
  "20261122T2030-contribution": contribution,
  "20261122T2040-correction": correction,
  "20261122T2050-introduction": introduction,
  "20261122T2060-discussion-follow": discussionFollow,
  "20261122T2070-governance": governance,
  "20261122T2080-privacy": privacy,
  "20261122T2081-name-report": nameReport,
  "20261122T2090-saved-searches": savedSearches,
  "20261122T2091-moderation-silence": moderationSilence,
  "20261122T2092-merging": merging,
  "20261123T2100-resolution": resolution,
  "20261123T2104-standing": standing,
  "20261123T2110-harvest-safety": harvestSafety,
  "20261123T2115-feed": feed,
};
