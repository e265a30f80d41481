import { typo } from "../../../web/index.ts";
import type { Likeness } from "../../likeness.ts";
import { reasonOf } from "../../reason.ts";
import { desk as t } from "../desk.fr.ts";
import { likelyWords, type Point, pointsOf } from "../likely.ts";

function Points({ title, points, none, way }: { title: string; points: readonly Point[]; none: string; way: "for" | "against" }) {
  return (
    <div class={`because-${way}`}>
      <h3>{title}</h3>
      {points.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <ul>
          {points.map(({ text, strength }) => (
            <li key={text} data-strength={strength}>
              {typo(text)}
              <span class="small muted"> {t.case.strength[strength]}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase("fr") + words.slice(1);

/** Why two entries are brought together: how likely, in a sentence, then what speaks for and against. */
export function Because({ likeness }: { likeness: Likeness }) {
  const { speaksFor, speaksAgainst } = pointsOf(likeness);
  return (
    <section class="because" aria-labelledby="pourquoi">
      <h2 id="pourquoi">{likelyWords(likeness)}</h2>
      <p class="because-sentence">
        {typo(sentence(reasonOf(likeness.explanation)))} <span class="muted">({t.chances(likeness.probability)})</span>
      </p>
      {likeness.judged && <p class="because-judged">{t.case.judged[likeness.judged]}</p>}
      <div class="because-sides">
        <Points title={t.case.speaksFor} points={speaksFor} none={t.case.nothingFor} way="for" />
        <Points title={t.case.speaksAgainst} points={speaksAgainst} none={t.case.nothingAgainst} way="against" />
      </div>
    </section>
  );
}

/** The likenesses of a group, pair by pair: its columns by their letters. */
export function Pairs({ likenesses, letters }: { likenesses: readonly Likeness[]; letters: ReadonlyMap<string, string> }) {
  return (
    <section class="because" aria-labelledby="pourquoi">
      <h2 id="pourquoi">{t.case.pairs}</h2>
      <ul class="because-pairs">
        {likenesses.map((likeness) => (
          <li key={likeness.a + likeness.b}>
            <strong>{t.case.pair(letters.get(likeness.a) ?? "?", letters.get(likeness.b) ?? "?")}</strong>
            <span>
              {likelyWords({ ...likeness, band: "review" })} <span class="muted">({t.chances(likeness.probability)})</span>
              <br />
              <span class="small">{typo(reasonOf(likeness.explanation))}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
