import { dayInParis, formatSince, plural, typo } from "../typography.ts";
import { fr } from "../web.fr.ts";
import { SafeLink } from "./safe-link.tsx";

/** Who says a value: as shown in the opened mark. */
export type Witness = {
  /** Name of the partner. */
  name: string;
  /** Page of the partner here. */
  href?: string | undefined;
  licence?: string | undefined;
  /** ISO date since which it says so. */
  since?: string | undefined;
  /** The partner's own page about the thing. */
  url?: string | undefined;
};

/** What is said, and by whom. */
export type Claim = { value?: string | undefined; witnesses: readonly Witness[] };

/**
 * A discreet mark after a value. Opened, it says who says so, since when, under which licence, and what others say.
 * Put it in an element of class `told` (DefinitionList does it): the panel is laid out against that element.
 */
export function Provenance({
  of,
  claim,
  others = [],
  correctHref,
}: {
  /** What the value is, for screen readers: "Thèmes". */
  of: string;
  claim: Claim;
  others?: readonly Claim[] | undefined;
  correctHref?: string | undefined;
}) {
  const names = claim.witnesses.map((witness) => witness.name);
  const disputed = others.length > 0;
  const shared = sharedLicence([claim, ...others].flatMap(({ witnesses }) => witnesses));
  return (
    <details class={disputed ? "provenance provenance-disputed" : "provenance"} name="provenance">
      <summary title={fr.provenance.title(names)}>
        <b aria-hidden="true">{disputed ? "≠" : names.length}</b>
        <span class="visually-hidden">{fr.provenance.summary(of, plural(names.length, "source"), disputed)}</span>
      </summary>
      <div class="provenance-panel">
        <p class="provenance-head">{fr.provenance.saidBy}</p>
        <WitnessList witnesses={claim.witnesses} shared={shared} />
        {disputed && <p class="provenance-head">{fr.provenance.others}</p>}
        {others.map((other) => (
          <div key={other.value ?? other.witnesses[0]?.name}>
            {other.value !== undefined && <p class="provenance-other">{typo(other.value)}</p>}
            <WitnessList witnesses={other.witnesses} shared={shared} />
          </div>
        ))}
        {shared && <p class="provenance-licence">{shared}</p>}
        {correctHref && (
          <p>
            <a href={correctHref}>{fr.provenance.correct}</a>
          </p>
        )}
      </div>
    </details>
  );
}

/** The day that is written beside, and no more: there are many of these on a page. */
const toDay = (since: string): string => dayInParis(since) ?? since;

/** The licence under which all of several say it: written once, since most pages repeat these lists. */
function sharedLicence([first, ...others]: readonly Witness[]): string | undefined {
  return others.length > 0 && others.every(({ licence }) => licence === first?.licence) ? first?.licence : undefined;
}

function WitnessList({ witnesses, shared }: { witnesses: readonly Witness[]; shared: string | undefined }) {
  return (
    <ul>
      {witnesses.map((witness) => (
        <li key={witness.name + (witness.since ?? "")}>
          {witness.href ? <a href={witness.href}>{typo(witness.name)}</a> : typo(witness.name)}
          {witness.since && (
            <>
              , <time dateTime={toDay(witness.since)}>{formatSince(witness.since)}</time>
            </>
          )}
          {((witness.licence && !shared) || witness.url) && (
            <span class="provenance-licence">
              {!shared && witness.licence}
              {witness.url && (
                <>
                  {" "}
                  <SafeLink href={witness.url}>{fr.provenance.page}</SafeLink>
                </>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
