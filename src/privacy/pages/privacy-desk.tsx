import { BureauFrame, Figures, formatDate, formatNumber, LinkButton, Notice, type PageContext, Table } from "../../web/index.ts";
import { texts } from "../register.fr.ts";
import type { RegisterLine } from "../register.ts";

const t = texts.desk;

/** What curators see of it: figures, and how the retention clocks went. Names nobody. */
export function PrivacyDeskPage(props: {
  context: PageContext;
  lines: readonly RegisterLine[];
  counts: { found: number; informed: number; withheld: number; erasures: number };
  informing: boolean;
  perDay: number;
}) {
  const { context, lines, counts, informing, perDay } = props;
  const clocks = lines.filter((line) => line.clock);
  return (
    <BureauFrame context={context} title={t.title} lead={t.lead}>
      <Figures
        items={(["found", "informed", "withheld", "erasures"] as const).map((key) => ({
          value: counts[key],
          label: t.figures[key],
        }))}
      />
      <Notice tone={informing ? "info" : "warning"} title={informing ? t.informing(perDay) : t.notInforming} />
      <Table
        id="horloges"
        caption={t.clocks}
        columns={[
          { label: t.columns.what },
          { label: t.columns.last },
          { label: t.columns.forgotten, numeric: true },
          { label: t.columns.total, numeric: true },
        ]}
        rows={clocks.map(rowOf)}
      />
      <p>
        <LinkButton href="/vie-privee/registre" variant="secondary">
          {t.register}
        </LinkButton>
      </p>
    </BureauFrame>
  );
}

function rowOf({ purpose, clock }: RegisterLine): string[] {
  if (!clock || clock === "not yet") return [purpose, t.never, "", ""];
  const last = clock.failure ? `${formatDate(clock.at)} – ${t.failed}` : formatDate(clock.at);
  return [purpose, last, formatNumber(clock.forgotten), formatNumber(clock.total)];
}
