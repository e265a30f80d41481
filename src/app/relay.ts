import { listenForLetters } from "../introduction/index.ts";
import { log } from "../platform/log.ts";
import type { Services } from "./services.ts";
import { introductionDeps } from "./wiring/introduction.ts";

/**
 * Listens for the letters of conversations when the configuration names a port. Of several workers of one machine the first to
 * come listens, and the others do without.
 */
export async function listenForRelay(services: Services): Promise<{ port: number; close(): Promise<void> } | undefined> {
  const { relay } = services.config;
  if (relay?.port === undefined) return undefined;
  const { host, port } = relay;
  try {
    return await listenForLetters(introductionDeps(services), { host, port });
  } catch (error) {
    log.error(`letters are not listened for on ${host}:${port}`, { error });
    return undefined;
  }
}
