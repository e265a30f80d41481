import { Button, Field, Select, typo } from "../../../web/index.ts";
import { FILE_FORMATS } from "../../formats/index.ts";
import { draftTexts } from "../draft.fr.ts";
import type { Draft } from "../draft.ts";

const t = draftTexts.reading;

const ISSUES_SHOWN = 2;
const ENCODINGS = Object.keys(t.encodings);

/** What was understood of the file, in one line of facts. */
function Facts({ draft }: { draft: Draft }) {
  const { format, encoding, separator, headerRow, sheet, records, columns } = draft.recognition;
  const facts = [
    t.formats[format],
    encoding && (t.encodings[encoding] ?? encoding),
    separator && `${t.separator.toLocaleLowerCase("fr")} : ${t.separators[separator] ?? separator}`,
    sheet && `${t.sheet.toLocaleLowerCase("fr")} « ${sheet} »`,
    headerRow !== undefined && headerRow !== 1 && `${t.header.toLocaleLowerCase("fr")} : ${headerRow || t.noHeader}`,
    records !== undefined && records !== "$" && `${t.records.toLocaleLowerCase("fr")} : ${records}`,
    t.columns(columns.length),
  ];
  return (
    <ul class="facts-line">
      {facts.filter(Boolean).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

/** Reading again, for when something was misunderstood. Only what matters to the format is asked. */
function Correction({ draft }: { draft: Draft }) {
  const { format, encoding, separator, headerRow, sheet, sheets = [], records, notes } = draft.recognition;
  const table = format === "csv" || format === "xlsx";
  const json = format === "json" || format === "geojson";
  return (
    <details class="correction" id="lecture">
      <summary>{t.correct}</summary>
      {notes.length > 0 && (
        <ul class="remarks small">
          {notes.map((note) => (
            <li key={note}>{typo(note)}</li>
          ))}
        </ul>
      )}
      <p class="help">{t.correctHelp}</p>
      <div class="correction-fields">
        {format !== "xlsx" && (
          <Select
            name="format"
            label={t.format}
            value={format}
            placeholder={t.auto}
            options={FILE_FORMATS.filter((each) => each !== "xlsx").map((value) => ({ value, label: t.formats[value] }))}
          />
        )}
        {format === "csv" && (
          <>
            <Select
              name="encoding"
              label={t.encoding}
              value={encoding}
              placeholder={t.auto}
              options={ENCODINGS.map((value) => ({ value, label: t.encodings[value] ?? value }))}
            />
            <Select
              name="separator"
              label={t.separator}
              value={separator}
              placeholder={t.auto}
              options={Object.entries(t.separators).map(([value, label]) => ({ value, label }))}
            />
          </>
        )}
        {sheets.length > 1 && (
          <Select name="sheet" label={t.sheet} value={sheet} options={sheets.map((value) => ({ value, label: value }))} />
        )}
        {table && (
          <Field
            name="headerRow"
            label={t.header}
            help={t.headerHelp}
            type="number"
            inputmode="numeric"
            min={0}
            max={1_000}
            width="short"
            value={headerRow === undefined ? "" : String(headerRow)}
          />
        )}
        {json && <Field name="records" label={t.records} help={t.recordsHelp} value={records} maxLength={200} width="medium" />}
      </div>
      <Button variant="secondary" icon="refresh" name="act" value="reread">
        {t.again}
      </Button>
    </details>
  );
}

/** Step one of checking: is the file read as it should be? */
export function ReadingSection({ draft }: { draft: Draft }) {
  const { issues } = draft.recognition;
  const remarks = issues.slice(0, ISSUES_SHOWN).map((issue) => issue.detail);
  return (
    <section class="chapter" aria-labelledby="lu">
      <h2 id="lu">{t.title}</h2>
      <p class="file-name">{draft.documentName}</p>
      <Facts draft={draft} />
      {remarks.length > 0 && (
        <ul class="remarks small">
          {remarks.map((remark) => (
            <li key={remark}>{typo(remark)}</li>
          ))}
          {issues.length > ISSUES_SHOWN && <li>{draftTexts.preview.others(issues.length - ISSUES_SHOWN)}</li>}
        </ul>
      )}
      <Correction draft={draft} />
    </section>
  );
}
