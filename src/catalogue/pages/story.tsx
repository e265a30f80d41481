import { labelOf } from "../../vocabulary/index.ts";
import { EntryPicture, list, Markdown, readableAddress, SafeLink } from "../../web/index.ts";
import { fr } from "../entry.fr.ts";
import type { SingleFields } from "../entry.ts";
import { entryPath } from "../entry-address.ts";
import { localPicture } from "../local-picture.ts";
import { recognitionText } from "../value-text.ts";
import { Conflict } from "./conflict.tsx";
import { CorrectLink, Mark, type Telling, ToldItems } from "./told.tsx";

const CHAPTERS = ["need", "solution", "novelty", "how", "text"] as const;

/** Need, solution, what is new, how it works: each chapter that somebody tells. */
export function Story(telling: Telling) {
  return (
    <>
      {CHAPTERS.map((part) => {
        const told = telling.entry.single[`description.${part}` as const];
        if (!told) return null;
        const title = fr.sections[part];
        return (
          <section key={part} class="chapter" aria-labelledby={`chapitre-${part}`}>
            <div class="told">
              <h2 id={`chapitre-${part}`}>{title}</h2> <Mark telling={telling} of={title} told={told} below />{" "}
              <CorrectLink telling={telling} field={`description.${part}`} of={title} />
            </div>
            <Markdown text={told.value} level={3} />
            <Conflict telling={telling} told={told} folded />
          </section>
        );
      })}
    </>
  );
}

/** Who recognises it and how: the expertise of the networks. */
export function Recognition(telling: Telling) {
  const items = telling.entry.lists.recognition;
  if (!items) return null;
  return (
    <section class="chapter" aria-labelledby="reconnaissance">
      <div class="told">
        <h2 id="reconnaissance">{fr.sections.recognition}</h2>{" "}
        <CorrectLink telling={telling} field="recognition" of={fr.sections.recognition} />
      </div>
      <ToldItems telling={telling} of={fr.sections.recognition} items={items}>
        {(r) => {
          const text = recognitionText(r);
          return r.url ? <SafeLink href={r.url}>{text}</SafeLink> : text;
        }}
      </ToldItems>
    </section>
  );
}

type Spread = NonNullable<SingleFields["spread"]>;

function spreadLines(spread: Spread): [string, string][] {
  const { spread: t } = fr;
  const lines: [string, string | undefined][] = [
    [t.modes, spread.modes?.length ? list(spread.modes.map((id) => labelOf("spreadModes", id))) : undefined],
    [t.replicaOf, spread.replicaOf],
    [t.inspiredBy, spread.inspiredBy?.length ? list(spread.inspiredBy) : undefined],
    [t.openTo, spread.openTo],
    [t.conditions, spread.conditions],
  ];
  return lines.filter((line): line is [string, string] => Boolean(line[1]));
}

/** What is known of its spreading; on an innovation, also that nothing is. */
export function Spreading(telling: Telling) {
  const told = telling.entry.single.spread;
  if (!told && telling.entry.kind !== "innovation") return null;
  return (
    <section class="chapter" aria-labelledby="essaimage">
      <div class="told">
        <h2 id="essaimage">{fr.sections.spread}</h2>
        {told && (
          <Mark
            telling={telling}
            of={fr.sections.spread}
            told={told}
            show={(s) =>
              spreadLines(s)
                .map((line) => line.join(" : "))
                .join(" ; ")
            }
          />
        )}{" "}
        <CorrectLink telling={telling} field="spread" of={fr.sections.spread} />
      </div>
      {told ? (
        <dl class="definitions">
          {spreadLines(told.value).map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          {told.value.kit?.length ? (
            <div>
              <dt>{fr.spread.kit}</dt>
              {told.value.kit.map((kit) => (
                <dd key={kit.title}>{kit.url ? <SafeLink href={kit.url}>{kit.title}</SafeLink> : kit.title}</dd>
              ))}
            </div>
          ) : null}
        </dl>
      ) : (
        <p class="muted">{fr.spread.none}</p>
      )}
    </section>
  );
}

/** Pictures and videos with their credit. Nothing is loaded from elsewhere: what we do not hold is a link to where it is. */
export function Media(telling: Telling) {
  const { images = [], videos = [] } = telling.entry.lists;
  if (!images.length && !videos.length) return null;
  return (
    <section class="chapter" aria-labelledby="images">
      <div class="told">
        <h2 id="images">{fr.sections.media}</h2> <CorrectLink telling={telling} field="images" of={fr.sections.media} />
      </div>
      <ToldItems telling={telling} of={fr.sections.media} items={images}>
        {(image) => {
          const credit = [image.credit, image.licence].filter(Boolean).join(", ");
          const local = localPicture(image.url, telling.base);
          return (
            <>
              {local ? (
                <a class="held-picture" href={local}>
                  <img src={local.replace(/\.webp$/, "-mini.webp")} alt="" loading="lazy" decoding="async" />
                  <span>{image.alt || readableAddress(image.url)}</span>
                </a>
              ) : (
                <SafeLink href={image.url}>{image.alt || readableAddress(image.url)}</SafeLink>
              )}
              {credit && <span class="muted small"> ({credit})</span>}
            </>
          );
        }}
      </ToldItems>
      <ToldItems telling={telling} of={fr.sections.media} items={videos}>
        {(video) => (
          <>
            <a href={`${entryPath(telling.entry)}/video/${videos.findIndex(({ value }) => value === video)}`}>
              {video.title || readableAddress(video.url)}
            </a>
            {video.credit && <span class="muted small"> ({video.credit})</span>}
          </>
        )}
      </ToldItems>
    </section>
  );
}

/** Links other than the site itself. */
export function Links(telling: Telling) {
  const links = telling.entry.lists.links?.filter((told) => told.value.rel !== "home");
  if (!links?.length) return null;
  return (
    <section class="chapter" aria-labelledby="liens">
      <div class="told">
        <h2 id="liens">{fr.sections.links}</h2> <CorrectLink telling={telling} field="links" of={fr.sections.links} />
      </div>
      <ToldItems telling={telling} of={fr.sections.links} items={links}>
        {(link) => <SafeLink href={link.url}>{link.title || readableAddress(link.url)}</SafeLink>}
      </ToldItems>
    </section>
  );
}

/** The picture given to this instance, else the pattern of the entry, with a link to the partner's picture where there is one. */
export function Cover({ entry, sources, base }: Telling) {
  const image = entry.lists.images?.[0];
  const source = image && entry.sources[image.by[0] ?? -1];
  const partner = source && sources.get(source.source)?.partner.name;
  const local = image && localPicture(image.value.url, base);
  return (
    <EntryPicture
      seed={entry.id}
      themes={entry.lists.themes?.map((t) => t.value)}
      src={local}
      alt={image?.value.alt}
      remote={image && !local ? { url: image.value.url, partner } : undefined}
      credit={image?.value.credit}
    />
  );
}
