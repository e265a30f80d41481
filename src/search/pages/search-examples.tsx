import { searchHelp as t, type WorkedExample } from "../search-help.fr.ts";

/** The search that an example leads to. */
export function exampleHref({ write, address }: WorkedExample): string {
  return `/recherche?${new URLSearchParams({ q: write })}${address ? `&${address}` : ""}`;
}

/** By the box: either word, both words, the exact expression; and where all ways of searching are told. `folded`: in one line. */
export function SearchExamples({ folded }: { folded?: boolean }) {
  const examples = (
    <ul class="search-examples" aria-label={t.label}>
      {t.examples.map((example) => (
        <li key={example.write}>
          {example.finds}&#160;: <a href={exampleHref(example)}>{example.write}</a>
        </li>
      ))}
      <li>
        <a href="/recherche/aide">{t.more}</a>
      </li>
    </ul>
  );
  if (!folded) return examples;
  return (
    <details class="search-examples-fold small" id="exemples">
      <summary>{t.label}</summary>
      {examples}
    </details>
  );
}
