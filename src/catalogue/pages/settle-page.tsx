import { BureauFrame, Button, EmptyState, excerpt, list, type PageContext, RadioList } from "../../web/index.ts";
import { CURATORS } from "../amendment.ts";
import { fr as entryFr, fieldNames } from "../entry.fr.ts";
import type { Entry, Told } from "../entry.ts";
import { entryPath } from "../entry-address.ts";
import { fr } from "../settle.fr.ts";
import { disputes, nameOf, settledBy, tellingsOf } from "../settle.ts";
import type { SourceDirectory } from "../source-label.ts";
import { valueText } from "../value-text.ts";

const SHOWN = 300;

type SettleProps = { context: PageContext; entry: Entry; sources: SourceDirectory };

function Dispute({ field, told, entry, sources }: { field: string; told: Told<unknown> } & Omit<SettleProps, "context">) {
  const written = (value: unknown) => excerpt(valueText(field, value), SHOWN);
  const who = (by: readonly number[]) => {
    const names = by.flatMap((index) => {
      const source = entry.sources[index]?.source;
      return source === undefined || source === CURATORS ? [] : (sources.get(source)?.partner.name ?? source);
    });
    return list([...new Set(names)]);
  };
  const name = fieldNames[field] ?? field;
  return (
    <RadioList
      name={field}
      id={`choix-${field.replace(".", "-")}`}
      legend={name.charAt(0).toLocaleUpperCase("fr") + name.slice(1)}
      help={told.rule && fr.now(written(told.value), entryFr.conflict.rules[told.rule])}
      value={settledBy(told)}
      options={[
        { value: "regle", label: fr.rule },
        ...tellingsOf(told).map(({ value, by }) => ({
          value: nameOf(value),
          label: written(value),
          ...(who(by) ? { help: fr.said(who(by)) } : {}),
        })),
      ]}
    />
  );
}

/** Every field of which the sources of a fiche say more than one thing, with what a curator may choose. */
export function SettlePage({ context, entry, sources }: SettleProps) {
  const all = disputes(entry);
  return (
    <BureauFrame context={context} title={fr.title} current="/bureau/doublons" lead={fr.lead}>
      <p>
        <a href={entryPath(entry)}>
          {fr.see} : {entry.single.title.value}
        </a>
      </p>
      {all.length === 0 ? (
        <EmptyState title={fr.none.title}>
          <p>{fr.none.text}</p>
        </EmptyState>
      ) : (
        <form method="post" class="settle">
          {all.map(([field, told]) => (
            <Dispute key={field} field={field} told={told} entry={entry} sources={sources} />
          ))}
          <Button icon="check">{fr.save}</Button>
        </form>
      )}
      {entry.sources.length > 1 && (
        <p>
          <a href={`/bureau/doublons/separer/${entry.id}`}>{fr.separate}</a>
        </p>
      )}
    </BureauFrame>
  );
}
