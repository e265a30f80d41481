import { Button, DefinitionList, formatDate, Layout, LinkButton, type PageContext } from "../../web/index.ts";
import { texts } from "../account.fr.ts";
import { type Account, INSTANCE } from "../account.ts";

/** What is kept about the account, and how to leave with it or have it erased. */
export function ProfilePage({
  context,
  account,
  organisations,
}: {
  context: PageContext;
  account: Account;
  organisations: ReadonlyMap<string, string>;
}) {
  const t = texts.profile;
  const roles = account.memberships.map((m) => {
    const where = m.organisation === INSTANCE ? t.everywhere : (organisations.get(m.organisation) ?? m.organisation);
    return `${texts.roles[m.role]} – ${where}`;
  });
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <DefinitionList
        items={[
          { term: t.email, value: account.email },
          { term: t.since, value: formatDate(account.createdAt) },
          { term: t.roles, value: roles.length ? roles.join(", ") : t.none },
        ]}
      />
      <form method="post" action="/deconnexion">
        <p class="actions">
          <Button>{t.signOut}</Button>{" "}
          <Button variant="secondary" name="all" value="1">
            {t.signOutAll}
          </Button>
        </p>
      </form>
      <p>
        <LinkButton href="/compte/donnees.json" variant="quiet">
          {t.export}
        </LinkButton>
      </p>
      <form method="post" action="/compte/suppression">
        <p>{t.eraseHelp}</p>
        <Button variant="danger">{t.erase}</Button>
      </form>
    </Layout>
  );
}
