import type { ComponentChildren } from "preact";
import type { PageContext } from "./context.ts";
import { Layout } from "./layout.tsx";
import { fr } from "./web.fr.ts";

/** The pages of decisions, in the order of their navigation; partners' editors open the first three, administrators all. */
const PAGES = [
  { href: "/bureau", label: fr.bureau.queue },
  { href: "/bureau/historique", label: fr.bureau.history },
  { href: "/bureau/doublons", label: fr.bureau.twins },
  { href: "/bureau/mises-a-jour", label: fr.bureau.updates, to: ["curator", "administrator"] },
  { href: "/bureau/confiance", label: fr.bureau.trust, to: ["curator", "administrator"] },
  { href: "/bureau/mises-en-relation", label: fr.bureau.introductions, to: ["curator", "administrator"] },
  { href: "/bureau/candidatures", label: fr.bureau.applications, to: ["curator", "administrator"] },
  { href: "/bureau/vie-privee", label: fr.bureau.privacy, to: ["curator", "administrator"] },
  { href: "/bureau/comptes", label: fr.bureau.accounts, to: ["administrator"] },
] satisfies { href: string; label: string; to?: string[] }[];

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
  const shown = PAGES.filter(({ to }) => !to || to.some((role) => roles.includes(role)));
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
