import { type Entry, entryPath, type SourceDirectory } from "../../../catalogue/index.ts";
import { AdmissionRule, Honeypot, readTrap } from "../../../moderation/index.ts";
import { type Errors, errorList, type Form, line } from "../../../web/form.ts";
import {
  Actions,
  Button,
  Checkbox,
  ErrorSummary,
  formatDate,
  Layout,
  LinkButton,
  list,
  Markdown,
  Notice,
  type PageContext,
} from "../../../web/index.ts";
import { valueLines } from "../change-text.ts";
import { correctHref } from "../correct-href.ts";
import { fr } from "../correction.fr.ts";
import { type Correction, markOf, presentValue, presentWitnesses } from "../correction.ts";
import { NAMES, type Window } from "../correction-form.ts";
import type { CorrectableField } from "../fields.ts";
import { type Group, grouped, MOST_SHOWN } from "../grouped.ts";
import { WINDOW } from "../shape.ts";
import { crumbsTo } from "./crumbs.ts";
import { DefaultButton } from "./default-button.tsx";
import { GroundsFields } from "./grounds.tsx";
import { ShapeControl } from "./shape-control.tsx";

/** What the form of one field shows. */
export type CorrectPageProps = {
  context: PageContext;
  entry: Entry;
  field: CorrectableField;
  sources: SourceDirectory;
  form: Form;
  errors: Errors;
  pending: readonly Correction[];
  window?: Window | undefined;
  /** The fiche changed since the form was opened. */
  moved?: boolean | undefined;
  spare?: number | undefined;
};

function names(entry: Entry, sources: SourceDirectory, by: readonly number[]): string {
  const said = by.map((rank) => {
    const source = entry.sources[rank]?.source ?? "";
    return sources.get(source)?.partner.name ?? source;
  });
  return list([...new Set(said)]);
}

/** A value as the fiche shows it. */
function ShownValue({ field, value }: { field: CorrectableField; value: unknown }) {
  if (field.shape.as === "text" && field.shape.markdown) return <Markdown text={String(value)} level={3} />;
  const lines = valueLines(field.field, value);
  if (lines.length === 1) return <p>{lines[0]}</p>;
  return (
    <ul>
      {lines.map((each, rank) => (
        <li key={rank}>{each}</li>
      ))}
    </ul>
  );
}

function Present({ entry, field, sources, window }: CorrectPageProps) {
  const { form: t } = fr;
  const value = presentValue(entry, field.field);
  const witnesses = presentWitnesses(entry, field.field);
  const shown = window && Array.isArray(value) ? value.slice(window.from, window.to) : value;
  return (
    <section class="amend-present" aria-labelledby="ce-que-dit-la-fiche">
      <h2 id="ce-que-dit-la-fiche">{t.present}</h2>
      {value === null ? <p class="muted">{t.presentNothing}</p> : <ShownValue field={field} value={shown} />}
      {witnesses && <p class="small muted">{t.saidBy(names(entry, sources, witnesses.by), formatDate(witnesses.since))}</p>}
    </section>
  );
}

/** What a correction says of a field. What looks like spam, and contacts, are not shown before somebody has looked. */
function saidOf(field: CorrectableField, it: Correction): string | undefined {
  const change = it.changes.find((each) => each.field === field.field);
  if (!change || it.likelySpam || field.field === "contacts") return undefined;
  return valueLines(field.field, change.after).join("\n") || fr.difference.nothing;
}

function PendingGroup({ field, group }: { field: CorrectableField; group: Group }) {
  const { pending: t } = fr;
  const { first, people } = group;
  const said = saidOf(field, first);
  return (
    <div class="amend-pending">
      <p>{people > 1 ? t.many(people) : t.says(formatDate(first.confirmedAt ?? first.createdAt))}</p>
      {said === undefined ? <p>{t.withheld}</p> : <blockquote>{said}</blockquote>}
    </div>
  );
}

/** What others propose already, equal values together. */
function Pending({ field, pending }: Pick<CorrectPageProps, "field" | "pending">) {
  if (pending.length === 0) return null;
  const { pending: t } = fr;
  const groups = grouped(pending, (it) => saidOf(field, it) ?? "");
  const rest = groups.slice(MOST_SHOWN);
  const show = (group: Group) => <PendingGroup key={group.first.id} field={field} group={group} />;
  return (
    <Notice tone="info" title={t.title(pending.length)}>
      <p>{t.lead}</p>
      {groups.slice(0, MOST_SHOWN).map(show)}
      {rest.length > 0 && (
        <details>
          <summary>{t.others(rest.length)}</summary>
          {rest.map(show)}
        </details>
      )}
    </Notice>
  );
}

function Windows({ entry, field, window }: Pick<CorrectPageProps, "entry" | "field" | "window">) {
  if (!window) return null;
  const { form: t } = fr;
  const starts = Array.from({ length: Math.ceil(window.total / WINDOW) }, (_, rank) => rank * WINDOW);
  return (
    <nav class="amend-windows" aria-label={t.windowLabel}>
      <p>{t.window(window.from + 1, window.to, window.total)}</p>
      <ul>
        {starts.map((start) => (
          <li key={start}>
            <a
              href={`${correctHref(entry, field.field)}?debut=${start}`}
              aria-current={start === window.from ? "page" : undefined}
            >
              {t.windowLink(start + 1, Math.min(start + WINDOW, window.total))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Asks the right value of one field, how one knows, and an address to confirm. */
export function CorrectPage(props: CorrectPageProps) {
  const { context, entry, field, form, errors, window, moved } = props;
  const { form: t } = fr;
  const present = presentValue(entry, field.field);
  const action = correctHref(entry, field.field) + (window ? `?debut=${window.from}` : "");
  return (
    <Layout context={context} title={t.title(field.label)} width="text" noindex breadcrumb={crumbsTo(entry)}>
      <div class="amend-flow">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{t.title(field.label)}</h1>
        {moved && (
          <Notice tone="warning" title={fr.moved.title} live>
            <p>{fr.moved.lead}</p>
          </Notice>
        )}
        <Present {...props} />
        <Pending {...props} />
        <Windows {...props} />
        <form method="post" action={action} class="amend-form">
          <DefaultButton />
          <Honeypot startedAt={readTrap(form).startedAt} />
          <input type="hidden" name={NAMES.seen} value={markOf(present)} />
          <ShapeControl
            shape={field.shape}
            name={NAMES.value}
            label={t.right}
            help={field.help}
            form={form}
            errors={errors}
            spare={props.spare}
          />
          {present !== null && field.field !== "title" && !window && (
            <Checkbox name={NAMES.empty} label={t.empty} checked={line(form, NAMES.empty) !== ""} />
          )}
          <GroundsFields context={context} form={form} errors={errors} />
          <p class="small muted">{t.licence}</p>
          <Actions>
            <Button>{t.submit}</Button>
            <LinkButton href={entryPath(entry)} variant="quiet">
              {fr.choose.back}
            </LinkButton>
          </Actions>
        </form>
        <AdmissionRule />
      </div>
    </Layout>
  );
}
