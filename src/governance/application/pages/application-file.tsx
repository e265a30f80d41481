import { type Definition, DefinitionList, Markdown, SafeLink, typo } from "../../../web/index.ts";
import { application as t } from "../application.fr.ts";
import type { Application } from "../application.ts";

const when = (shown: unknown, term: string, value: Definition["value"]): Definition[] => (shown ? [{ term, value }] : []);

/** What anyone may know of who applies. */
export const publicFacts = ({ answers }: Application): Definition[] => [
  ...when(answers.kind, t.fields.kind, t.kinds[answers.kind]),
  ...when(answers.territory, t.fields.territory, typo(answers.territory)),
  ...when(answers.site, t.fields.site, <SafeLink href={answers.site}>{answers.site}</SafeLink>),
];

/** The whole file, as members and moderation read it. No address in it. */
export function ApplicationFile({ application: it }: { application: Application }) {
  const { answers, people } = it;
  return (
    <DefinitionList
      items={[
        ...publicFacts(it),
        { term: t.fields.base, value: <Markdown text={answers.base} level={4} /> },
        ...when(answers.count, t.fields.count, typo(answers.count)),
        { term: t.fields.form, value: t.forms[answers.form] },
        { term: t.fields.licence, value: t.licences[answers.licence] },
        { term: t.fields.rhythm, value: t.rhythms[answers.rhythm] },
        { term: t.fields.why, value: <Markdown text={answers.why} level={4} /> },
        ...(people
          ? [
              { term: t.fields.contact, value: `${people.contactName}, ${people.contactRole}` },
              {
                term: t.fields.signature,
                value: `${people.signerName}, ${people.signerRole}, ${people.organisation} (${t.charterOf(people.charter)})`,
              },
            ]
          : []),
      ]}
    />
  );
}
