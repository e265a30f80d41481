import {
  Actions,
  Button,
  EmptyState,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
  SafeLink,
  Table,
  Time,
} from "../../../web/index.ts";
import { fr } from "../partner-return.fr.ts";
import type { PartnerReturn } from "../partner-return.ts";
import { Difference } from "./difference.tsx";

type Props = {
  context: PageContext;
  partner: { slug: string; name: string };
  returns: readonly PartnerReturn[];
  waiting: number;
};

/** Corrections shown on the page; the files hold them all. */
const SHOWN = 200;

function Rows({ returns }: Pick<Props, "returns">) {
  const { columns: c } = fr;
  return (
    <Table
      id="retours"
      caption={fr.caption}
      columns={[c.entry, c.ids, c.field, `${c.before} / ${c.after}`, c.evidence, c.date].map((label) => ({ label }))}
      rows={returns.slice(0, SHOWN).map((one) => [
        <a href={one.path}>{one.title}</a>,
        one.ids.join(", "),
        one.label,
        <Difference field={one.field} before={one.values.before} after={one.values.after} />,
        <>
          {one.because} {one.evidence && <SafeLink href={one.evidence} />}
        </>,
        <Time value={one.at} />,
      ])}
    />
  );
}

/** What was corrected on a partner's data, to be taken back into its own database. */
export function ReturnsPage({ context, partner, returns, waiting }: Props) {
  const path = `/espace/${partner.slug}`;
  return (
    <Layout
      context={context}
      title={fr.title}
      noindex
      breadcrumb={[
        { label: fr.space, href: "/espace" },
        { label: partner.name, href: path },
      ]}
    >
      <h1>{fr.title}</h1>
      <p class="lead">{fr.lead(partner.name)}</p>
      {waiting > 0 && (
        <Notice tone="info" title={fr.waiting(waiting)}>
          <p>
            <a href="/bureau">{fr.queue}</a>
          </p>
        </Notice>
      )}
      {returns.length === 0 ? (
        <EmptyState title={fr.none}>
          <p>{fr.noneHelp}</p>
        </EmptyState>
      ) : (
        <>
          <Actions>
            <LinkButton href={`${path}/retours.csv`} variant="secondary" icon="download">
              {fr.csv}
            </LinkButton>
            <LinkButton href={`${path}/retours.json`} variant="quiet" icon="download">
              {fr.json}
            </LinkButton>
          </Actions>
          <Rows returns={returns} />
        </>
      )}
    </Layout>
  );
}

/** Opening the link changes nothing; the button stops the letters. */
export function MutePage({ context, partner }: { context: PageContext; partner: string }) {
  const { mute: t } = fr;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(partner)}</p>
      <form method="post">
        <Button>{t.go}</Button>
      </form>
    </Layout>
  );
}
