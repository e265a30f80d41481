import { SafeLink } from "../../web/index.ts";
import { FORMATS, type Format } from "../negotiate.ts";
import { LICENCE } from "../skos.ts";
import { fr } from "../vocabulary.fr.ts";

/** The same content as files: `path` without its ending. A single concept has no spreadsheet. */
export function Downloads({ path, formats = Object.keys(FORMATS) as Format[] }: { path: string; formats?: readonly Format[] }) {
  return (
    <section aria-labelledby="telecharger">
      <h2 id="telecharger">{fr.download}</h2>
      <ul>
        {[...formats].reverse().map((format) => (
          <li key={format}>
            <a href={`${path}.${format}`} type={FORMATS[format]}>
              {fr.formats[format]}
            </a>
          </li>
        ))}
      </ul>
      <p class="small muted">
        {fr.licence(LICENCE.name)} <SafeLink href={LICENCE.url}>{LICENCE.name}</SafeLink>
      </p>
    </section>
  );
}
