import { type Entry, entryPath, type SourceDirectory } from "../../../catalogue/index.ts";
import { formatDate, typo } from "../../../web/index.ts";
import { desk as t } from "../desk.fr.ts";
import type { Agreement, Row, Run } from "../differences.ts";

const SIGNS: Readonly<Record<Agreement, string>> = { same: "=", close: "≈", domain: "≈", different: "≠", partial: "·" };

/** A, B… Z, AA, AB…: how the columns are named. */
export const letterOf = (at: number): string =>
  (at < 26 ? "" : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function Words({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs.map(({ text, apart }, at) =>
        apart ? (
          <mark key={at} class="apart">
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </>
  );
}

function Verdict({ agreement, many }: { agreement: Agreement; many: boolean }) {
  const word = agreement === "partial" && many ? t.table.someSides : t.table[agreement];
  return (
    <span class={`agreement agreement-${agreement}`}>
      <b aria-hidden="true">{SIGNS[agreement]}</b> {word}
    </span>
  );
}

const classOf = ({ field, agreement }: Row): string =>
  ["side", field === "title" && "side-title", agreement === "different" && "side-different"].filter(Boolean).join(" ");

function Line({ row, letters }: { row: Row; letters: readonly string[] }) {
  return (
    <tr>
      <th scope="row" class="side-what">
        {t.table.fields[row.field]} <Verdict agreement={row.agreement} many={letters.length > 2} />
      </th>
      {row.hidden ? (
        <td colSpan={letters.length} class="side muted">
          {t.table.hidden}
        </td>
      ) : (
        row.cells.map((runs, at) => (
          <td key={at} class={classOf(row)}>
            {runs ? <Words runs={runs} /> : <span class="muted">{t.table.none}</span>}
          </td>
        ))
      )}
    </tr>
  );
}

/** Who says it: the partners of an entry, each with the date since which it is here. */
function Sources({ entry, sources }: { entry: Entry; sources: SourceDirectory }) {
  return (
    <ul class="sides-sources">
      {entry.sources.map(({ source, remoteId, since, url }) => {
        const label = sources.get(source);
        const name = label ? `${label.partner.name}, ${label.title}` : source;
        return (
          <li key={`${source}/${remoteId}`}>
            {url ? (
              <a href={url} rel="noopener noreferrer external">
                {typo(name)}
              </a>
            ) : (
              typo(name)
            )}{" "}
            <span class="muted">{t.table.since(formatDate(since))}</span>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Entries side by side, a column each, with what differs marked in words, by a sign and by an underline. `choosing`: each has a box,
 * ticked, of the form `judgement`.
 */
export function SideBySide({
  entries,
  rows,
  sources,
  choosing,
}: {
  entries: readonly Entry[];
  rows: readonly Row[];
  sources: SourceDirectory;
  choosing: boolean;
}) {
  const letters = entries.map((_, at) => letterOf(at));
  const many = entries.length > 2;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class={many ? "sides sides-many" : "sides sides-pair"} aria-labelledby="cote-a-cote" tabIndex={0}>
      <table>
        <caption id="cote-a-cote" class="visually-hidden">
          {t.table.caption}
        </caption>
        <thead>
          <tr>
            <td class="side-corner" />
            {entries.map((entry, at) => (
              <th key={entry.id} scope="col" class="side-head">
                <span class="sides-letter" aria-hidden="true">
                  {letters[at]}
                </span>
                <span class="visually-hidden">{t.table.letter(letters[at] ?? "")}</span>
                {choosing && (
                  <label class="sides-keep">
                    <input type="checkbox" form="jugement" name="fiche" value={entry.id} defaultChecked />
                    <span class="visually-hidden">{t.table.keep(letters[at] ?? "")}</span>
                  </label>
                )}
                <a href={entryPath(entry)} aria-label={t.table.seeWhich(letters[at] ?? "")}>
                  {t.table.see}
                </a>
                {entry.sources.length > 1 && (
                  <a class="side-separate" href={`/bureau/doublons/separer/${entry.id}`}>
                    {t.table.separate}
                    <span class="visually-hidden"> {t.table.letter(letters[at] ?? "")}</span>
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.field} row={row} letters={letters} />
          ))}
          <tr>
            <th scope="row" class="side-what">
              {t.table.said}
            </th>
            {entries.map((entry) => (
              <td key={entry.id} class="side">
                <Sources entry={entry} sources={sources} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
