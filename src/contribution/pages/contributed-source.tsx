import { Actions, Layout, LinkButton, type PageContext, typo } from "../../web/index.ts";
import { fr } from "../contributed-sources.fr.ts";

type ContributedSourcePageProps = {
  context: PageContext;
  text: { name: string; title: string; lead: string };
  count: number;
};

/** What a source filled by people is, how much came of it, under which licence. */
export function ContributedSourcePage({ context, text, count }: ContributedSourcePageProps) {
  const slug = context.path.split("/").at(-1) ?? "";
  return (
    <Layout context={context} title={text.title} width="text" breadcrumb={[{ label: fr.network, href: "/reseau" }]}>
      <h1>{typo(text.title)}</h1>
      <p class="lead">{typo(text.lead)}</p>
      <p>{count > 0 ? <a href={`/recherche?partenaire=${slug}&type=tout`}>{fr.count(count)}</a> : fr.count(count)}</p>
      <p>{typo(fr.licence)}</p>
      <Actions>
        <LinkButton href="/contribuer">{fr.contribute}</LinkButton>
        <LinkButton href="/regle-d-admission" variant="quiet">
          {fr.rule}
        </LinkButton>
      </Actions>
    </Layout>
  );
}
