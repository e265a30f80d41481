import { formatNumber } from "../../web/index.ts";
import type { Way } from "../search-view.ts";

/** Ways into the catalogue, each with how much is behind it. */
export function Ways({ id, title, note, ways }: { id: string; title: string; note?: string; ways: readonly Way[] }) {
  if (ways.length === 0) return null;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p class="help">{note}</p>}
      <ul class="ways">
        {ways.map(({ label, href, count }) => (
          <li key={href}>
            <a href={href}>{label}</a> <span class="count">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
