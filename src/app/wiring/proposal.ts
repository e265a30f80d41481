import { createPictureFiles, type ProposalDeps } from "../../contribution/index.ts";
import type { Services } from "../services.ts";

/** What proposals need, from the services of the instance. */
export const proposalDeps = ({ database, clock, config, folder }: Services): ProposalDeps => ({
  database,
  clock,
  instance: { name: config.instance.name, url: config.url },
  pictures: createPictureFiles(folder.pictures),
});
