import { Button, Layout, type PageContext, RadioList } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import { OUTCOMES, type Outcome } from "../introduction.ts";

/** What became of it: three answers, one press. Opening the page says nothing. */
export function OutcomePage({
  context,
  path,
  title,
  chosen,
}: {
  context: PageContext;
  path: string;
  title: string;
  chosen?: Outcome | undefined;
}) {
  const t = texts.outcome;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{title}</p>
        <form method="post" action={`${path}/issue`}>
          <RadioList
            name="outcome"
            legend={t.title}
            legendHidden
            options={OUTCOMES.map((value) => ({ value, label: t.answers[value] }))}
            value={chosen}
            required
          />
          <p class="actions">
            <Button icon="check">{t.go}</Button>
          </p>
          <p class="small muted">{t.lead}</p>
        </form>
      </div>
    </Layout>
  );
}
