import { DefinitionList, Table, Time } from "../components/data.tsx";
import { type Claim, Provenance } from "../components/provenance.tsx";
import type { PageContext } from "../context.ts";
import { typo } from "../typography.ts";
import { Article, referentOf, Text } from "./article.tsx";
import { type SearchExample, help as t } from "./help.fr.ts";

/** How to use the site, with examples that can be tried. */
export function HelpPage({ context }: { context: PageContext }) {
  const referent = referentOf(context.instance);
  return (
    <Article
      context={context}
      title={t.title}
      lead={typo(t.lead)}
      parts={[
        { id: "chercher", title: t.search.title, children: <SearchHelp /> },
        { id: "carte", title: t.map.title, children: <Text>{t.map.body}</Text> },
        { id: "fiche", title: t.entry.title, children: <Text>{t.entry.body}</Text> },
        { id: "provenance", title: t.provenance.title, children: <ProvenanceHelp /> },
        { id: "contribuer", title: t.tell.title, children: <Text>{t.tell.body(referent)}</Text> },
        { id: "corriger", title: t.correct.title, children: <Text>{t.correct.body(referent)}</Text> },
        { id: "mon-projet", title: t.own.title, children: <Text>{t.own.body}</Text> },
        { id: "contact", title: t.contact.title, children: <Text>{t.contact.body}</Text> },
        { id: "suivre", title: t.follow.title, children: <Text>{t.follow.body}</Text> },
        { id: "partager", title: t.share.title, children: <Text>{t.share.body}</Text> },
        { id: "mes-donnees", title: t.ownData.title, children: <Text>{t.ownData.body}</Text> },
        { id: "clavier", title: t.keyboard.title, children: <KeyboardHelp /> },
        { id: "reprendre", title: t.reuse.title, children: <Text>{t.reuse.body}</Text> },
      ]}
    />
  );
}

function exampleHref({ what, where }: SearchExample): string {
  return `/recherche?${new URLSearchParams({ q: what, ...(where ? { ou: where } : {}) })}`;
}

function SearchHelp() {
  const { caption, write, finds } = t.search.table;
  return (
    <>
      <Text>{t.search.intro}</Text>
      <Table
        id="exemples"
        caption={caption}
        columns={[{ label: write }, { label: finds }]}
        rows={t.search.examples.map((example) => [
          <a key="try" href={exampleHref(example)}>
            {example.where ? `${example.what}, ${example.where}` : example.what}
          </a>,
          typo(example.finds),
        ])}
      />
      <Text>{t.search.tips}</Text>
    </>
  );
}

const [FIRST, SECOND] = t.provenance.networks;

const AGREED: Claim = {
  witnesses: [
    { name: FIRST, licence: "Licence Ouverte 2.0", since: "2024-03-12" },
    { name: SECOND, licence: "CC BY-SA 4.0", since: "2019-04" },
  ],
};

const DISPUTED: Claim = { witnesses: [{ name: FIRST, licence: "Licence Ouverte 2.0", since: "2024-03-12" }] };

function ProvenanceHelp() {
  const { where, since } = t.provenance.fields;
  return (
    <>
      <Text>{t.provenance.intro}</Text>
      <p>{typo(t.provenance.example)}</p>
      <DefinitionList
        items={[
          { term: where.name, value: where.value, mark: <Provenance of={where.name} claim={AGREED} /> },
          {
            term: since,
            value: <Time value="2012" />,
            mark: (
              <Provenance
                of={since}
                claim={DISPUTED}
                others={[{ value: "2011", witnesses: [{ name: SECOND, since: "2019-04" }] }]}
              />
            ),
          },
        ]}
      />
      <Text>{t.provenance.disputed}</Text>
    </>
  );
}

function KeyboardHelp() {
  const { caption, key, does } = t.keyboard.table;
  return (
    <>
      <Text>{t.keyboard.intro}</Text>
      <Table
        id="touches"
        caption={caption}
        columns={[{ label: key }, { label: does }]}
        rows={t.keyboard.keys.map((line) => [<kbd key="key">{line.key}</kbd>, typo(line.does)])}
      />
    </>
  );
}
