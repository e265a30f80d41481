import type { PictureSize } from "./picture-files.ts";

const fileName = (id: string, size: PictureSize): string => (size === "large" ? `${id}.webp` : `${id}-mini.webp`);

/** Path of a picture that anyone may see. */
export const pictureAddress = (id: string, size: PictureSize = "large"): string => `/images/${fileName(id, size)}`;

/** The same for whoever holds the secret of what it was given with. */
export const draftPictureAddress = (secret: string, id: string, size: PictureSize = "large"): string =>
  `/contribuer/${secret}/images/${fileName(id, size)}`;

/** The picture and size that a file name means. */
export function readFileName(name: string): { id: string; size: PictureSize } | undefined {
  const [, id, mini] = /^([0-9a-f]{32})(-mini)?\.webp$/.exec(name) ?? [];
  return id === undefined ? undefined : { id, size: mini ? "small" : "large" };
}
