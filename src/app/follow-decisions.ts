import { refreshGeography } from "../geography/index.ts";
import { log } from "../platform/log.ts";
import { refreshVocabulary } from "../vocabulary/index.ts";
import type { Services } from "./services.ts";

const EVERY = 5_000;

/** What `essaim geo` changes, and what is decided of the vocabulary, is seen by every running process and thread; call what is returned to stop. */
export function followDecisions({ database }: Pick<Services, "database">): () => void {
  const look = async () => {
    await refreshGeography(database);
    await refreshVocabulary(database);
  };
  const timer = setInterval(() => look().catch((error: unknown) => log.warn("decisions not followed", { error })), EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
