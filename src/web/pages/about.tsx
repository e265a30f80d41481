import type { PageContext } from "../context.ts";
import { typo } from "../typography.ts";
import { about as t } from "./about.fr.ts";
import { Article, Text } from "./article.tsx";

/** What this is, for whom, by which rules, who looks after it. */
export function AboutPage({ context }: { context: PageContext }) {
  const { name, territory, referent, sourceCode } = context.instance;
  const keeper = referent?.email ? `[${referent.name}](mailto:${referent.email})` : (referent?.name ?? t.contact.unknown);
  return (
    <Article
      context={context}
      title={t.title}
      lead={typo(t.lead(name, territory))}
      parts={[
        { id: "quoi", title: t.what.title, children: <Text>{t.what.body}</Text> },
        { id: "qui", title: t.who.title, children: <Text>{t.who.body}</Text> },
        { id: "regles", title: t.rules.title, children: <Text>{t.rules.body}</Text> },
        { id: "origine", title: t.origin.title, children: <Text>{t.origin.body}</Text> },
        { id: "referent", title: t.contact.title, children: <Text>{t.contact.body(keeper)}</Text> },
        { id: "code", title: t.code.title, children: <Text>{t.code.body(sourceCode)}</Text> },
      ]}
    />
  );
}
