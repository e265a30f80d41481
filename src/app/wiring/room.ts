import type { Services } from "../services.ts";

/** What every room is handed: the database, the clock, how the instance is called, and whether its letters stay on this machine. */
export const roomDeps = ({ database, clock, config }: Services) => ({
  database,
  clock,
  instance: { ...config.instance, url: config.url },
  localMail: !config.smtpUrl,
});
