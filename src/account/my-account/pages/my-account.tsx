import type { ComponentChildren } from "preact";
import { Button, DefinitionList, formatDate, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import { profileTexts } from "../../profile/profile.fr.ts";
import type { Session } from "../../session/session.ts";
import { myAccountTexts as t } from "../my-account.fr.ts";
import type { Kept } from "../my-account.store.ts";
import { EventList, type Organisations, roleWords } from "./events.tsx";

type MyAccountProps = { context: PageContext; kept: Kept; session: Session; organisations: Organisations };

function Chapter({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="account-chapter" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Line({ children, href, link }: { children: ComponentChildren; href: string; link: string }) {
  return (
    <>
      {children} <a href={href}>{link}</a>
    </>
  );
}

function Safety({ kept: { account, password, factor, identities } }: { kept: Kept }) {
  const words = t.safety;
  const passwordSaid = password ? words.passwordSince(formatDate(password.changedAt)) : words.noPassword;
  const factorSaid = factor ? words.factorSince(formatDate(factor.confirmedAt), factor.recoveryCodesLeft) : words.noFactor;
  return (
    <Chapter id="connexion" title={words.title}>
      <DefinitionList
        items={[
          { term: words.email, value: <Line href="/compte/adresse" link={t.change} children={account.email} /> },
          {
            term: words.password,
            value: <Line href="/compte/mot-de-passe" link={password ? t.change : words.choose} children={passwordSaid} />,
          },
          {
            term: words.factor,
            value: <Line href="/compte/second-facteur" link={factor ? words.manage : words.turnOn} children={factorSaid} />,
          },
          ...identities.map(({ issuer, linkedAt }) => ({
            term: words.provider,
            value: words.providerSince(new URL(issuer).hostname, formatDate(linkedAt)),
          })),
        ]}
      />
    </Chapter>
  );
}

function SessionLine({ session, here }: { session: Session; here: boolean }) {
  const words = t.sessions;
  const browser = session.browser ?? words.unknown;
  const since = formatDate(session.createdAt);
  const how = session.method && `, ${words.methods[session.method]}`;
  return (
    <li>
      <span>
        <strong>{browser}</strong> {here && <span class="tag">{words.here}</span>}
        <br />
        <span class="muted small">
          {words.seen(since, formatDate(session.seenAt))}
          {how}
        </span>
      </span>
      {!here && (
        <form method="post" action="/compte/sessions">
          <input type="hidden" name="session" value={session.id} />
          <button type="submit" class="button button-quiet" aria-label={words.closeWhich(browser, since)}>
            {words.close}
          </button>
        </form>
      )}
    </li>
  );
}

function Sessions({ kept, session }: MyAccountProps) {
  const words = t.sessions;
  return (
    <Chapter id="sessions" title={words.title}>
      <p class="muted">{words.lead}</p>
      <ul class="account-lines">
        {kept.sessions.map((one) => (
          <SessionLine key={one.id} session={one} here={one.id === session.id} />
        ))}
      </ul>
      <div class="actions">
        <form method="post" action="/deconnexion">
          <Button variant="secondary">{words.signOut}</Button>
        </form>
        {kept.sessions.length > 1 && (
          <form method="post" action="/compte/sessions">
            <Button variant="secondary" name="autres" value="1">
              {words.closeOthers}
            </Button>
          </form>
        )}
      </div>
    </Chapter>
  );
}

function Roles({ kept: { account }, organisations }: MyAccountProps) {
  const roles = account.memberships.map((membership) => roleWords(membership, organisations));
  return (
    <Chapter id="roles" title={t.roles.title}>
      {roles.length > 0 ? (
        <ul>
          {roles.map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      ) : (
        <p>{t.roles.none}</p>
      )}
      <p>
        <a href="/mes-fiches">{t.roles.held}</a>
      </p>
    </Chapter>
  );
}

function Said({ kept: { profile } }: { kept: Kept }) {
  const { name, callings } = profile;
  const words = [name?.value, callings?.value.map((calling) => profileTexts.callings[calling]).join(", ")].filter(Boolean);
  const empty = Object.keys(profile).length === 0;
  return (
    <Chapter id="profil" title={t.profile.title}>
      <p>{empty ? t.profile.empty : words.join(" – ")}</p>
      <p>
        <LinkButton href="/compte/profil" variant="secondary" icon="edit">
          {empty ? t.profile.fill : t.profile.edit}
        </LinkButton>
      </p>
    </Chapter>
  );
}

function Events({ kept, organisations }: MyAccountProps) {
  if (kept.events.length === 0) return null;
  return (
    <Chapter id="evenements" title={t.events.title}>
      <details>
        <summary>{t.events.lead}</summary>
        <EventList events={kept.events} organisations={organisations} />
      </details>
    </Chapter>
  );
}

function OwnData() {
  return (
    <Chapter id="donnees" title={t.data.title}>
      <p class="muted">{t.data.lead}</p>
      <p>
        <LinkButton href="/compte/donnees.json" variant="secondary" icon="download" download>
          {t.data.export}
        </LinkButton>
      </p>
      <p>
        <a href="/vie-privee/mes-donnees">{t.data.all}</a>
      </p>
      <form method="post" action="/compte/suppression">
        <p>{t.data.eraseHelp}</p>
        <Button variant="danger">{t.data.erase}</Button>
      </form>
    </Chapter>
  );
}

/** Everything about one's own account: what one says of oneself, what protects it, where it is open, what is kept. */
export function MyAccountPage(props: MyAccountProps) {
  const { context, kept } = props;
  return (
    <Layout context={context} title={t.title} noindex>
      <div class="my-account">
        <header class="page-title">
          <h1>{t.title}</h1>
          <p class="lead">
            {kept.account.email}, {t.since(formatDate(kept.account.createdAt))}
          </p>
        </header>
        <div class="account-columns">
          <Safety kept={kept} />
          <Said kept={kept} />
          <Sessions {...props} />
          <Roles {...props} />
          <Events {...props} />
          <OwnData />
        </div>
      </div>
    </Layout>
  );
}
