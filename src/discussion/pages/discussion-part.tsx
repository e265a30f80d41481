import { Actions, excerpt, LinkButton } from "../../web/index.ts";
import { fr } from "../discussion.fr.ts";
import { type Message, shownText } from "../message.ts";
import { MessageHead } from "./message-view.tsx";

const EXCERPT = 160;

/** The discussion as the fiche shows it: how many messages, the last three, and the way in. */
export function DiscussionBlock({ path, count, latest }: { path: string; count: number; latest: readonly Message[] }) {
  const t = fr.part;
  return (
    <section class="chapter discussion-part" aria-labelledby="discussion">
      <h2 id="discussion">{t.title}</h2>
      {count === 0 ? <p class="muted">{t.none}</p> : <p class="muted">{t.count(count)}</p>}
      {latest.length > 0 && (
        <ul class="discussion-latest">
          {latest.map((message) => (
            <li key={message.id}>
              <MessageHead message={message} />
              <p dir="auto">
                <a href={`${path}#message-${message.id}`}>{excerpt(shownText(message) ?? "", EXCERPT)}</a>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Actions>
        <LinkButton href={`${path}#ecrire`} variant="secondary">
          {t.write}
        </LinkButton>
        {count > 0 && (
          <LinkButton href={path} variant="quiet">
            {t.all(count)}
          </LinkButton>
        )}
      </Actions>
    </section>
  );
}
