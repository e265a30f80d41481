import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomically } from "../../platform/files.ts";

/** The sizes a picture is kept in: as wide as a page, and for lists. */
export const SIZES = { large: 1_600, small: 480 } as const;
/** One of them. */
export type PictureSize = keyof typeof SIZES;

/** Bytes of pictures, by the hash of what was made of them. */
export type PictureFiles = {
  /** Durable once it returns; the same bytes twice are one file. */
  put(id: string, bytes: Record<PictureSize, Uint8Array>): Promise<void>;
  /** Where its bytes are; undefined when there are none. */
  path(id: string, size: PictureSize): string | undefined;
  /** Ids kept that have not been written since `before`, shelf by shelf. */
  olderThan(before: Date): AsyncGenerator<string[]>;
  remove(id: string): Promise<void>;
};

/** Whether a text is the name of a picture. */
const isPictureId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** Pictures in `<folder>/ab/<hash>.webp`, small ones in `<hash>-mini.webp`. */
export function createPictureFiles(folder: string): PictureFiles {
  const shelf = (id: string) => join(folder, id.slice(0, 2));
  const fileOf = (id: string, size: PictureSize) => {
    if (!isPictureId(id)) throw new TypeError("not a picture's name");
    return join(shelf(id), size === "large" ? `${id}.webp` : `${id}-mini.webp`);
  };
  return {
    async put(id, bytes) {
      // The large one last: a picture whose page is there is whole. Written again even if known, so that no sweep takes it now.
      await writeFileAtomically(fileOf(id, "small"), bytes.small);
      await writeFileAtomically(fileOf(id, "large"), bytes.large);
    },
    path(id, size) {
      const file = fileOf(id, size);
      return existsSync(file) ? file : undefined;
    },
    async *olderThan(before) {
      for (const name of await readdir(folder).catch((): string[] => [])) {
        const files = await readdir(join(folder, name)).catch((): string[] => []);
        const ids = files.flatMap((file) => /^([0-9a-f]{32})\.webp$/.exec(file)?.[1] ?? []);
        const old: string[] = [];
        for (const id of ids) {
          const found = await stat(fileOf(id, "large")).catch(() => undefined);
          if (found && found.mtime < before) old.push(id);
        }
        yield old;
      }
    },
    async remove(id) {
      await rm(fileOf(id, "large"), { force: true });
      await rm(fileOf(id, "small"), { force: true });
    },
  };
}
