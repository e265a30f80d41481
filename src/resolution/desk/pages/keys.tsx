import { desk as t } from "../desk.fr.ts";

/** What each key does; where script runs, they can be lit here. They are out until then (WCAG 2.1.4). */
export function Keys() {
  return (
    <details class="judge-keys">
      <summary>{t.keys.title}</summary>
      <p class="small muted">{t.keys.intro}</p>
      <dl>
        {t.keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
