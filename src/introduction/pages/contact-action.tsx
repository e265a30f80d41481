import { type Entry, entryPath } from "../../catalogue/index.ts";
import { LinkButton } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import { publishedContacts } from "../private-contacts.ts";
import { PublishedContacts } from "./published-contacts.tsx";

const t = texts.action;

/**
 * The way to reach those behind a fiche, for its margin: what the organisation publishes itself at once, else a consented
 * introduction. `entry` as everyone may see it.
 */
export function ContactAction({ entry }: { entry: Entry }) {
  const contacts = publishedContacts(entry);
  const href = `${entryPath(entry)}/contact`;
  return (
    <section class="contact-action no-print" aria-label={t.title}>
      {contacts.length > 0 ? (
        <>
          <p class="contact-label">{t.published}</p>
          <PublishedContacts contacts={contacts} />
          <p class="small">
            <a href={href} rel="nofollow">
              {t.more}
            </a>
          </p>
        </>
      ) : (
        <>
          <LinkButton href={href} icon="mail" rel="nofollow">
            {t.ask}
          </LinkButton>
          <p class="small muted">{t.help}</p>
        </>
      )}
    </section>
  );
}
