import { Icon } from "./components/icon.tsx";
import type { PageContext } from "./context.ts";
import { fr } from "./web.fr.ts";

const MAIN = [
  { href: "/recherche", label: fr.nav.search },
  { href: "/carte", label: fr.nav.map },
  { href: "/reseau", label: fr.nav.network },
  { href: "/contribuer", label: fr.nav.contribute },
  { href: "/aide", label: fr.nav.help },
] as const;

/** Seven cells, one of them lit: the mark of the product, and of an instance that has no logo of its own. */
function Mark({ size = 34 }: { size?: number | undefined }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 34 34" aria-hidden="true" focusable="false">
      <path d="m17 11.500 5 2.900v5.700l-5 2.900-5-2.900v-5.700Z" class="mark-heart" />
      <path d="m11.500 2 5 2.900v5.700l-5 2.900-5-2.900V4.900ZM22.500 2l5 2.900v5.700l-5 2.900-5-2.900V4.900ZM28 11.500l5 2.900v5.700l-5 2.900-5-2.900v-5.700ZM22.500 21l5 2.900v5.700l-5 2.900-5-2.900v-5.700ZM11.500 21l5 2.900v5.700l-5 2.900-5-2.900v-5.700ZM6 11.500l5 2.900v5.700l-5 2.900-5-2.900v-5.700Z" />
    </svg>
  );
}

/** Name of the instance, the five ways in, and who is signed in. */
export function SiteHeader({ context }: { context: PageContext }) {
  const { instance, user, path } = context;
  // A logo elsewhere would tell a third party who reads what: only one that this server holds is shown.
  const logo = instance.logo?.startsWith("/") ? instance.logo : undefined;
  const current = (href: string) => (path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined);
  return (
    <header class="site-header">
      <a class="brand" href="/" aria-current={path === "/" ? "page" : undefined}>
        {logo ? <img src={logo} alt="" height={34} /> : <Mark />}
        <span class="brand-name">{instance.name}</span>
      </a>
      <nav class="site-nav" aria-label={fr.nav.main}>
        <ul>
          {MAIN.map(({ href, label }) => (
            <li key={href}>
              <a href={href} aria-current={current(href)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {user && <UserMenu user={user} />}
    </header>
  );
}

/** Roles that decide on what is proposed, and roles that look after a partner's sources. */
const DECIDES: ReadonlySet<string> = new Set(["administrator", "curator", "partner-editor"]);
const HAS_DESK: ReadonlySet<string> = new Set(["administrator", "partner-editor"]);

function UserMenu({ user }: { user: NonNullable<PageContext["user"]> }) {
  return (
    <nav class="user-menu" aria-label={fr.user.menu}>
      {user.roles.some((role) => DECIDES.has(role)) && <a href="/bureau">{fr.user.bureau}</a>}
      {user.roles.some((role) => HAS_DESK.has(role)) && <a href="/espace">{fr.user.desk}</a>}
      <a href="/compte">
        <Icon name="user" size={18} />
        <span>{fr.user.account}</span>
      </a>
      <form method="post" action="/deconnexion">
        <button type="submit" class="link-button" title={user.name ?? user.email}>
          {fr.user.signOut}
        </button>
      </form>
    </nav>
  );
}
