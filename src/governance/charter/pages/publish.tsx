import { type Errors, errorList } from "../../../web/form.ts";
import { BureauFrame, Button, ErrorSummary, Field, type PageContext } from "../../../web/index.ts";
import type { Values } from "../../form.ts";
import { charter } from "../charter.fr.ts";
import type { CharterVersion } from "../charter.ts";

const t = charter.publish;

/** Where a new version of the charter is written, from the one in force. */
export function PublishPage({
  context,
  current,
  values = {},
  errors = {},
}: {
  context: PageContext;
  current: CharterVersion;
  values?: Values;
  errors?: Errors;
}) {
  return (
    <BureauFrame context={context} title={t.title} current="/bureau/candidatures" lead={t.lead}>
      <ErrorSummary errors={errorList(errors)} />
      <form method="post" action="/bureau/charte" noValidate>
        <input type="hidden" name="after" value={values.after ?? String(current.version)} />
        <Field
          name="changed"
          label={t.changed}
          help={t.changedHelp}
          rows={3}
          required
          maxLength={1_000}
          value={values.changed}
          error={errors.changed}
        />
        <Field
          name="text"
          label={t.text}
          help={t.textHelp}
          rows={28}
          required
          maxLength={20_000}
          value={values.text ?? current.text}
          error={errors.text}
        />
        <Button>{t.send}</Button>
      </form>
    </BureauFrame>
  );
}
