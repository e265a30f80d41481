import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { type Errors, errorList, type Form, line } from "../../../web/form.ts";
import { Actions, Button, ErrorSummary, Field, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import { fr as claimFr } from "../claim.fr.ts";
import { fr } from "../holder.fr.ts";

/** A fiche offered to somebody: who are they, and do they accept? Opening the page accepts nothing. */
export function TransferPage({
  context,
  entry,
  form,
  errors,
}: {
  context: PageContext;
  entry: Entry;
  form: Form;
  errors: Errors;
}) {
  const { accept: t } = fr.transfer;
  const asked = (name: string) => ({ name, value: line(form, name), error: errors[name] });
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="amend-flow">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(entry.single.title.value)}</p>
        <form method="post">
          <Field {...asked("votre-nom")} label={claimFr.form.name} help={claimFr.form.nameHelp} autocomplete="name" required />
          <Field
            {...asked("votre-role")}
            label={claimFr.form.role}
            help={claimFr.form.roleHelp}
            autocomplete="organization-title"
            required
          />
          <Actions>
            <Button>{t.go}</Button>
            <LinkButton href={entryPath(entry)} variant="quiet">
              {fr.space.see}
            </LinkButton>
          </Actions>
        </form>
      </div>
    </Layout>
  );
}
