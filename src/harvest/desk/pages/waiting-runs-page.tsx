import { BureauFrame, EmptyState, type PageContext, Time } from "../../../web/index.ts";
import type { HarvestRun } from "../../run.ts";
import type { Partner, Source } from "../../source.ts";
import { runDesk as t } from "../run-desk.fr.ts";
import { runHref } from "./run-desk-page.tsx";

type Line = { partner: Partner; source: Source; run: HarvestRun };

/** Every update that waits for a person, whatever its partner. */
export function WaitingRunsPage({ context, lines }: { context: PageContext; lines: readonly Line[] }) {
  return (
    <BureauFrame context={context} title={t.bureau.title} lead={t.bureau.lead}>
      {lines.length === 0 && <EmptyState title={t.bureau.none.title}>{t.bureau.none.text}</EmptyState>}
      <ul class="stack">
        {lines.map(({ partner, source, run }) => (
          <li key={run.id}>
            <a href={runHref(partner, source, run)}>{source.title}</a>{" "}
            <span class="small muted">
              ({partner.name}, <Time value={run.startedAt} time />)
            </span>
            <p>{run.plan?.held}</p>
          </li>
        ))}
      </ul>
    </BureauFrame>
  );
}
