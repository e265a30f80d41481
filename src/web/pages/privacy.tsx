import type { PageContext } from "../context.ts";
import { typo } from "../typography.ts";
import { Article, referentOf, Text } from "./article.tsx";
import { privacy as t } from "./privacy.fr.ts";

/** What is kept of readers, of account holders, of people named in entries. */
export function PrivacyPage({ context }: { context: PageContext }) {
  const keeper = referentOf(context.instance);
  return (
    <Article
      context={context}
      title={t.title}
      lead={typo(t.lead)}
      parts={[
        { id: "lire", title: t.reading.title, children: <Text>{t.reading.body}</Text> },
        { id: "contribution", title: t.giving.title, children: <Text>{t.giving.body}</Text> },
        { id: "compte", title: t.account.title, children: <Text>{t.account.body}</Text> },
        { id: "personnes", title: t.people.title, children: <Text>{t.people.body(keeper)}</Text> },
        { id: "droits", title: t.rights.title, children: <Text>{t.rights.body(keeper)}</Text> },
      ]}
    />
  );
}
