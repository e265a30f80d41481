import { SafeLink } from "./components/safe-link.tsx";
import type { PageContext } from "./context.ts";
import { fr } from "./web.fr.ts";

const LINKS = [
  { href: "/donnees", label: fr.footer.data },
  { href: "/a-propos", label: fr.footer.about },
  { href: "/aide", label: fr.footer.help },
  { href: "/regle-d-admission", label: fr.footer.rule },
  { href: "/a-confirmer", label: fr.footer.confirm },
  { href: "/mes-suivis", label: fr.footer.follows },
  { href: "/charte", label: fr.footer.charter },
  { href: "/accessibilite", label: fr.footer.accessibility },
  { href: "/vie-privee", label: fr.footer.privacy },
] as const;

/** What one looks for at the foot of a site. */
export function SiteFooter({ context }: { context: PageContext }) {
  const { instance, user } = context;
  return (
    <footer class="site-footer" id="pied" tabIndex={-1}>
      <div class="site-footer-inner">
        <div class="site-footer-about">
          <p class="site-footer-name">{instance.name}</p>
          <p>{instance.tagline}</p>
          {instance.referent && (
            <p>
              {fr.footer.referent}{" "}
              {instance.referent.email ? (
                <a href={`mailto:${instance.referent.email}`}>{instance.referent.name}</a>
              ) : (
                instance.referent.name
              )}
              .
            </p>
          )}
        </div>
        <nav aria-label={fr.footer.label}>
          <ul>
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
            <li>
              {instance.sourceCode ? (
                <SafeLink href={instance.sourceCode}>{fr.footer.source}</SafeLink>
              ) : (
                <a href="/a-propos#code">{fr.footer.source}</a>
              )}
            </li>
            {!user && (
              <li>
                <a href="/connexion">{fr.user.desk}</a>
              </li>
            )}
          </ul>
        </nav>
        <div class="site-footer-small">
          <p>{fr.footer.spirit}</p>
          <p>{fr.footer.licence}</p>
        </div>
      </div>
    </footer>
  );
}
