import type { Place, RecordBody } from "../../../catalogue/index.ts";
import { placeLine } from "../../../catalogue/index.ts";
import { concept, labelOf } from "../../../vocabulary/index.ts";
import { EmptyState, excerpt, Figures, formatNumber, Notice, Tag, TagList, typo } from "../../../web/index.ts";
import { draftTexts } from "../draft.fr.ts";
import type { Preview, PreviewIssue, PreviewRecord } from "../draft-preview.ts";

const t = draftTexts.preview;
const TAGS_SHOWN = 5;
const ISSUES_SHOWN = 12;

function Where({ places }: { places: readonly Place[] }) {
  const [first] = places;
  if (!first) return <p class="muted">{t.noPlace}</p>;
  return (
    <p>
      {placeLine(first)} <span class="muted">({t.precision[first.precision]})</span>
      {places.length > 1 && <span class="muted">, {t.morePlaces(places.length - 1)}</span>}
    </p>
  );
}

const textOf = (body: RecordBody): string =>
  body.pitch ?? body.description?.need ?? body.description?.solution ?? body.description?.text ?? body.description?.how ?? "";

/** Concepts first, then the partner's own words. */
function tagsOf(body: RecordBody): string[] {
  const named = (scheme: "themes" | "audiences" | "placeTypes" | "stages", ids: readonly string[]) =>
    ids.map((id) => labelOf(scheme, id));
  const known = [
    ...named("placeTypes", body.placeTypes),
    ...named("themes", body.themes),
    ...named("audiences", body.audiences),
    ...(body.stage ? named("stages", [body.stage]) : []),
  ];
  return [...new Set([...known, ...body.keywords])];
}

function Extras({ body }: { body: RecordBody }) {
  const counts = [
    body.links.length > 0 && t.extras.links(body.links.length),
    body.images.length > 0 && t.extras.images(body.images.length),
    body.contacts.length > 0 && t.extras.contacts(body.contacts.length),
    body.recognition.length > 0 && t.extras.recognition(body.recognition.length),
  ].filter((part) => part !== false);
  const carriers = body.carriers.map((carrier) => carrier.name);
  const parts = [...carriers.slice(0, 2), ...counts];
  return parts.length === 0 ? null : <p class="small muted">{parts.join(" · ")}</p>;
}

function Card({ record }: { record: PreviewRecord }) {
  const { body, line, issues } = record;
  const tags = tagsOf(body);
  return (
    <li class="preview-card">
      <p class="preview-line small muted">
        <span>{concept("kinds", body.kind)?.label ?? body.kind}</span>
        <span>{t.line(line)}</span>
      </p>
      <h3>{typo(excerpt(body.title, 120))}</h3>
      {textOf(body) && <p>{typo(excerpt(textOf(body), 180))}</p>}
      <Where places={body.places} />
      <TagList>
        {tags.slice(0, TAGS_SHOWN).map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </TagList>
      <Extras body={body} />
      {issues.length > 0 && (
        <details class="small">
          <summary>{t.cardIssues(issues.length)}</summary>
          <ul>
            {issues.map((issue) => (
              <li key={issue}>{typo(issue)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Refusals({ preview }: { preview: Preview }) {
  if (preview.refusals.length === 0) return null;
  const more = preview.refused - preview.refusals.length;
  return (
    <details class="refusals" open={preview.mapped === 0}>
      <summary>
        {t.refusals} ({formatNumber(preview.refused)})
      </summary>
      <ul>
        {preview.refusals.map(({ line, reasons }) => (
          <li key={line}>{typo(reasons.join(" ") || t.line(line))}</li>
        ))}
        {more > 0 && <li class="muted">{t.others(more)}</li>}
      </ul>
    </details>
  );
}

function Issue({ issue }: { issue: PreviewIssue }) {
  const [first, ...others] = issue.examples;
  const more = issue.count - 1 - others.length;
  return (
    <li>
      {typo(first ?? issue.code)}
      {issue.count > 1 && (
        <ul class="muted">
          {others.map((example) => (
            <li key={example}>{typo(example)}</li>
          ))}
          {more > 0 && <li>{t.others(more)}</li>}
        </ul>
      )}
    </li>
  );
}

function Issues({ issues }: { issues: readonly PreviewIssue[] }) {
  if (issues.length === 0) return null;
  const total = issues.reduce((sum, { count }) => sum + count, 0);
  return (
    <details class="issues">
      <summary>
        {t.issues} ({formatNumber(total)})
      </summary>
      <p class="muted small">{t.issuesNote}</p>
      <ul>
        {issues.slice(0, ISSUES_SHOWN).map((issue) => (
          <Issue key={issue.code} issue={issue} />
        ))}
      </ul>
    </details>
  );
}

function Counts({ preview }: { preview: Preview }) {
  const { mapped, refused, leftOut, filled } = preview;
  const share = (count: number) => `${formatNumber(Math.round((count / Math.max(mapped, 1)) * 100))} %`;
  return (
    <Figures
      items={[
        { value: mapped, label: t.figures.mapped },
        { value: refused, label: t.figures.refused },
        ...(leftOut > 0 ? [{ value: leftOut, label: t.figures.leftOut }] : []),
        ...(mapped > 0
          ? [
              { value: share(filled.place), label: t.figures.place },
              { value: share(filled.text), label: t.figures.text },
              { value: share(filled.themes), label: t.figures.themes },
            ]
          : []),
      ]}
    />
  );
}

/** Step three: what the records would be, on a trial of the first rows. */
export function PreviewSection({ preview }: { preview: Preview }) {
  const { records, rows, more, repeatedIds } = preview;
  return (
    <section class="chapter" aria-labelledby="apercu">
      <h2 id="apercu">{t.title}</h2>
      {records.length > 0 && <p class="muted">{t.lead(records.length, rows, more)}</p>}
      <Counts preview={preview} />
      {repeatedIds > 0 && <Notice tone="warning" title={t.fold(repeatedIds)} />}
      {records.length === 0 && (
        <EmptyState title={t.none} level={3}>
          <p>{t.noneHint}</p>
        </EmptyState>
      )}
      <Refusals preview={preview} />
      <Issues issues={preview.issues} />
      {records.length > 0 && (
        <ul class="preview-cards">
          {records.map((record) => (
            <Card key={record.line} record={record} />
          ))}
        </ul>
      )}
    </section>
  );
}
