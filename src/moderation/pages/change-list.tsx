import { excerpt } from "../../web/index.ts";
import type { Change } from "../case.ts";
import { difference } from "../difference.ts";
import { moderation as t } from "../moderation.fr.ts";

/** Characters of a text shown at once in a list. */
const SHORT = 320;

/** What each value was and would become: words gone are struck, new ones underlined. `short`: for a line of a list, the first values and what is said last of them all. */
export function ChangeList({ changes, short }: { changes: readonly Change[]; short?: boolean | undefined }) {
  const shown = short ? [...changes.slice(0, 3), ...changes.slice(3).slice(-3)] : changes;
  return (
    <dl class="changes">
      {shown.map((change, index) => (
        <div key={index}>
          <dt>{change.label || t.history.said}</dt>
          <dd>
            <Difference {...change} short={short} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ before, after, short }: Change & { short?: boolean | undefined }) {
  const cut = (text: string) => (short ? excerpt(text, SHORT) : text);
  if (before === undefined || after === undefined) return <Whole text={cut(after ?? before ?? "")} gone={after === undefined} />;
  const runs = difference(cut(before), cut(after));
  if (!runs) {
    return (
      <>
        <Whole text={cut(before)} gone />
        <Whole text={cut(after)} />
      </>
    );
  }
  return (
    <p class="difference">
      {runs.map(({ text, change }, index) =>
        change === "added" ? <ins key={index}>{text}</ins> : change === "removed" ? <del key={index}>{text}</del> : text,
      )}
    </p>
  );
}

function Whole({ text, gone }: { text: string; gone?: boolean | undefined }) {
  return <p class="difference">{gone ? <del>{text}</del> : text}</p>;
}
