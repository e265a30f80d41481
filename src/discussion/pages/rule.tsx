import { Layout, type PageContext } from "../../web/index.ts";
import { fr } from "../discussion.fr.ts";

const t = fr.rule;

/** The rule of the conversation in two lines, where people write. */
export function ShortRule() {
  return (
    <aside class="discussion-rule" aria-labelledby="regle">
      <h2 id="regle">{t.title}</h2>
      {t.short.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <a href="/regle-de-conversation">{t.more}</a>
      </p>
    </aside>
  );
}

/** The whole rule: what is welcome, what is refused, who decides. */
export function RulePage({ context }: { context: PageContext }) {
  return (
    <Layout context={context} title={t.title} description={t.lead} width="text" canonical="/regle-de-conversation">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {t.sections.map(({ title, points }) => (
        <section key={title} class="section">
          <h2>{title}</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}
