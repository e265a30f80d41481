import type { ComponentChildren } from "preact";
import { HoneycombMap } from "../../geography/index.ts";
import { Figures, formatNumber, Layout, Notice, type PageContext, SearchBox } from "../../web/index.ts";
import { home as t } from "../home.fr.ts";
import type { HomeView } from "../home.query.ts";
import { results } from "../results.fr.ts";
import { ResultCard } from "./result-card.tsx";
import { SearchExamples } from "./search-examples.tsx";
import { Ways } from "./ways.tsx";

/** One sentence, the search box, the map; then ways in, what is new, and who shares. */
export function HomePage({
  context,
  view,
  consulted,
}: {
  context: PageContext;
  view: HomeView;
  /** What readers look at most, drawn by whoever counts it. */
  consulted?: ComponentChildren;
}) {
  const { counts, href, beside, figures, progress } = view;
  return (
    <Layout
      context={context}
      title=""
      description={`${t.sentence} ${t.what(context.instance.territory)}`}
      canonical="/"
      width="full"
    >
      <div class="home-top wrap">
        <div class="home-ask">
          <h1 class="home-sentence">{t.sentence}</h1>
          <p class="lead">{t.what(context.instance.territory)}</p>
          <SearchBox id="accueil" large />
          <SearchExamples />
          {progress && <Notice title={results.progress(formatNumber(progress.done), formatNumber(progress.total))} />}
        </div>
        <section class="home-map" aria-label={t.map}>
          <HoneycombMap counts={counts} href={href} label={t.mapLabel} beside={beside} />
          <p class="small">
            <a href="/carte">{t.mapLink}</a>
          </p>
        </section>
      </div>
      <div class="wrap home-rest">
        <Ways id="themes" title={t.themes} ways={view.themes} />
        <Ways id="types-de-lieu" title={t.placeTypes} ways={view.placeTypes} />
        <section class="section" aria-labelledby="chiffres">
          <h2 id="chiffres">{t.figures}</h2>
          <Figures
            items={[
              { value: figures.innovations, label: t.innovations(figures.innovations), href: "/recherche" },
              { value: figures.others, label: t.others, href: "/recherche?type=tout" },
              { value: figures.partners, label: t.partners(figures.partners), href: "/reseau" },
              { value: figures.communes, label: t.communes(figures.communes), href: "/carte?type=tout" },
            ]}
          />
        </section>
        <Latest view={view} />
        {consulted}
        <Network view={view} />
      </div>
    </Layout>
  );
}

function Latest({ view: { latest } }: { view: HomeView }) {
  return (
    <section class="section" aria-labelledby="derniers">
      <h2 id="derniers">{t.latest}</h2>
      {latest.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <>
          <div class="home-latest">
            {latest.map((result) => (
              <ResultCard key={result.document.id} result={result} />
            ))}
          </div>
          <p>
            <a href="/recherche?tri=recent">{t.latestLink}</a>
          </p>
        </>
      )}
    </section>
  );
}

function Network({ view: { partners } }: { view: HomeView }) {
  if (partners.length === 0) return null;
  return (
    <section class="section" aria-labelledby="partenaires">
      <h2 id="partenaires">{t.network}</h2>
      <ul class="inline-list">
        {partners.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/reseau">{t.networkLink}</a>
      </p>
    </section>
  );
}
