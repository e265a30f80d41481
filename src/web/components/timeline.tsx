import { formatDate } from "../typography.ts";

/** One event on the line. */
export type TimelineMark = {
  /** ISO date. */
  at: string;
  tone: "good" | "mixed" | "bad" | "none";
  /** What happened, in words. */
  label: string;
  href?: string | undefined;
};

/** The last few runs of something, oldest first: height and sign say how each went, words say it to all. */
export function Timeline({ label, marks }: { label: string; marks: readonly TimelineMark[] }) {
  return (
    <ol class="timeline" aria-label={label}>
      {marks.map((mark) => {
        const words = `${formatDate(mark.at)} : ${mark.label}`;
        const text = <span class="visually-hidden">{words}</span>;
        return (
          <li key={mark.at} class={`timeline-${mark.tone}`} title={words}>
            {mark.href ? <a href={mark.href}>{text}</a> : text}
          </li>
        );
      })}
    </ol>
  );
}
