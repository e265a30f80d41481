import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { Button, Layout, LinkButton, Notice, type PageContext, SafeLink } from "../../../web/index.ts";
import { type Contest, ContestForm } from "../../pages/contest-form.tsx";
import { labelOfField } from "../change-text.ts";
import { fr } from "../correction.fr.ts";
import type { Correction, CorrectionState } from "../correction.ts";
import { Difference } from "./difference.tsx";

type Tone = "info" | "success" | "warning";
const TONES: Record<CorrectionState, Tone> = {
  unconfirmed: "warning",
  waiting: "info",
  accepted: "success",
  refused: "info",
  withdrawn: "warning",
};

/** What somebody proposed, field by field, and how they know. */
export function Proposed({ correction, other }: { correction: Correction; other?: Entry | undefined }) {
  const { changes, because, evidence, about } = correction;
  return (
    <>
      {about !== "value" && <p>{fr.whole.abouts[about]}</p>}
      {other && (
        <p>
          <a href={entryPath(other)}>{other.single.title.value}</a>
        </p>
      )}
      {changes.map((change) => (
        <section key={change.field}>
          <h3>{labelOfField(change.field)}</h3>
          <Difference {...change} />
        </section>
      ))}
      {because && (
        <>
          <h3>{fr.follow.because}</h3>
          <p>{because}</p>
        </>
      )}
      {evidence && (
        <p>
          <SafeLink href={evidence} />
        </p>
      )}
    </>
  );
}

/** Opening the link does nothing (mail scanners open links); the button confirms. */
export function ConfirmCorrectionPage(props: {
  context: PageContext;
  correction: Correction;
  entry: Entry | undefined;
  other: Entry | undefined;
}) {
  const { context, correction, entry, other } = props;
  const { confirm: t } = fr;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(entry?.single.title.value ?? "")}</p>
        <h2>{fr.follow.proposed}</h2>
        <Proposed correction={correction} other={other} />
        <form method="post">
          <Button>{t.go}</Button>
        </form>
      </div>
    </Layout>
  );
}

/** Where a correction stands, for its author alone. */
export function FollowPage({
  context,
  correction,
  entry,
  other,
  contest,
}: {
  context: PageContext;
  correction: Correction;
  entry: Entry | undefined;
  other: Entry | undefined;
  contest?: Contest | undefined;
}) {
  const { follow: t } = fr;
  const { state, message, about } = correction;
  // After a form that came back the path is that of the act.
  const home = context.path.split("/").slice(0, 4).join("/");
  const next = state === "accepted" && about !== "value" && about !== "gone" ? t.reported : t.next[state];
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(entry?.single.title.value ?? "")}</p>
        <Notice tone={TONES[state]} title={t.states[state]}>
          <p>{next}</p>
          {message && (
            <>
              <p>
                <strong>{t.message}</strong>
              </p>
              <blockquote>{message}</blockquote>
            </>
          )}
        </Notice>
        {state === "refused" && <ContestForm action={`${home}/contester`} words={t.contest} contest={contest} />}
        <p class="muted">{t.keep}</p>
        <h2>{t.proposed}</h2>
        <Proposed correction={correction} other={other} />
        <div class="actions">
          {entry && <LinkButton href={entryPath(entry)}>{t.see}</LinkButton>}
          {state === "withdrawn" ? (
            <form method="post" action={`${home}/remettre`}>
              <Button variant="secondary">{t.putBack}</Button>
            </form>
          ) : (
            <form method="post" action={`${home}/retirer`}>
              <Button variant="danger">{t.withdraw}</Button>
            </form>
          )}
        </div>
        {state !== "withdrawn" && <p class="small muted">{t.withdrawHelp}</p>}
      </div>
    </Layout>
  );
}
