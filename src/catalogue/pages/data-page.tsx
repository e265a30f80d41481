import { Layout, type PageContext } from "../../web/index.ts";
import { data as t } from "../data.fr.ts";

/** A question to the API that a reader can try. */
export type ApiExample = { label: string; href: string };

function Downloads() {
  const files: [string, string][] = [
    ["/donnees/fiches.ndjson", t.ndjson],
    ["/recherche.csv?type=tout", t.csv],
    ["/recherche.geojson?type=tout", t.geojson],
    ["/recherche.atom?type=tout&tri=recent", t.atom],
  ];
  return (
    <section class="chapter" aria-labelledby="telecharger">
      <h2 id="telecharger">{t.downloads}</h2>
      <h3>{t.all}</h3>
      <ul>
        {files.map(([href, label]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <h3>{t.search}</h3>
      <p>{t.searchText}</p>
      <h3>{t.one}</h3>
      <p>{t.oneText}</p>
      <h3>{t.vocabulary}</h3>
      <p>
        {t.vocabularyText} <a href="/vocabulaire">{t.vocabularyPages}</a> (<a href="/vocabulaire.ttl">Turtle</a>,{" "}
        <a href="/vocabulaire.jsonld">JSON-LD</a>, <a href="/vocabulaire.csv">CSV</a>)
      </p>
    </section>
  );
}

const FOLLOWED = [
  ["/feed", t.networks.feed],
  ["/oai?verb=Identify", t.networks.oai],
  ["/sitemap.xml", t.networks.sitemap],
] as const;

const TOOLS = [
  ["/api/elements.json", t.networks.gogocarto],
  ["/donnees/data-inclusion.json", t.networks.dataInclusion],
  ["/donnees/murmurations.json", t.networks.murmurations],
  ["/donnees/catalogue.jsonld", t.networks.dcat],
] as const;

function Addresses({ of }: { of: typeof FOLLOWED | typeof TOOLS }) {
  return (
    <dl class="definitions">
      {of.map(([href, { name, text }]) => (
        <div key={href}>
          <dt>{name}</dt>
          <dd>
            <p>{text}</p>
            <a href={href}>
              <code>{href}</code>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be taken away, and how programs read it. */
export function DataPage({ context, examples }: { context: PageContext; examples: readonly ApiExample[] }) {
  return (
    <Layout context={context} title={t.title} description={t.lead} width="text">
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Downloads />
        <section class="chapter" aria-labelledby="suivre">
          <h2 id="suivre">{t.follow}</h2>
          <p>{t.followText}</p>
          <Addresses of={FOLLOWED} />
        </section>
        <section class="chapter" aria-labelledby="formats">
          <h2 id="formats">{t.tools}</h2>
          <p>{t.toolsText}</p>
          <Addresses of={TOOLS} />
        </section>
        <section class="chapter" aria-labelledby="api">
          <h2 id="api">{t.api}</h2>
          <p>
            {t.apiText} <a href="/api/openapi.json">{t.openapi}</a>
          </p>
          <dl class="definitions">
            {examples.map(({ label, href }) => (
              <div key={href}>
                <dt>{label}</dt>
                <dd>
                  <a href={href}>
                    <code>GET {href}</code>
                  </a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="chapter" aria-labelledby="comparer">
          <h2 id="comparer">{t.match}</h2>
          <p>
            {t.matchText} <a href="/doublons">{t.matchLink}</a>
          </p>
        </section>
        <section class="chapter" aria-labelledby="reutiliser">
          <h2 id="reutiliser">{t.reuse}</h2>
          <p>{t.reuseText}</p>
        </section>
      </div>
    </Layout>
  );
}
