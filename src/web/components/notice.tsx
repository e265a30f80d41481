import type { ComponentChildren } from "preact";
import { fr } from "../web.fr.ts";
import { Icon, type IconName } from "./icon.tsx";

/** What sort of news it is: each has its sign and its word, never a colour alone. */
export type NoticeTone = "info" | "success" | "warning" | "error";

const ICONS: Record<NoticeTone, IconName> = { info: "letter", success: "check", warning: "mark", error: "close" };

/**
 * Says what happened, then what can be done. The tone is said in a word, drawn by a sign and then only coloured.
 * `live`: announced by screen readers when the page shows it (what has just been done).
 */
export function Notice({
  tone = "info",
  title,
  children,
  live,
}: {
  tone?: NoticeTone | undefined;
  title?: string | undefined;
  children?: ComponentChildren;
  live?: boolean | undefined;
}) {
  const role = live ? (tone === "error" ? "alert" : "status") : undefined;
  return (
    <div class={`notice notice-${tone}`} role={role}>
      <span class="notice-sign">
        <Icon name={ICONS[tone]} />
      </span>
      <div>
        <p class="notice-title">
          <span class="visually-hidden">{fr.notice[tone]}</span>
          {title}
        </p>
        {children}
      </div>
    </div>
  );
}

/** A form came back: the list of what to mend, each item a link to its field. Put it first, above the form. */
export function ErrorSummary({ errors }: { errors: readonly { field?: string | undefined; message: string }[] }) {
  if (errors.length === 0) return null;
  return (
    <Notice tone="error" title={fr.field.summary(errors.length)} live>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}${error.message}`}>
            {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
