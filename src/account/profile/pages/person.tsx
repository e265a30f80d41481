import { DefinitionList, Layout, type PageContext } from "../../../web/index.ts";
import { profileTexts as t } from "../profile.fr.ts";
import type { Profile } from "../profile.ts";

/** What somebody lets the reader know of them. */
export function PersonPage({ context, profile, territory }: { context: PageContext; profile: Profile; territory: string }) {
  const title = profile.name?.value ?? t.person.noName;
  const items = [
    { term: t.fields.callings, value: profile.callings?.value.map((calling) => t.callings[calling]).join(", ") },
    { term: t.fields.organisation, value: profile.organisation?.value },
    { term: t.fields.territory, value: profile.territory && <a href={`/territoire/${profile.territory.value}`}>{territory}</a> },
  ].filter((item) => item.value);
  return (
    <Layout context={context} title={title} width="text" noindex>
      <div class="account-page">
        <h1>{title}</h1>
        {profile.introduction && <p class="lead person-introduction">{profile.introduction.value}</p>}
        <DefinitionList items={items} />
      </div>
    </Layout>
  );
}
