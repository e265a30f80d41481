import { Button, Field, formatDate, LinkButton, Notice, Time } from "../../web/index.ts";
import { LONGEST } from "../ask.form.ts";
import { texts } from "../introduction.fr.ts";
import { across, type Introduction, type Message, type Side } from "../introduction.ts";
import { addressOf, nameOf } from "../sides.ts";
import { Words } from "./request-words.tsx";

const t = texts.thread;

/** What a conversation is shown with. `path`: the private page of who reads. */
export type ThreadProps = {
  it: Introduction;
  side: Side;
  messages: readonly Message[];
  path: string;
  /** Letters sent by mail come back here. */
  byMail: boolean;
  /** Tells one sending of the form from the next. */
  nonce: string;
  errors: Record<string, string>;
  values: Record<string, string>;
};

function Files({ message }: { message: Message }) {
  return (
    <>
      {message.files.length > 0 && (
        <p class="small">
          {t.files} : {message.files.join(", ")}
        </p>
      )}
      {message.withheld.length > 0 && (
        <p class="small muted">
          {t.withheld} : {message.withheld.map(({ name, why }) => `${name} (${t.why[why] ?? why})`).join(" ; ")}
        </p>
      )}
    </>
  );
}

function HeldMessage({ message, path }: { message: Message; path: string }) {
  return (
    <li class="letter letter-held">
      <Notice tone="warning" title={t.heldTitle}>
        <p>{t.heldHelp}</p>
        <Words text={message.text} />
        <Files message={message} />
        <form method="post" action={`${path}/garde`} class="actions">
          <input type="hidden" name="message" value={message.id} />
          <Button name="mine" value="1">
            {t.heldYes}
          </Button>
          <Button name="mine" value="" variant="quiet">
            {t.heldNo}
          </Button>
        </form>
      </Notice>
    </li>
  );
}

function Messages({ it, side, messages, path }: ThreadProps) {
  const shown = messages.filter((message) => message.state === "sent" || message.side === side);
  if (shown.length === 0) return <p class="muted">{t.none}</p>;
  return (
    <ol class="letters">
      {shown.map((message) =>
        message.state === "held" ? (
          <HeldMessage key={message.id} message={message} path={path} />
        ) : (
          <li key={message.id} class={message.side === side ? "letter letter-mine" : "letter"}>
            <p class="letter-who">
              <strong>{message.side === side ? t.you : nameOf(it, message.side)}</strong> <Time value={message.at} time />
            </p>
            <Words text={message.text} />
            <Files message={message} />
          </li>
        ),
      )}
    </ol>
  );
}

function Addresses({ it, side, path }: ThreadProps) {
  const name = nameOf(it, across(side));
  const shares = (of: Side) => (of === "asker" ? it.asker.shares : it.other?.shares === true);
  const theirs = shares(across(side)) ? addressOf(it, across(side)) : undefined;
  return (
    <div class="letter-addresses">
      {theirs && (
        <p>
          {t.shared(name)} : <a href={`mailto:${theirs}`}>{theirs}</a>
        </p>
      )}
      {shares(side) ? (
        <p class="muted">{t.youShared}</p>
      ) : (
        <form method="post" action={`${path}/partager`}>
          <Button variant="secondary">{t.share}</Button>
          <p class="help">{t.shareHelp(name)}</p>
        </form>
      )}
    </div>
  );
}

/** Hearing nothing more of the other side, or telling the team: both end the conversation. */
function Trouble({ path }: { path: string }) {
  return (
    <details>
      <summary>{t.trouble}</summary>
      <p class="help">{t.troubleHelp}</p>
      <form method="post" action={`${path}/bloquer`}>
        <Button variant="danger">{texts.answer.block}</Button>
      </form>
      <form method="post" action={`${path}/signaler`}>
        <Field name="why" label={texts.answer.reportWhy} rows={3} />
        <Button variant="danger">{texts.answer.report}</Button>
      </form>
    </details>
  );
}

/** A conversation: what was said, a place to answer, what each side may give or end. */
export function Thread(props: ThreadProps) {
  const { it, side, path, byMail, nonce, errors, values } = props;
  const name = nameOf(it, across(side));
  const writerShares = side === "asker" ? it.asker.shares : it.other?.shares === true;
  const open = it.state === "accepted";
  return (
    <section aria-labelledby="echange" class="letter-thread">
      <h2 id="echange">{t.title}</h2>
      {it.erasedAt ? <p>{texts.page.erased}</p> : <Messages {...props} />}
      {open && (
        <>
          <form method="post" action={`${path}/message`} class="letter-write">
            <input type="hidden" name="nonce" value={nonce} />
            <Field
              name="text"
              label={t.write(name)}
              help={writerShares ? t.helpOpen : t.help}
              rows={7}
              value={values.text}
              error={errors.text}
              required
              maxLength={LONGEST.message}
            />
            <p class="actions">
              <Button icon="mail">{t.send}</Button>
            </p>
            <p class="small muted">{byMail ? t.byMail : t.byPage}</p>
          </form>
          <Addresses {...props} />
          <p class="letter-end">
            <LinkButton href={`${path}/clore`} variant="quiet">
              {t.close}
            </LinkButton>
          </p>
          <Trouble path={path} />
        </>
      )}
      {it.state === "closed" && it.endedAt && !it.erasedAt && <p class="muted">{t.closed(formatDate(it.endedAt))}</p>}
    </section>
  );
}
