import { related as t } from "../related.fr.ts";
import type { ResultView } from "../search-view.ts";
import { ResultCard } from "./result-card.tsx";

/** Fiches in the same spirit, and around: the foot of a fiche. Nothing where there is nothing. */
export function RelatedEntries({ similar, nearby }: { similar: readonly ResultView[]; nearby: readonly ResultView[] }) {
  return (
    <>
      <Group id="meme-esprit" title={t.similar} results={similar} />
      <Group id="a-proximite" title={t.nearby} results={nearby} />
    </>
  );
}

function Group({ id, title, results }: { id: string; title: string; results: readonly ResultView[] }) {
  if (results.length === 0) return null;
  return (
    <section class="related no-print" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {results.map((result) => (
        <ResultCard key={result.document.id} result={result} showKind brief />
      ))}
    </section>
  );
}
