import { concept, labelOf, type Scheme } from "../../vocabulary/index.ts";
import { type Definition, DefinitionList, formatDate, SafeLink, Tag } from "../../web/index.ts";
import { fr } from "../entry.fr.ts";
import type { SingleFields, Told } from "../entry.ts";
import { placeLine } from "../place-text.ts";
import { actorText, valueText } from "../value-text.ts";
import { Conflict } from "./conflict.tsx";
import { Mark, type Telling, ToldItems } from "./told.tsx";

/** Places named in the margin; the rest are on the map and in its list. */
const PLACES_IN_MARGIN = 3;

function one<K extends keyof SingleFields>(
  telling: Telling,
  term: string,
  field: K,
  show: (value: NonNullable<SingleFields[K]>) => string,
): Definition[] {
  const told = telling.entry.single[field] as Told<NonNullable<SingleFields[K]>> | undefined;
  if (!told) return [];
  return [
    {
      term,
      value: show(told.value),
      mark: <Mark telling={telling} of={term} told={told} show={show} field={field} />,
      ...(told.others ? { note: <Conflict telling={telling} told={told} show={show} /> } : {}),
    },
  ];
}

function concepts(
  telling: Telling,
  term: string,
  field: "themes" | "audiences" | "placeTypes" | "transitions",
  parameter?: string,
): Definition[] {
  const items = telling.entry.lists[field];
  if (!items) return [];
  const value = (
    <ToldItems telling={telling} of={term} items={items} field={field}>
      {(id) => {
        const href = parameter && concept(field, id) ? `/recherche?${parameter}=${encodeURIComponent(id)}` : undefined;
        return <Tag href={href}>{labelOf(field, id)}</Tag>;
      }}
    </ToldItems>
  );
  return [{ term, value }];
}

function actors(telling: Telling, term: string, field: "carriers" | "partners" | "funders"): Definition[] {
  const items = telling.entry.lists[field];
  if (!items) return [];
  const value = (
    <ToldItems telling={telling} of={term} items={items} field={field}>
      {(actor) => (actor.url ? <SafeLink href={actor.url}>{actorText(actor)}</SafeLink> : actorText(actor))}
    </ToldItems>
  );
  return [{ term, value }];
}

function where(telling: Telling): Definition[] {
  const places = telling.entry.lists.places;
  if (!places) return [{ term: fr.facts.where, value: fr.noPlace }];
  const value = (
    <>
      <ToldItems telling={telling} of={fr.facts.where} items={places.slice(0, PLACES_IN_MARGIN)} field="places">
        {(place) => (
          <>
            {placeLine(place)} <span class="muted small">({fr.precision[place.precision]})</span>
          </>
        )}
      </ToldItems>
      {places.length > PLACES_IN_MARGIN && <a href="#lieux">{fr.moreplaces(places.length)}</a>}
    </>
  );
  return [{ term: fr.facts.where, value }];
}

type Contact = NonNullable<Telling["entry"]["lists"]["contacts"]>[number]["value"];

const PUBLISHED = { email: "mailto:", phone: "tel:" } as const;

/**
 * Contacts that the organisation publishes itself: openness was applied before the page. Those that are not open are there only
 * for who may read them (whoever decides on a proposal, its author), and are told apart.
 */
function contacts(telling: Telling): Definition[] {
  const items = telling.entry.lists.contacts ?? [];
  const isOpen = ({ value }: (typeof items)[number]) => value.openness === "open";
  return [
    ...contactLine(telling, fr.facts.contact, items.filter(isOpen)),
    ...contactLine(
      telling,
      fr.facts.reserved,
      items.filter((item) => !isOpen(item)),
    ),
  ];
}

function contactLine(telling: Telling, term: string, items: readonly Told<Contact>[]): Definition[] {
  if (items.length === 0) return [];
  const value = (
    <ToldItems telling={telling} of={term} items={items} field="contacts">
      {(contact) => {
        if (contact.kind === "form") return <SafeLink href={contact.value} />;
        if (contact.kind === "person") return contact.value;
        return <a href={PUBLISHED[contact.kind] + contact.value.replace(/\s/g, "")}>{contact.value}</a>;
      }}
    </ToldItems>
  );
  return [{ term, value }];
}

function site(telling: Telling): Definition[] {
  const homes = telling.entry.lists.links?.filter((told) => told.value.rel === "home");
  if (!homes?.length) return [];
  const value = (
    <ToldItems telling={telling} of={fr.facts.site} items={homes} field="links">
      {(link) => <SafeLink href={link.url} />}
    </ToldItems>
  );
  return [{ term: fr.facts.site, value }];
}

const label = (scheme: Scheme) => (id: string) => labelOf(scheme, id);

/** The partners' own words of classification, those without an equivalent in our vocabulary too: nothing is lost. */
function words(telling: Telling): Definition[] {
  const items = telling.entry.lists.keywords;
  if (!items) return [];
  const value = (
    <ToldItems telling={telling} of={fr.facts.keywords} items={items} field="keywords">
      {(word) => <Tag href={`/recherche?q=${encodeURIComponent(word)}&type=tout`}>{word}</Tag>}
    </ToldItems>
  );
  return [{ term: fr.facts.keywords, value }];
}

/** The margin column: where, since when, at which stage, for whom, carried by whom. */
export function Facts(telling: Telling) {
  const { facts } = fr;
  const items = [
    ...where(telling),
    ...one(telling, facts.zone, "zone", (zone) => valueText("zone", zone)),
    ...one(telling, facts.since, "startDate", formatDate),
    ...one(telling, facts.until, "endDate", formatDate),
    ...one(telling, facts.stage, "stage", label("stages")),
    ...concepts(telling, facts.themes, "themes", "theme"),
    ...words(telling),
    ...concepts(telling, facts.audiences, "audiences", "public"),
    ...concepts(telling, facts.placeTypes, "placeTypes", "lieu"),
    ...actors(telling, facts.carriers, "carriers"),
    ...one(telling, facts.legalForm, "legalForm", label("legalForms")),
    ...one(telling, facts.world, "world", label("worlds")),
    ...actors(telling, facts.partners, "partners"),
    ...actors(telling, facts.funders, "funders"),
    ...concepts(telling, facts.transitions, "transitions"),
    ...site(telling),
    ...contacts(telling),
  ];
  return <DefinitionList aside items={items} />;
}
