import { type Errors, errorList } from "../../../web/form.ts";
import { BureauFrame, Button, ErrorSummary, Field, LinkButton, type PageContext, typo } from "../../../web/index.ts";
import { ApplicationFile } from "../../application/pages/application-file.tsx";
import type { Values } from "../../form.ts";
import { type Standing, standingOf } from "../standing.ts";
import { vote } from "../vote.fr.ts";
import { StandingItem } from "./candidacies.tsx";

const t = vote.bureau;

type Act = { act: string; label: string; danger?: boolean };

type BureauProps = {
  context: PageContext;
  standings: readonly Standing[];
  waiting: number;
  administrator: boolean;
  /** The application whose form came back. */
  about?: string;
  errors?: Errors;
  values?: Values;
};

function Acts({ id, acts, props }: { id: string; acts: readonly Act[]; props: BureauProps }) {
  const mine = props.about === id;
  const field = `raison-${id}`;
  return (
    <form method="post" action={`/bureau/candidatures/${id}`} class="governance-act" noValidate>
      <Field
        id={field}
        name="reason"
        label={t.reason}
        help={acts.some(({ act }) => act === "suspend") ? t.suspendLead : undefined}
        rows={2}
        required
        maxLength={1_000}
        value={mine ? props.values?.reason : undefined}
        error={mine ? props.errors?.[field] : undefined}
      />
      <div class="actions">
        {acts.map(({ act, label, danger }) => (
          <Button key={act} name="act" value={act} variant={danger ? "danger" : "secondary"}>
            {label}
          </Button>
        ))}
      </div>
    </form>
  );
}

const ADMITTED: readonly Act[] = [{ act: "suspend", label: t.suspend, danger: true }];
const SUSPENDED: readonly Act[] = [{ act: "restore", label: t.restore }];
const DECLINED: readonly Act[] = [{ act: "revote", label: t.revote }];
const STEWARDS: readonly Act[] = [
  { act: "admit", label: t.admit },
  { act: "decline", label: t.decline, danger: true },
];

function Part({
  anchor,
  title,
  standings,
  acts,
  props,
  file,
}: {
  anchor: string;
  title: string;
  standings: readonly Standing[];
  acts(standing: Standing): readonly Act[];
  props: BureauProps;
  file?: boolean;
}) {
  return (
    <section class="chapter" aria-labelledby={anchor}>
      <h2 id={anchor}>{title}</h2>
      {standings.length === 0 && <p class="muted">{t.nothing}</p>}
      <div>
        {standings.map((standing) => {
          const { id, name } = standing.application;
          const offered = acts(standing);
          return (
            <div key={id} class="governance-case">
              <ul class="governance-list">
                <StandingItem standing={standing} />
              </ul>
              {file && <ApplicationFile application={standing.application} />}
              {file && <Acts id={id} acts={offered} props={props} />}
              {!file && offered.length > 0 && (
                <details open={props.about === id}>
                  <summary>{typo(`${offered.map(({ label }) => label).join(", ")} : ${name}`)}</summary>
                  <Acts id={id} acts={offered} props={props} />
                </details>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** What curators see to: what they decide themselves, votes under way, those admitted and those not. */
export function BureauPage(props: BureauProps) {
  const { context, standings, waiting, administrator, errors = {} } = props;
  const of = (...states: string[]) => standings.filter((standing) => states.includes(standingOf(standing)));
  return (
    <BureauFrame context={context} title={t.title} lead={t.lead} current="/bureau/candidatures">
      <ErrorSummary errors={errorList(errors)} />
      {waiting > 0 && (
        <section aria-labelledby="a-verifier">
          <h2 id="a-verifier">{t.waiting}</h2>
          <p>
            {t.waitingText(waiting)} <a href="/bureau">{t.queue}</a>
          </p>
        </section>
      )}
      <Part anchor="a-decider" title={t.decide} standings={of("stewards")} acts={() => STEWARDS} props={props} file />
      <Part anchor="votes" title={t.running} standings={of("voting")} acts={() => []} props={props} />
      <Part
        anchor="admis"
        title={t.admitted}
        standings={of("admitted", "suspended")}
        acts={({ suspension }) => (suspension ? SUSPENDED : ADMITTED)}
        props={props}
      />
      <Part anchor="non-admis" title={t.past} standings={of("declined", "no-quorum")} acts={() => DECLINED} props={props} />
      {administrator && (
        <p>
          <LinkButton href="/bureau/charte" variant="secondary">
            {t.charter}
          </LinkButton>
        </p>
      )}
    </BureauFrame>
  );
}
