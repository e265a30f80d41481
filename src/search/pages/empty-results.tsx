import { EmptyState, formatNumber, typo } from "../../web/index.ts";
import { results as t } from "../results.fr.ts";
import { followSearchHref } from "../saved-search.ts";
import type { SearchView } from "../search-view.ts";
import { ResultCard } from "./result-card.tsx";

/** Nothing matched: what to leave out, with what it would bring; the nearest fiches; how to tell us what is missing. */
export function EmptyResults({ view: { request, loosened, nearest, parts, otherKinds } }: { view: SearchView }) {
  return (
    <div class="stack">
      <EmptyState title={otherKinds.length > 0 ? t.empty.otherwise : t.empty.title}>
        {parts.length === 0 && otherKinds.length === 0 && <p>{typo(t.empty.nothing)}</p>}
        {loosened.length > 0 && (
          <>
            <p>{t.empty.loosen}&#160;:</p>
            <ul>
              {loosened.map(({ label, href, count }) => (
                <li key={href}>
                  <a href={href}>{label}</a> <span class="count">{formatNumber(count)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          {t.empty.follow} <a href={followSearchHref(request.query)}>{t.empty.followLink}</a>.
        </p>
        <p>
          {t.empty.invite} <a href="/contribuer">{t.empty.inviteLink}</a>.
        </p>
      </EmptyState>
      <Nearest title={t.empty.nearest} nearest={nearest} />
    </div>
  );
}

/** What matches outside the place that was asked, nearest first. */
export function Nearest({ title, nearest }: { title: string; nearest: SearchView["nearest"] }) {
  if (nearest.length === 0) return null;
  return (
    <section class="chapter" aria-labelledby="proches">
      <h2 id="proches">{title}</h2>
      {nearest.map((result) => (
        <ResultCard key={result.document.id} result={result} />
      ))}
    </section>
  );
}
