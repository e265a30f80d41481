import { Actions, Button, Field } from "../../web/index.ts";
import type { Case } from "../case.ts";
import { moderation as t } from "../moderation.fr.ts";
import { MESSAGE_LENGTH, REFUSALS, type Refusal } from "../ruling.ts";

/** What the forms of decision hold. */
export type DecideProps = {
  it: Case;
  /** Where to go afterwards. */
  back: string;
  /** The reason whose text was asked for. */
  motif?: Refusal | undefined;
  /** What was typed, when the page comes back. */
  values?: { message?: string | undefined; note?: string | undefined } | undefined;
  error?: { field: string; message: string } | undefined;
};

/** Accept; refuse with an explanation; put aside, note, tell spam from not. Each is one form, one press. */
export function DecideForms(props: DecideProps) {
  return (
    <section class="decide" aria-labelledby="decider">
      <h2 id="decider">{t.page.decide}</h2>
      <Accept {...props} />
      <Refuse {...props} />
      <Aside {...props} />
    </section>
  );
}

function Hidden({ it, back }: DecideProps) {
  return (
    <>
      <input type="hidden" name="version" value={it.version} />
      <input type="hidden" name="retour" value={back} />
    </>
  );
}

function Accept(props: DecideProps) {
  return (
    <form method="post" action={`/bureau/cas/${props.it.id}`} class="decide-accept" data-accept>
      <Hidden {...props} />
      <Actions>
        <Button name="verdict" value="accept" icon="check">
          {t.page.accept}
        </Button>
        <Button name="verdict" value={props.it.likelySpam ? "clear" : "flag"} variant="quiet">
          {props.it.likelySpam ? t.page.clear : t.page.flag}
        </Button>
      </Actions>
    </form>
  );
}

function Refuse(props: DecideProps) {
  const { it, motif, values, error } = props;
  return (
    <form method="post" action={`/bureau/cas/${it.id}`} class="decide-refuse" id="refuser">
      <h3>{t.page.refuseTitle}</h3>
      <Hidden {...props} />
      <nav aria-label={t.page.refusal}>
        <ul class="refusals">
          {REFUSALS.map((reason) => (
            <li key={reason}>
              <a
                href={`/bureau/cas/${it.id}?motif=${reason}&retour=${encodeURIComponent(props.back)}#refuser`}
                aria-current={reason === motif ? "true" : undefined}
                data-text={t.refusals[reason].text}
              >
                {t.refusals[reason].label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Field
        name="message"
        label={t.page.message}
        help={t.page.messageHelp}
        rows={6}
        maxLength={MESSAGE_LENGTH}
        value={values?.message ?? (motif ? t.refusals[motif].text : "")}
        error={error?.field === "message" ? error.message : undefined}
      />
      <Button name="verdict" value="refuse" variant="danger">
        {t.page.refuse}
      </Button>
    </form>
  );
}

function Aside(props: DecideProps) {
  const { it, values, error } = props;
  return (
    <form method="post" action={`/bureau/cas/${it.id}`} class="decide-aside">
      <h3>{t.page.asideTitle}</h3>
      <Hidden {...props} />
      <Field
        name="note"
        label={t.page.note}
        rows={3}
        maxLength={MESSAGE_LENGTH}
        value={values?.note}
        error={error?.field === "note" ? error.message : undefined}
      />
      <Actions>
        <Button name="verdict" value={it.aside ? "back" : "aside"} variant="secondary">
          {it.aside ? t.page.putBack : t.page.putAside}
        </Button>
        <Button name="verdict" value="note" variant="quiet">
          {t.page.addNote}
        </Button>
      </Actions>
    </form>
  );
}
