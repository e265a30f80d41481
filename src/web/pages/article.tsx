import type { ComponentChildren } from "preact";
import { Markdown } from "../components/markdown.tsx";
import type { PageContext } from "../context.ts";
import { Layout } from "../layout.tsx";
import { typo } from "../typography.ts";
import { fr } from "../web.fr.ts";

type ArticlePart = { id: string; title: string; children: ComponentChildren };

/** A page to read: title, summary of its parts in the margin, parts. */
export function Article({
  context,
  title,
  lead,
  parts,
}: {
  context: PageContext;
  title: string;
  lead: string;
  parts: readonly ArticlePart[];
}) {
  return (
    <Layout
      context={context}
      title={title}
      description={lead}
      canonical={context.path}
      breadcrumb={[{ label: fr.nav.home, href: "/" }]}
    >
      <div class="article">
        <header class="article-head">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
        </header>
        <nav class="article-summary" aria-labelledby="sommaire">
          <h2 id="sommaire">{fr.nav.onThisPage}</h2>
          <ol>
            {parts.map((part) => (
              <li key={part.id}>
                <a href={`#${part.id}`}>{part.title}</a>
              </li>
            ))}
          </ol>
        </nav>
        <div class="article-body">
          {parts.map((part) => (
            <section key={part.id} id={part.id} aria-labelledby={`${part.id}-titre`}>
              <h2 id={`${part.id}-titre`}>{part.title}</h2>
              {part.children}
            </section>
          ))}
        </div>
      </div>
    </Layout>
  );
}

/** Our own long texts: Markdown with French spaces. */
export function Text({ children }: { children: string }) {
  return <Markdown text={typo(children)} breaks={false} />;
}

/** Whom to write to, for the middle of a sentence of Markdown: their name and a link, or their office when nobody is named. */
export function referentOf({ referent }: PageContext["instance"]): string {
  const words = fr.referent(referent?.name);
  return referent?.email ? words.replace(referent.name, `[${referent.name}](mailto:${referent.email})`) : words;
}
