import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { Honeypot, readTrap } from "../../../moderation/index.ts";
import { type Errors, errorList, type Form, line, lines } from "../../../web/form.ts";
import { Actions, Button, ErrorSummary, Field, Layout, LinkButton, Notice, type PageContext } from "../../../web/index.ts";
import { crumbsTo } from "../../correction/pages/crumbs.ts";
import { type Contest, ContestForm } from "../../pages/contest-form.tsx";
import { fr } from "../claim.fr.ts";
import type { Claim, ClaimState } from "../claim.ts";
import { ClaimCase } from "./claim-case.tsx";

type Shown = { context: PageContext; claim: Claim; entry: Entry | undefined };

const titleOf = (entry: Entry | undefined): string => entry?.single.title.value ?? "";

/** Who one is in the project, and how that can be checked. */
export function ClaimPage({ context, entry, form, errors }: { context: PageContext; entry: Entry; form: Form; errors: Errors }) {
  const { form: t } = fr;
  const asked = (name: string) => ({ name, value: line(form, name), error: errors[name] });
  return (
    <Layout context={context} title={fr.title} width="text" noindex breadcrumb={crumbsTo(entry)}>
      <div class="amend-flow">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{fr.title}</h1>
        <p class="lead">{fr.lead(titleOf(entry))}</p>
        <p>{fr.how}</p>
        <form method="post">
          <Honeypot startedAt={readTrap(form).startedAt} />
          <Field {...asked("nom")} label={t.name} help={t.nameHelp} autocomplete="name" required />
          <Field {...asked("role")} label={t.role} help={t.roleHelp} autocomplete="organization-title" required />
          <Field
            {...asked("email")}
            type="email"
            label={t.email}
            help={t.emailHelp}
            autocomplete="email"
            required
            value={line(form, "email") || context.user?.email}
          />
          <Field {...asked("verifier")} label={t.proof} help={t.proofHelp} rows={4} required value={lines(form, "verifier")} />
          <Field {...asked("page")} label={t.proofUrl} help={t.proofUrlHelp} inputmode="url" />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </form>
      </div>
    </Layout>
  );
}

/** Opening the link does nothing (mail scanners open links); the button confirms. */
export function ConfirmClaimPage({ context, claim, entry }: Shown) {
  const { confirm: t } = fr;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(titleOf(entry))}</p>
        <ClaimCase claim={claim} />
        <form method="post">
          <Button>{t.go}</Button>
        </form>
      </div>
    </Layout>
  );
}

const TONES: Record<ClaimState, "info" | "success" | "warning"> = {
  unconfirmed: "warning",
  waiting: "info",
  accepted: "success",
  refused: "info",
  withdrawn: "warning",
};

/** Where a claim stands, for its author alone. */
export function FollowClaimPage({ context, claim, entry, contest }: Shown & { contest?: Contest | undefined }) {
  const { follow: t } = fr;
  const home = context.path.split("/").slice(0, 4).join("/");
  const { state, message } = claim;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="amend-flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(titleOf(entry))}</p>
        <Notice tone={TONES[state]} title={t.states[state]}>
          <p>{t.next[state]}</p>
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
        <ClaimCase claim={claim} />
        <div class="actions">
          {entry && <LinkButton href={entryPath(entry)}>{t.see}</LinkButton>}
          {state === "waiting" && (
            <form method="post" action={`${home}/retirer`}>
              <Button variant="danger">{t.withdraw}</Button>
            </form>
          )}
        </div>
      </div>
    </Layout>
  );
}
