import { fr } from "../discussion.fr.ts";
import type { Message } from "../message.ts";
import { MessageText } from "./message-text.tsx";
import { Badge } from "./message-view.tsx";

/** A message for those who decide: what it says, what it answers, and what all read meanwhile. */
export function MessageCase(props: { message: Message; text: string; before?: string | undefined; parent?: string | undefined }) {
  const { message, text, before, parent } = props;
  const t = fr.desk;
  return (
    <dl class="definitions">
      {parent !== undefined && (
        <div>
          <dt>{t.parent}</dt>
          <dd>
            <MessageText text={parent} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t.kind}</dt>
        <dd>
          {fr.kinds[message.kind]} <Badge standing={message.standing} />
        </dd>
      </div>
      <div>
        <dt>{t.text}</dt>
        <dd>
          <MessageText text={text} />
        </dd>
      </div>
      {before !== undefined && before !== text && (
        <div>
          <dt>{t.before}</dt>
          <dd>
            <MessageText text={before} />
          </dd>
        </div>
      )}
    </dl>
  );
}
