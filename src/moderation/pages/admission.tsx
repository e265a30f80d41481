import { Layout, LinkButton, type PageContext } from "../../web/index.ts";
import { admission } from "../admission.fr.ts";
import { THRESHOLDS } from "../ruling.ts";
import { LIKELY_SPAM } from "../spam.ts";

const t = admission.page;

/** The rule whole: what belongs here, for whom, by whose decision, how soon, and how to contest. */
export function AdmissionPage({ context }: { context: PageContext }) {
  return (
    <Layout context={context} title={t.title} description={t.description} width="text" canonical="/regle-d-admission">
      <div class="admission">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <What />
        <section aria-labelledby="jeune" class="admission-young">
          <h2 id="jeune">{t.young.title}</h2>
          <p>{t.young.text}</p>
        </section>
        <section aria-labelledby="non">
          <h2 id="non">{t.not.title}</h2>
          <ul>
            {t.not.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <Who />
        <section aria-labelledby="delai">
          <h2 id="delai">{t.when.title}</h2>
          <p>{t.when.text(THRESHOLDS.answerDays)}</p>
        </section>
        <section aria-labelledby="recours">
          <h2 id="recours">{t.appeal.title}</h2>
          {t.appeal.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
        <section aria-labelledby="signaler">
          <h2 id="signaler">{t.report.title}</h2>
          <p>
            {t.report.text} <a href="/signaler">{t.report.link}</a>
          </p>
        </section>
        <p>{t.change}</p>
        <p>
          <LinkButton href="/contribuer">{t.propose}</LinkButton>
        </p>
      </div>
    </Layout>
  );
}

function What() {
  return (
    <section aria-labelledby="quoi">
      <h2 id="quoi">{t.what.title}</h2>
      <p>{t.what.lead}</p>
      <ol class="admission-questions">
        {t.what.items.map(([title, text]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Who() {
  return (
    <section aria-labelledby="qui">
      <h2 id="qui">{t.who.title}</h2>
      {t.who.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>{t.who.community(THRESHOLDS.confirmations, THRESHOLDS.contests)}</p>
      <p>{t.who.machine(LIKELY_SPAM)}</p>
      <p>
        <a href="/a-confirmer">{t.who.toConfirm}</a>
      </p>
    </section>
  );
}
