import { Button, Field, Layout, list, Notice, type PageContext, typo } from "../../../web/index.ts";
import type { Mapping } from "../../mapping/index.ts";
import type { Partner, Source } from "../../source.ts";
import { desk } from "../desk.fr.ts";
import { draftTexts as t } from "../draft.fr.ts";
import type { Draft } from "../draft.ts";
import type { Preview } from "../draft-preview.ts";
import { draftHref, Steps } from "./desk-parts.tsx";
import { ColumnsSection, type Refusals } from "./draft-columns.tsx";
import { PreviewSection } from "./draft-preview.tsx";
import { ReadingSection } from "./draft-reading.tsx";
import { WordsSection } from "./draft-words.tsx";

/** Columns of a new document that the one in force had not, and the reverse. `used`: the mapping reads one that is gone. */
export type ColumnChanges = { gone: readonly string[]; appeared: readonly string[]; used: boolean };

export type DraftCheckProps = {
  context: PageContext;
  partner: Partner;
  source?: Source | undefined;
  draft: Draft;
  mapping: Mapping;
  /** Identifies the columns that the form speaks of. */
  columnsKey: string;
  preview: Preview | { problem: string };
  changes?: ColumnChanges | undefined;
  refusals?: Refusals | undefined;
  /** A text that could not be read, and why. */
  yaml?: { text: string; error: string } | undefined;
  problem?: string | undefined;
};

const NAMES_SHOWN = 12;
const named = (columns: readonly string[]): string => {
  const shown = columns.slice(0, NAMES_SHOWN).map((column) => `« ${column} »`);
  return list(columns.length > NAMES_SHOWN ? [...shown, "…"] : shown);
};

function Changes({ changes }: { changes: ColumnChanges }) {
  const { gone, appeared, used } = changes;
  return (
    <Notice tone="warning" title={t.changes.title}>
      <ul>
        {gone.length > 0 && (
          <li>
            {typo(t.changes.gone(named(gone)))} {used && t.changes.goneUsed}
          </li>
        )}
        {appeared.length > 0 && <li>{typo(t.changes.appeared(named(appeared)))}</li>}
      </ul>
      <p>{t.changes.what}</p>
      <p class="actions">
        <Button variant="secondary" name="act" value="publish">
          {t.changes.anyway}
        </Button>
      </p>
    </Notice>
  );
}

function RefusedChoices({ refusals }: { refusals: Refusals }) {
  if (refusals.size === 0) return null;
  const { refused } = t.columns;
  return (
    <Notice tone="warning" title={refusals.size === 1 ? refused.title : refused.titles(refusals.size)} live>
      <ul>
        {[...refusals.values()].map((text) => (
          <li key={text}>{typo(text)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function YamlSection({ draft, yaml }: Pick<DraftCheckProps, "draft" | "yaml">) {
  const text = yaml?.text ?? draft.yaml;
  return (
    <details class="correction" id="texte" open={Boolean(yaml)}>
      <summary>{t.yaml.title}</summary>
      <Field
        name="yaml"
        label={t.yaml.label}
        help={t.yaml.help}
        rows={Math.min(40, Math.max(16, text.split("\n").length + 1))}
        value={text}
        error={yaml?.error}
      />
      <Button variant="secondary" name="act" value="yaml">
        {t.yaml.apply}
      </Button>
    </details>
  );
}

function Leave({ partner, draft, source }: { partner: Partner; draft: Draft; source?: Source | undefined }) {
  return (
    <form method="post" action={`${draftHref(partner, draft)}/abandon`} class="leave">
      <button type="submit" class="button button-quiet">
        {t.discard}
      </button>
      <span class="small muted">{source ? t.discardChange : t.discardNew}</span>
    </form>
  );
}

function Body(props: DraftCheckProps) {
  const { draft, mapping, preview, changes, refusals = new Map(), yaml, columnsKey } = props;
  const failed = "problem" in preview;
  return (
    <>
      {changes && <Changes changes={changes} />}
      <RefusedChoices refusals={refusals} />
      <input type="hidden" name="columns" value={columnsKey} />
      <ReadingSection draft={draft} />
      <ColumnsSection draft={draft} mapping={mapping} refusals={refusals} />
      {failed ? (
        <Notice tone="error" title={t.preview.failed}>
          {preview.problem}
        </Notice>
      ) : (
        <PreviewSection preview={preview} />
      )}
      {!failed && <WordsSection words={preview.words} />}
      <YamlSection draft={draft} yaml={yaml} />
      <div class="draft-bar">
        <Button variant="secondary" icon="refresh" name="act" value="preview">
          {t.columns.preview}
        </Button>
        <Button name="act" value="next">
          {t.columns.next}
        </Button>
        {!failed && <span class="draft-bar-count">{t.preview.count(preview.mapped, preview.refused)}</span>}
      </div>
    </>
  );
}

/** What was understood of a document, what each column becomes, and what would come of it: one form, nothing published. */
export function DraftCheckPage(props: DraftCheckProps) {
  const { context, partner, source, draft, problem } = props;
  const title = source ? desk.source.edit : t.steps.check;
  return (
    <Layout
      context={context}
      title={title}
      noindex
      breadcrumb={[
        { label: desk.title, href: "/espace" },
        { label: partner.name, href: `/espace/${partner.slug}` },
        ...(source ? [{ label: source.title, href: `/espace/${partner.slug}/${source.slug}` }] : []),
      ]}
    >
      <div class="stack desk">
        <Steps current="check" />
        <h1>{title}</h1>
        {problem && <Notice tone="error" title={problem} live />}
        <form method="post" action={draftHref(partner, draft)} class="stack draft" noValidate>
          {/* The button that Enter presses: seen by nobody, it comes first. */}
          <button type="submit" name="act" value="preview" class="visually-hidden" tabIndex={-1} aria-hidden="true">
            {t.columns.preview}
          </button>
          <Body {...props} />
        </form>
        <Leave partner={partner} draft={draft} source={source} />
      </div>
    </Layout>
  );
}
