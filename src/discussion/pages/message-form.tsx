import { Honeypot } from "../../moderation/index.ts";
import { Actions, Button, Field, RadioList } from "../../web/index.ts";
import { fr } from "../discussion.fr.ts";
import { MESSAGE_KINDS, type Message, MOST_NAME, shownText } from "../message.ts";
import { MessageText } from "./message-text.tsx";

/** What was typed, to be shown again. */
export type Typed = {
  kind?: string | undefined;
  text?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  startedAt?: string | undefined;
};

/** What is wrong, by field. */
export type FormErrors = Partial<Record<"kind" | "text" | "name" | "email", string>>;

type FormProps = {
  path: string;
  typed: Typed;
  errors: FormErrors;
  /** The message that is answered. */
  parent?: Message | undefined;
};

/** Where one writes: a message of one's own, or an answer. Works without an account. */
export function MessageForm({ path, typed, errors, parent }: FormProps) {
  const t = fr.form;
  return (
    <section class="discussion-write" id="ecrire" aria-labelledby="ecrire-titre">
      <h2 id="ecrire-titre">{parent ? t.replyTitle : t.title}</h2>
      {parent && (
        <blockquote class="message-quoted">
          <p class="small">{t.replyTo}</p>
          <MessageText text={shownText(parent) ?? ""} />
          <p class="small">
            <a href={`${path}#ecrire`}>{t.cancelReply}</a>
          </p>
        </blockquote>
      )}
      <form method="post" action={path}>
        <Honeypot startedAt={typed.startedAt} />
        {parent ? (
          <input type="hidden" name="parent" value={parent.id} />
        ) : (
          <RadioList
            name="kind"
            legend={t.kind}
            value={typed.kind}
            error={errors.kind}
            options={MESSAGE_KINDS.flatMap((value) =>
              value === "answer" ? [] : [{ value, label: t.kindChoice[value], help: t.kindHelp[value] }],
            )}
          />
        )}
        <Field name="text" label={t.text} help={t.textHelp} rows={7} required value={typed.text} error={errors.text} />
        <Field
          name="name"
          label={t.name}
          help={t.nameHelp}
          maxLength={MOST_NAME}
          autocomplete="nickname"
          value={typed.name}
          error={errors.name}
        />
        <Field
          name="email"
          type="email"
          label={t.email}
          help={t.emailHelp}
          autocomplete="email"
          required
          maxLength={254}
          value={typed.email}
          error={errors.email}
        />
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </form>
    </section>
  );
}
