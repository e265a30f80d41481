import type { ComponentChildren } from "preact";
import type { PageContext } from "./context.ts";
import { Layout } from "./layout.tsx";
import { fr } from "./web.fr.ts";

/** The curators' pages, in the order of their navigation; those of administrators alone are marked. */
const PAGES = [
  { href: "/bureau", label: fr.bureau.queue },
  { href: "/bureau/historique", label: fr.bureau.history },
  { href: "/bureau/mises-en-relation", label: fr.bureau.introductions },
  { href: "/bureau/candidatures", label: fr.bureau.applications },
  { href: "/bureau/comptes", label: fr.bureau.accounts, administrator: true },
] as const;

type BureauFrameProps = {
  context: PageContext;
  title: string;
  /** Path of the page among those of the navigation; `context.path` when absent. */
  current?: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
};

/** The frame of the pages where the people of the instance decide: their common navigation, a title, what waits. */
export function BureauFrame({ context, title, current = context.path, lead, children }: BureauFrameProps) {
  const roles = context.user?.roles ?? [];
  const shown = PAGES.filter((page) => !("administrator" in page) || roles.includes("administrator"));
  return (
    <Layout context={context} title={title} noindex breadcrumb={[{ label: fr.bureau.name, href: "/bureau" }]}>
      <div class="bureau">
        <nav class="bureau-nav" aria-label={fr.bureau.label}>
          <ul>
            {shown.map(({ href, label }) => (
              <li key={href}>
                <a href={href} aria-current={current === href ? "page" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="bureau-main">
          <h1>{title}</h1>
          {lead && <p class="lead">{lead}</p>}
          {children}
        </div>
      </div>
    </Layout>
  );
}
