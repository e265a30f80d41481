import { moderation as t } from "../moderation.fr.ts";

/** What each key does; where script runs, they can be turned off here. */
export function Keys() {
  return (
    <details class="queue-keys">
      <summary>{t.queue.keys}</summary>
      <dl>
        {t.queue.keyList.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
