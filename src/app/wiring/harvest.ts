import { compileHarvest, type HarvestDeps } from "../../harvest/index.ts";
import type { Services } from "../services.ts";

/** What `harvest` needs, from the services of the instance. */
export const harvestDeps = ({ database, clock, raw, fetch }: Services): HarvestDeps => ({
  database,
  clock,
  raw,
  fetch,
  compile: compileHarvest,
});
