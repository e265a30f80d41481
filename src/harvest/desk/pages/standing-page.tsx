import { STANDINGS, type Standing } from "../../../catalogue/index.ts";
import { BureauFrame, Button, EmptyState, formatDate, type PageContext, Select } from "../../../web/index.ts";
import { standing as t } from "../standing.fr.ts";

type StandingLine = {
  slug: string;
  title: string;
  partner: string;
  standing: Standing;
  told?: { who: string; at: string };
};

/** Every source with what it is worth beside the others. */
export function StandingPage({ context, lines }: { context: PageContext; lines: readonly StandingLine[] }) {
  return (
    <BureauFrame context={context} title={t.title} lead={t.lead}>
      {lines.length === 0 && <EmptyState title={t.none.title}>{t.none.text}</EmptyState>}
      <ul class="standing-list">
        {lines.map(({ slug, title, partner, standing, told }) => (
          <li key={slug} id={slug}>
            <form method="post" class="inline-form">
              <input type="hidden" name="source" value={slug} />
              <Select
                id={`standing-${slug}`}
                name="standing"
                label={`${title} (${partner})`}
                value={standing}
                options={STANDINGS.map((value) => ({ value, label: t.labels[value] }))}
                help={told ? t.declared(told.who, formatDate(told.at)) : t.never}
              />
              <Button variant="secondary">
                {t.save}
                <span class="visually-hidden"> : {title}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </BureauFrame>
  );
}
