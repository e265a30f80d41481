import type { ComponentChildren } from "preact";
import { formatNumber } from "../typography.ts";
import { fr } from "../web.fr.ts";

/**
 * Long work under way. With script the element asks its `url` (this same page, or any page holding an element of the same
 * id) every two seconds and takes its new content; without, give `<Layout refreshSeconds>`. When `finished`, polling stops
 * and the reader is told. Without `total`, the bar says "under way" only.
 */
export function Progress({
  id,
  label,
  done,
  total,
  text,
  finished,
  url,
  children,
}: {
  id: string;
  label: string;
  done?: number | undefined;
  total?: number | undefined;
  /** What is being done now, in words. */
  text?: string | undefined;
  finished?: boolean | undefined;
  url?: string | undefined;
  children?: ComponentChildren;
}) {
  return (
    <live-progress id={id} class="progress" url={url} finished={finished}>
      <label for={`${id}-bar`}>{label}</label>
      <progress id={`${id}-bar`} max={total || 1} value={finished ? total || 1 : total ? Math.min(done ?? 0, total) : undefined}>
        {text}
      </progress>
      <p class="progress-text" role="status">
        {finished && `${fr.progress.finished} `}
        {fr.progress.state(text, total ? fr.progress.of(formatNumber(done ?? 0), formatNumber(total)) : undefined)}
      </p>
      {children}
    </live-progress>
  );
}
