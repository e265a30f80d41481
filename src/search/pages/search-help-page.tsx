import { Layout, type PageContext, SearchBox, typo } from "../../web/index.ts";
import { results } from "../results.fr.ts";
import { searchHelp as t } from "../search-help.fr.ts";
import { exampleHref } from "./search-examples.tsx";

/** All that can be written in the box, each with an example to try. */
export function SearchHelpPage({ context }: { context: PageContext }) {
  return (
    <Layout
      context={context}
      title={t.title}
      description={t.description}
      canonical="/recherche/aide"
      breadcrumb={[{ label: results.title, href: "/recherche" }]}
    >
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SearchBox />
      {t.sections.map(({ title, intro, examples }) => (
        <section key={title} class="section">
          <h2>{title}</h2>
          <p>{typo(intro)}</p>
          <dl class="search-ways-told">
            {examples.map((example) => (
              <div key={example.write}>
                <dt>
                  <a href={exampleHref(example)}>
                    <code>{example.write}</code>
                  </a>
                </dt>
                <dd>{typo(example.finds)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section class="section">
        <h2>{t.afterTitle}</h2>
        <ul>
          {t.after.map((line) => (
            <li key={line}>{typo(line)}</li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}
