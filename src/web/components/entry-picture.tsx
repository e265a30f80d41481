import { fr } from "../web.fr.ts";
import { HexPattern } from "./hex-pattern.tsx";
import { SafeLink } from "./safe-link.tsx";

/**
 * The picture of a thing. Only a picture of this server is shown (`src` begins with "/"): a partner's own address would tell
 * a third party who reads what. Otherwise the pattern of cells, with a link to see the picture where it is (`remote`).
 * `bare`: without the caption, in lists.
 */
export function EntryPicture({
  src,
  alt = "",
  width = 640,
  height = 360,
  credit,
  remote,
  seed,
  themes,
  bare,
}: {
  src?: string | undefined;
  alt?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
  credit?: string | undefined;
  remote?: { url: string; partner?: string | undefined } | undefined;
  seed: string;
  themes?: readonly string[] | undefined;
  bare?: boolean | undefined;
}) {
  const local = src?.startsWith("/") && !src.startsWith("//") ? src : undefined;
  const picture = local ? (
    <img src={local} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
  ) : (
    <HexPattern seed={seed} themes={themes} />
  );
  if (bare) return <div class="picture">{picture}</div>;
  return (
    <figure class="picture">
      {picture}
      {(credit || remote) && (
        <figcaption>
          {credit && <span>{fr.picture.credit(credit)}</span>}{" "}
          {remote && <SafeLink href={remote.url}>{fr.picture.remote(remote.partner)}</SafeLink>}
        </figcaption>
      )}
    </figure>
  );
}
