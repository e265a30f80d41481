/** Pictures that this instance holds: shown to all, or to whoever holds the secret of a proposal. */
const HELD = /^\/(?:contribuer\/[\w-]{43}\/)?images\/[0-9a-f]{32}\.webp$/;

/** The path of a picture that this instance holds; undefined for any other address, which is never loaded. */
export function localPicture(url: string, base: string | undefined): string | undefined {
  if (base === undefined || !url.startsWith(`${base}/`)) return undefined;
  const path = url.slice(base.length);
  return HELD.test(path) ? path : undefined;
}
