import { Tag, Time } from "../../web/index.ts";
import { fr } from "../discussion.fr.ts";
import { type Message, type Standing, shownText } from "../message.ts";
import { MessageText } from "./message-text.tsx";

/** As what its author speaks. */
export function Badge({ standing }: { standing: Standing | undefined }) {
  if (!standing) return null;
  return <Tag>{standing.role === "holder" ? fr.badges.holder : fr.badges.partner(standing.name)}</Tag>;
}

/** Who wrote it, what it is, and when. */
export function MessageHead({ message }: { message: Message }) {
  const { kind, name, standing, publishedAt, createdAt, shown } = message;
  return (
    <p class="message-head">
      <strong>
        <bdi>{name ?? fr.anonymous}</bdi>
      </strong>{" "}
      <Badge standing={standing} />{" "}
      <span class="small muted">
        {fr.kinds[kind].toLowerCase()}, <Time value={publishedAt ?? createdAt} />
        {(shown ?? 1) > 1 && `, ${fr.page.edited}`}
      </span>
    </p>
  );
}

/** One message as all read it; where it was withdrawn, its place in the conversation. */
export function MessageView({
  message,
  path,
  replyHref,
}: {
  message: Message;
  /** Page of the discussion. */
  path: string;
  replyHref?: string | undefined;
}) {
  const text = shownText(message);
  if (text === undefined) return <p class="message muted">{message.email ? fr.page.withdrawn : fr.page.hidden}</p>;
  const author = message.name ?? fr.anonymous;
  return (
    <article class="message" id={`message-${message.id}`} aria-label={fr.authorOf(message)}>
      <MessageHead message={message} />
      <MessageText text={text} />
      <p class="message-acts small">
        {replyHref && (
          <a href={replyHref}>
            {fr.page.reply}
            <span class="visually-hidden"> {fr.page.to(author)}</span>
          </a>
        )}
        <a href={`/signaler?objet=${encodeURIComponent(`${path}#message-${message.id}`)}`} rel="nofollow">
          {fr.page.report}
          <span class="visually-hidden"> {fr.page.to(author)}</span>
        </a>
      </p>
    </article>
  );
}
