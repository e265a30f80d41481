import type { Entry } from "../../../catalogue/index.ts";
import { AdmissionRule, Honeypot, readTrap } from "../../../moderation/index.ts";
import { type Errors, errorList, type Form, line } from "../../../web/form.ts";
import { Actions, Button, ErrorSummary, Field, Layout, type PageContext, RadioList } from "../../../web/index.ts";
import { fr } from "../correction.fr.ts";
import { fr as shapeFr } from "../shape.fr.ts";
import { WHOLE_NAMES } from "../whole-form.ts";
import { crumbsTo } from "./crumbs.ts";
import { GroundsFields } from "./grounds.tsx";

/** The whole fiche is to be looked at: it is no more, it is there twice, it should not be here. */
export function WholePage({ context, entry, form, errors }: { context: PageContext; entry: Entry; form: Form; errors: Errors }) {
  const { whole: t } = fr;
  const options = (["gone", "duplicate", "removal"] as const).map((value) => ({
    value,
    label: t.abouts[value],
    help: t.helps[value],
  }));
  return (
    <Layout context={context} title={t.title} width="text" noindex breadcrumb={crumbsTo(entry)}>
      <div class="amend-flow">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{t.title}</h1>
        <p class="lead">{entry.single.title.value}</p>
        <form method="post">
          <Honeypot startedAt={readTrap(form).startedAt} />
          <RadioList
            name={WHOLE_NAMES.about}
            legend={t.about}
            options={options}
            value={line(form, WHOLE_NAMES.about)}
            error={errors[WHOLE_NAMES.about]}
          />
          <Field
            name={WHOLE_NAMES.endDate}
            label={t.endDate}
            help={shapeFr.date}
            width="medium"
            value={line(form, WHOLE_NAMES.endDate)}
            error={errors[WHOLE_NAMES.endDate]}
          />
          <Field
            name={WHOLE_NAMES.other}
            label={t.other}
            help={t.otherHelp}
            value={line(form, WHOLE_NAMES.other)}
            error={errors[WHOLE_NAMES.other]}
          />
          <GroundsFields context={context} form={form} errors={errors} />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </form>
        <AdmissionRule />
      </div>
    </Layout>
  );
}
