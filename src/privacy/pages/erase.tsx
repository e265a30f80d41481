import { Button, Layout, LinkButton, Notice, type PageContext, RadioList } from "../../web/index.ts";
import { texts } from "../own-data.fr.ts";
import { offersAnonymity, type Part } from "../own-data.ts";

/** What will happen, before it does: what goes, what stays, and what becomes of texts that were signed. */
export function ErasePage(props: { context: PageContext; base: string; parts: readonly Part[]; ids: readonly string[] }) {
  const { context, base, parts, ids } = props;
  const t = texts.confirm;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(parts.length)}</p>
      <form method="post" action={`${base}/effacer`} class="flow">
        {ids.map((id) => (
          <input key={id} type="hidden" name="partie" value={id} />
        ))}
        <h2>{t.what}</h2>
        <ul>
          {parts.map(({ processing, held }) => (
            <li key={processing.id}>
              {processing.purpose} <span class="muted">({texts.page.count(held.length)})</span>
            </li>
          ))}
        </ul>
        <p>{t.suppression}</p>
        {offersAnonymity(parts) && (
          <RadioList
            name="textes"
            legend={t.words}
            options={[
              { value: "retirer", label: t.withdraw },
              { value: "laisser", label: t.keep },
            ]}
            value="retirer"
          />
        )}
        <h2>{t.stays}</h2>
        <ul>
          {t.staysList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Notice tone="info" title={t.receipt} />
        <div class="actions">
          <Button variant="danger">{t.go}</Button>
          <LinkButton href={base} variant="quiet">
            {t.back}
          </LinkButton>
        </div>
      </form>
    </Layout>
  );
}
