import { admission as t } from "../admission.fr.ts";

/** The rule in short, for the pages where people contribute. `level`: the heading level that follows the page's order. */
export function AdmissionRule({ level = 2 }: { level?: 2 | 3 | undefined }) {
  const Heading = `h${level}` as "h2";
  return (
    <aside class="admission-rule" aria-labelledby="regle-courte">
      <Heading id="regle-courte">{t.short.title}</Heading>
      <p>{t.short.lead}</p>
      <ul>
        {t.short.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p>
        <a href="/regle-d-admission">{t.short.more}</a>
      </p>
    </aside>
  );
}
