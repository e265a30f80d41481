import { concepts, type Scheme, suggestConcepts } from "../../../vocabulary/index.ts";
import { Button, formatNumber, Select, Table, typo } from "../../../web/index.ts";
import { draftTexts } from "../draft.fr.ts";
import type { PreviewWord } from "../draft-preview.ts";

const t = draftTexts.words;

/** Each word brings the list of all concepts: enough for one sitting; those after come next. */
const WORDS_SHOWN = 25;

const depths = new Map<Scheme, { value: string; label: string }[]>();

/** Every concept of a scheme, those under another one set in. */
function optionsOf(scheme: Scheme): { value: string; label: string }[] {
  const known = depths.get(scheme);
  if (known) return known;
  const options = concepts(scheme).map(({ id, label, broader }) => ({ value: id, label: broader ? ` – ${label}` : label }));
  depths.set(scheme, options);
  return options;
}

function WordChoice({ word, index }: { word: PreviewWord; index: number }) {
  const scheme = word.scheme as Scheme;
  const suggested = suggestConcepts(scheme, word.label, 3).map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      <input type="hidden" name={`w${index}`} value={`${word.scheme}:${word.label}`} />
      <Select
        name={`a${index}`}
        label={t.becomesWord(word.label)}
        labelHidden
        value=""
        options={[
          { value: "", label: t.leave },
          { value: "unclassified", label: t.unclassified },
        ]}
        groups={[
          ...(suggested.length > 0 ? [{ label: t.suggested, options: suggested }] : []),
          { label: t.all, options: optionsOf(scheme) },
        ]}
      />
    </>
  );
}

/** The partner's words that match no concept, most frequent first, each with an answer to choose. */
export function WordsSection({ words }: { words: readonly PreviewWord[] }) {
  const shown = words.slice(0, WORDS_SHOWN);
  return (
    <section class="chapter" aria-labelledby="mots">
      <h2 id="mots">{t.title}</h2>
      {shown.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{t.lead}</p>
          <Table
            id="liste-mots"
            caption={t.caption}
            captionHidden
            columns={[{ label: t.word }, { label: t.where }, { label: t.times, numeric: true }, { label: t.becomes }]}
            rows={shown.map((word, index) => [
              typo(word.label),
              t.schemes[word.scheme] ?? word.scheme,
              formatNumber(word.count),
              <WordChoice key="choice" word={word} index={index} />,
            ])}
          />
          {words.length > shown.length && <p class="muted">{t.more(words.length - shown.length)}</p>}
          <Button variant="secondary" name="act" value="words">
            {t.save}
          </Button>
        </>
      )}
    </section>
  );
}
