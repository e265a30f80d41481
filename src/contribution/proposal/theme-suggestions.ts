import { suggestConcepts } from "../../vocabulary/index.ts";
import type { Answers } from "./proposal.ts";

const MOST = 6;
/** A weaker likeness is noise: better to suggest nothing. */
const LIKELY = 0.45;

/** Themes that what was already written suggests, likeliest first. Never more than a suggestion. */
export function suggestThemes({ title, pitch, need, solution }: Answers): string[] {
  const best = new Map<string, number>();
  // A sentence at a time: a long text is read by its first words alone.
  const sentences = [title, pitch, need, solution].flatMap((text) => (text ?? "").slice(0, 2_000).split(/[.;:!?\n,]+/));
  for (const sentence of sentences.slice(0, 30)) {
    for (const { id, score } of suggestConcepts("themes", sentence, 3)) {
      if (score >= LIKELY && score > (best.get(id) ?? 0)) best.set(id, score);
    }
  }
  return [...best]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([id]) => id);
}
