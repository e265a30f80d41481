import { type Entry, entryPath, type SourceDirectory, type SourceRecord, valueText } from "../../../catalogue/index.ts";
import { contentHash } from "../../../platform/ids.ts";
import { BureauFrame, Button, CheckboxList, Field, formatDate, type PageContext } from "../../../web/index.ts";
import { desk } from "../desk.fr.ts";

const t = desk.separate;

/** How a form names a description: a partner's id of it may hold anything. */
export const recordName = ({ source, remoteId }: Pick<SourceRecord, "source" | "remoteId">): string =>
  contentHash([source, remoteId]).slice(0, 16);

type SeparateProps = {
  context: PageContext;
  entry: Entry;
  /** Its descriptions, without corrections. */
  records: readonly SourceRecord[];
  sources: SourceDirectory;
};

/** The descriptions that make a fiche, of which some may speak of something else. */
export function SeparatePage({ context, entry, records, sources }: SeparateProps) {
  const options = records.map((record) => {
    const { source, body, firstAt } = record;
    const [place] = body.places;
    const where = place ? `, ${valueText("places", place)}` : "";
    return {
      value: recordName(record),
      label: `${body.title}${where}`,
      help: `${sources.get(source)?.partner.name ?? source}, ${desk.table.since(formatDate(firstAt))}`,
    };
  });
  return (
    <BureauFrame context={context} title={t.title} current="/bureau/doublons" lead={t.lead}>
      <p>
        <a href={entryPath(entry)}>{entry.single.title.value}</a>
      </p>
      <form method="post" class="settle">
        <CheckboxList name="description" legend={t.choose} help={t.help} options={options} />
        <Field name="raison" label={desk.decide.reasonLabel} help={desk.decide.reasonHelp} rows={2} maxLength={2_000} />
        <Button>{t.submit}</Button>
      </form>
    </BureauFrame>
  );
}
