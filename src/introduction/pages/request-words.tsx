import type { ComponentChildren } from "preact";
import { DefinitionList, typo } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import type { Introduction } from "../introduction.ts";

/** What somebody wrote, its lines kept. */
export function Words({ text }: { text: string }): ComponentChildren {
  return <div class="contact-words">{typo(text)}</div>;
}

/** Who asks, why, and what is offered: the same for all who read it. */
export function RequestWords({ it }: { it: Introduction }) {
  const t = texts.page;
  const { name, organisation, role } = it.asker;
  return (
    <DefinitionList
      items={[
        { term: t.about, value: <a href={`/fiche/${it.entry}`}>{it.entryTitle}</a> },
        { term: t.from, value: name },
        { term: t.role, value: texts.roles[role] },
        ...(organisation ? [{ term: t.organisation, value: organisation }] : []),
        { term: t.why, value: <Words text={it.why} /> },
        ...(it.offer ? [{ term: t.offer, value: <Words text={it.offer} /> }] : []),
      ]}
    />
  );
}
