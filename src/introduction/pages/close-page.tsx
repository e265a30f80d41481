import { Button, Layout, LinkButton, type PageContext, RadioList } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import { OUTCOMES, type Outcome } from "../introduction.ts";

/** Ending a conversation: what it does, what became of it if one wishes to say, one press. Opening the page ends nothing. */
export function ClosePage({
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
  const t = texts.thread;
  return (
    <Layout context={context} title={t.close} width="text" noindex>
      <div class="stack">
        <h1>{t.close}</h1>
        <p class="lead">{title}</p>
        <p>{t.closeHelp}</p>
        <form method="post" action={`${path}/clore`}>
          <RadioList
            name="outcome"
            legend={`${texts.outcome.title} ${t.optional}`}
            options={OUTCOMES.map((value) => ({ value, label: texts.outcome.answers[value] }))}
            value={chosen}
          />
          <p class="help">{texts.outcome.lead}</p>
          <p class="actions">
            <Button>{t.closeGo}</Button>
            <LinkButton href={path} variant="quiet">
              {t.closeBack}
            </LinkButton>
          </p>
        </form>
      </div>
    </Layout>
  );
}
