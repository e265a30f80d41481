import type { Errors } from "../../../web/form.ts";
import { Field } from "../../../web/index.ts";
import { desk } from "../desk.fr.ts";

const texts = desk.newPartner;

type Given = { name?: string | undefined; description?: string | undefined; url?: string | undefined };

/** What readers see of a partner: asked when it is added, and when it is presented anew. */
export function PartnerFields({ values, errors }: { values: Given; errors: Errors }) {
  return (
    <>
      <Field name="name" label={texts.name} required maxLength={200} value={values.name} error={errors.name} />
      <Field
        name="description"
        label={texts.description}
        help={texts.descriptionHelp}
        rows={3}
        maxLength={1_000}
        value={values.description}
      />
      <Field name="url" type="url" label={texts.url} help={texts.urlHelp} maxLength={500} value={values.url} error={errors.url} />
    </>
  );
}
