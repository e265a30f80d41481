type PartnerTable = {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  url: string | null;
  created_at: string;
};

type SourceTable = {
  id: string;
  slug: string;
  partner: string;
  title: string;
  role: string;
  why: string | null;
  licence: string;
  licence_url: string | null;
  location: string;
  mapping_version: number;
  last_run: string | null;
  last_complete_at: string | null;
  /** 1: each update waits for a person. */
  approval: number;
  created_at: string;
};

type MappingVersionTable = { source: string; version: number; yaml: string; saved_at: string; saved_by: string };

type HarvestRunTable = {
  id: string;
  source: string;
  mapping_version: number;
  started_at: string;
  finished_at: string | null;
  status: string;
  document: string | null;
  report: string;
  failure: string | null;
  /** Order of beginning, whatever the clock said. */
  seq: number;
  /** JSON of a RunPlan. */
  plan: string | null;
};

type RunDecisionTable = {
  seq: number;
  run: string;
  source: string;
  at: string;
  verdict: string;
  decided_by: string;
  document: string;
  reader: string;
};

type HarvestIssueTable = {
  run: string;
  seq: number;
  line: number | null;
  field: string | null;
  value: string | null;
  code: string;
  detail: string;
};

declare module "../platform/database.ts" {
  interface Schema {
    partner: PartnerTable;
    source: SourceTable;
    mapping_version: MappingVersionTable;
    harvest_run: HarvestRunTable;
    harvest_issue: HarvestIssueTable;
    run_decision: RunDecisionTable;
  }
}

export type { HarvestIssueTable, HarvestRunTable, MappingVersionTable, PartnerTable, RunDecisionTable, SourceTable };
