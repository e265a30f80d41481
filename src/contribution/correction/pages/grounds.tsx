import { type Errors, type Form, line, lines } from "../../../web/form.ts";
import type { PageContext } from "../../../web/index.ts";
import { Field } from "../../../web/index.ts";
import { fr } from "../correction.fr.ts";
import { NAMES } from "../correction-form.ts";

/** How one knows, and who one is: what every correction asks. */
export function GroundsFields({ context, form, errors }: { context: PageContext; form: Form; errors: Errors }) {
  const { form: t } = fr;
  const typed = line(form, NAMES.email) || context.user?.email;
  return (
    <>
      <Field
        name={NAMES.because}
        label={t.because}
        help={t.becauseHelp}
        rows={3}
        required
        value={lines(form, NAMES.because)}
        error={errors[NAMES.because]}
      />
      <Field
        name={NAMES.evidence}
        label={t.evidence}
        help={t.evidenceHelp}
        inputmode="url"
        value={line(form, NAMES.evidence)}
        error={errors[NAMES.evidence]}
      />
      <Field
        name={NAMES.email}
        type="email"
        label={t.email}
        help={t.emailHelp}
        autocomplete="email"
        required
        value={typed}
        error={errors[NAMES.email]}
      />
      <Field
        name={NAMES.name}
        label={t.name}
        help={t.nameHelp}
        autocomplete="name"
        value={line(form, NAMES.name)}
        error={errors[NAMES.name]}
      />
    </>
  );
}
