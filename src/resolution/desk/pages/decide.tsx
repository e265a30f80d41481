import { Field } from "../../../web/index.ts";
import type { Verdict } from "../../judgement.ts";
import { desk as t } from "../desk.fr.ts";
import type { Shelf } from "../desk.query.ts";

/** The form of which the buttons, and the boxes of a group, are part. */
const FORM = "jugement";

type DecideProps = {
  entries: readonly string[];
  /** The case they come from, and the part of the queue; "" when they were chosen by hand. */
  of: string;
  shelf: Shelf;
  /** All of them are meant, however many; nothing more to preview. */
  fixed?: boolean;
};

function Judge({ verdict, label, letter }: { verdict: Verdict; label: string; letter: string }) {
  const look = verdict === "same" ? "button-primary" : verdict === "unknown" ? "button-quiet" : "button-secondary";
  return (
    <button type="submit" form={FORM} class={`button ${look}`} name="verdict" value={verdict} data-key={letter}>
      <span>{label}</span> <kbd>{letter}</kbd>
    </button>
  );
}

/** What they are to each other, in one press, always within reach; the preview and the reason for who wants them. */
export function Decide({ entries, of, shelf, fixed = false }: DecideProps) {
  const many = entries.length > 2;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons of a form that follows, not its fields */}
      <div class="judge-bar" role="group" aria-label={t.decide.title}>
        <Judge verdict="same" label={t.decide.same} letter="m" />
        <Judge verdict="distinct" label={many ? t.decide.distinctMany : t.decide.distinct} letter="d" />
        <Judge verdict="sibling" label={t.decide.sibling} letter="r" />
        <Judge verdict="unknown" label={t.decide.unknown} letter="i" />
        {!fixed && (
          <button
            type="submit"
            form={FORM}
            class="button button-quiet"
            formMethod="get"
            formAction="/bureau/doublons/apercu"
            data-key="v"
          >
            <span>{t.decide.preview}</span> <kbd>v</kbd>
          </button>
        )}
      </div>
      <form id={FORM} class="judge" method="post" action="/bureau/doublons/juger">
        <input type="hidden" name="cas" value={of} />
        <input type="hidden" name="partie" value={shelf} />
        {(fixed || !many) && <input type="hidden" name="fiche" value={entries.join(",")} />}
        <p class="help">
          {t.decide.sameHelp} {t.decide.siblingHelp}
        </p>
        <details>
          <summary>{t.decide.reason}</summary>
          <Field name="raison" label={t.decide.reasonLabel} help={t.decide.reasonHelp} rows={2} maxLength={2_000} />
        </details>
      </form>
    </>
  );
}
