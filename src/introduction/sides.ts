import { texts } from "./introduction.fr.ts";
import type { Introduction, Side } from "./introduction.ts";

/** The address of a side; undefined once erased. Never shown to the other unless it was given. */
export const addressOf = (it: Introduction, side: Side): string | undefined =>
  side === "asker" ? it.asker.email : it.other?.email;

/** The name under which a side is shown to the other. */
export const nameOf = (it: Introduction, side: Side): string =>
  (side === "asker" ? it.asker.name : it.other?.name) || texts.thread.someone;
