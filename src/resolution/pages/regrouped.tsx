import { type Entry, recordsOfEntries } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { formatDate, typo } from "../../web/index.ts";
import { judgements } from "../case.query.ts";
import { type Judgement, MACHINE } from "../judgement.ts";
import { recordKey } from "../linkage-record.ts";
import { fr } from "../resolution.fr.ts";

const SHOWN = 6;
const t = fr.regrouped;

/** Merges, what was taken apart by hand, and what was taken back of these: the judgements that changed a fiche. */
function regrouping(lines: readonly Judgement[]): Judgement[] {
  const changed = new Set(lines.flatMap(({ seq, act }) => (act === undefined ? [] : [seq])));
  return lines.filter(({ seq, undoes }) => changed.has(undoes ?? seq));
}

function lineOf({ at, by, verdict, act, probability, reason, undoneBy }: Judgement, names: readonly string[]) {
  const who = by === MACHINE ? t.machine : t.person;
  const what = verdict === "undo" ? t.undone(who) : act && verdict === "distinct" ? t.parted(who, names) : t.merged(who, names);
  const sure = by === MACHINE && probability !== undefined ? t.why(reason, probability) : "";
  return typo(`${formatDate(at)}${t.colon}${what}${sure}${undoneBy === undefined ? "" : t.later}`);
}

/**
 * On a fiche: which descriptions were put together or taken apart, by whom, when and why, and where those who may do so take it back.
 * People are not named on a public page. Nothing where nothing of the sort happened.
 */
export async function regroupedPart(read: Executor, entry: Entry) {
  const lines = regrouping(await judgements(read, { entry: entry.id, limit: SHOWN * 3 })).slice(0, SHOWN);
  if (lines.length === 0) return null;
  const records = (await recordsOfEntries(read, [entry.id])).get(entry.id) ?? [];
  const titles = new Map(records.map((record) => [recordKey(record), record.body.title]));
  const namesOf = ({ sides }: Judgement) =>
    sides.flatMap((side) => side.records.map((record) => titles.get(recordKey(record))).find(Boolean) ?? []);
  return (
    <section class="chapter" aria-labelledby="reunions">
      <h2 id="reunions">{t.title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.seq}>{lineOf(line, namesOf(line))}</li>
        ))}
      </ul>
      <p class="small no-print">
        <a href={`/bureau/doublons/journal?fiche=${entry.id}`} rel="nofollow">
          {t.journal}
        </a>{" "}
        <span class="muted">{t.reserved}</span>
      </p>
    </section>
  );
}
