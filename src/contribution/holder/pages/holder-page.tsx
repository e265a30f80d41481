import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { type Errors, errorList, type Form } from "../../../web/form.ts";
import { Actions, Button, ErrorSummary, formatDate, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import type { Correction } from "../../correction/correction.ts";
import { markOf, presentValue } from "../../correction/correction.ts";
import { windowed, windowOf } from "../../correction/correction-form.ts";
import { fr as fieldsFr } from "../../correction/fields.fr.ts";
import type { CorrectableField, Section } from "../../correction/fields.ts";
import { DefaultButton } from "../../correction/pages/default-button.tsx";
import { ShapeControl } from "../../correction/pages/shape-control.tsx";
import { WINDOW } from "../../correction/shape.ts";
import { writeAnswers } from "../../correction/shape-write.ts";
import { fr } from "../holder.fr.ts";
import type { Holder } from "../holder.ts";
import { fieldsOf, seenName } from "../holder-form.ts";
import { HandOver, ReachForm } from "./holder-settings.tsx";
import { PendingCorrections } from "./pending-corrections.tsx";

/** What a holder's page shows. */
export type HolderPageProps = {
  context: PageContext;
  holder: Holder;
  entry: Entry;
  pending: readonly Correction[];
  /** Where the window of long lists begins. */
  from: number;
  /** Answers that come back, with what is wrong; `section`: the part they are of. */
  form?: Form | undefined;
  errors?: Errors | undefined;
  section?: Section | undefined;
  spare?: number | undefined;
};

const homeOf = (context: PageContext): string => context.path.split("/").slice(0, 3).join("/");

function FieldEditor({ field, form, ...props }: HolderPageProps & { field: CorrectableField; form: Form }) {
  const { entry, errors = {}, from, context } = props;
  const present = presentValue(entry, field.field);
  const window = windowOf(field, present, from);
  const starts = window ? Array.from({ length: Math.ceil(window.total / WINDOW) }, (_, rank) => rank * WINDOW) : [];
  return (
    <>
      <input type="hidden" name={seenName(field)} value={markOf(present)} />
      <ShapeControl
        shape={field.shape}
        name={field.slug}
        label={field.label}
        help={field.help}
        form={form}
        errors={errors}
        spare={props.spare}
        none={fr.space.none}
      />
      {window && (
        <p class="amend-windows">
          {fr.space.windowed(field.label)}{" "}
          {starts.map((start) => (
            <a
              key={start}
              href={`${homeOf(context)}?debut=${start}#${field.slug}`}
              aria-current={start === window.from ? "page" : undefined}
            >
              {start + 1}–{Math.min(start + WINDOW, window.total)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function SectionForm({ section, ...props }: HolderPageProps & { section: Section; active: boolean }) {
  const { entry, from, active, context } = props;
  const fields = fieldsOf(section);
  const filled = (): Form =>
    Object.assign(
      {},
      ...fields.map((field) => {
        const present = presentValue(entry, field.field);
        return writeAnswers(field.shape, field.slug, windowed(present, windowOf(field, present, from)));
      }),
    );
  const form = active && props.form ? props.form : filled();
  return (
    <details class="holder-section" open={active || from > 0}>
      <summary>
        <h3>{fieldsFr.sections[section]}</h3>
      </summary>
      <form method="post" action={`${homeOf(context)}/partie${from ? `?debut=${from}` : ""}`}>
        <DefaultButton />
        <input type="hidden" name="partie" value={section} />
        {fields.map((field) => (
          <FieldEditor key={field.slug} {...props} field={field} form={form} errors={active ? props.errors : {}} />
        ))}
        <Actions>
          <Button>{fr.space.save}</Button>
        </Actions>
      </form>
    </details>
  );
}

/** The whole fiche in the hands of who carries the project: all its fields, what others propose, how to be asked. */
export function HolderPage(props: HolderPageProps) {
  const { context, holder, entry, errors = {}, section } = props;
  const { space: t } = fr;
  const title = entry.single.title.value;
  const sections = Object.keys(fieldsFr.sections) as Section[];
  return (
    <Layout context={context} title={t.title(title)} width="text" noindex>
      <div class="amend-flow">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{t.title(title)}</h1>
        <p class="lead">{t.lead}</p>
        <div class="holder-confirm">
          <p>{holder.confirmedAt ? t.confirmed(formatDate(holder.confirmedAt)) : t.neverConfirmed}</p>
          <div class="actions">
            <form method="post" action={`${homeOf(context)}/exact`}>
              <Button icon="check">{t.confirm}</Button>
            </form>
            <LinkButton href={entryPath(entry)} variant="quiet">
              {t.see}
            </LinkButton>
          </div>
          <p class="small muted">{t.confirmHelp}</p>
        </div>
        <section aria-labelledby="mettre-a-jour">
          <h2 id="mettre-a-jour">{t.edit}</h2>
          <p>{t.editHelp}</p>
          {sections.map((each) => (
            <SectionForm key={each} {...props} section={each} active={each === section} />
          ))}
        </section>
        <PendingCorrections {...props} home={homeOf(context)} />
        <ReachForm {...props} home={homeOf(context)} />
        <HandOver {...props} home={homeOf(context)} />
      </div>
    </Layout>
  );
}
