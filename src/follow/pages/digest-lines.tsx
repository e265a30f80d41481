import { typo } from "../../web/index.ts";
import { digestFr as t } from "../digest.fr.ts";
import type { DigestLine } from "../digest.ts";
import type { Target, TargetView } from "../follow.ts";

/** Names of the things that a line is told for: those followed, and those written about. */
export function reasonOf(line: DigestLine, views: ReadonlyMap<Target, TargetView>): string {
  const known = line.because.flatMap((target) => views.get(target) ?? []);
  const of = (isThread: boolean) => known.filter(({ kind }) => (kind === "thread") === isThread);
  return t.because(
    of(false),
    of(true).map(({ name }) => name),
  );
}

/** The lines of a letter, in a page or in a mail. `base`: put before paths, where they must be whole addresses. */
export function DigestLines({
  lines,
  views,
  base = "",
}: {
  lines: readonly DigestLine[];
  views: ReadonlyMap<Target, TargetView>;
  base?: string | undefined;
}) {
  return (
    <ul class="digest-lines">
      {lines.map((line, index) => (
        <li key={index}>
          <strong>{line.path ? <a href={base + line.path}>{typo(line.title)}</a> : typo(line.title)}</strong>
          {" – "}
          {typo(t.what(line))}
          <br />
          <small>{typo(reasonOf(line, views))}</small>
        </li>
      ))}
    </ul>
  );
}
