import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ProblemError } from "./errors.ts";
import { filesFr as fr } from "./files.fr.ts";

/** Where an instance keeps what is its own (ESSAIM_DATA). Absolute paths. */
export type DataFolder = {
  root: string;
  /** The embedded database's file. */
  database: string;
  /** Letters, when no SMTP server is configured. */
  mail: string;
  /** Documents as partners gave them, by content. */
  raw: string;
  /** Pictures that people gave, made anew, by content. */
  pictures: string;
  /** Files being received or written; emptied at will. */
  temporary: string;
  /** Disposable read models: rebuilt when absent. */
  index: string;
  /** Copies made by `essaim backup`. */
  backups: string;
};

/** Names the folders, and creates them, readable by this account only. */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const at = (name: string) => join(resolve(root), name);
  const folder: DataFolder = {
    root: resolve(root),
    database: at("essaim.sqlite"),
    mail: at("mail"),
    raw: at("raw"),
    pictures: at("pictures"),
    temporary: at("temporary"),
    index: at("index"),
    backups: at("backups"),
  };
  try {
    for (const each of [folder.root, folder.mail, folder.raw, folder.pictures, folder.temporary, folder.index, folder.backups]) {
      makeFolder(each, 0o700);
    }
  } catch (error) {
    throw explainFileError(error, folder.root);
  }
  return folder;
}

/**
 * Creates a folder and those that hold it; one that is there is left as it is. Throws the system's error. (Node's own
 * `recursive` never returns under /proc, where a folder can be neither found nor made.)
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!(existsSync(path) && statSync(path).isDirectory())) throw error;
  }
}

/**
 * Writes a file so that, whatever happens, it is afterwards either the old one or the new one, whole, and still so after a
 * power cut: temporary file beside it, flushed, renamed over it, folder flushed.
 * @throws ProblemError `file/disk-full`, `file/denied`.
 */
export async function writeFileAtomically(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array | string>,
): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    makeFolder(dirname(file));
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await flushFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true });
    throw explainFileError(error, file);
  }
}

/** Makes a rename or a new name in `folder` survive a power cut. Windows cannot, and does not need to. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a person should read when the disk fails; other errors are given back as they are. */
export function explainFileError(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new ProblemError({
      code: "file/disk-full",
      kind: "unavailable",
      detail: fr.diskFull(file),
      hint: fr.diskFullHint,
      cause: error,
    });
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new ProblemError({
      code: "file/denied",
      kind: "unavailable",
      detail: fr.denied(file),
      hint: fr.deniedHint,
      cause: error,
    });
  }
  if (code === "ENOENT" || code === "ENOTDIR" || code === "EEXIST" || code === "EISDIR" || code === "ENAMETOOLONG") {
    return new ProblemError({
      code: "file/no-folder",
      kind: "unavailable",
      detail: fr.noFolder(file),
      hint: fr.noFolderHint,
      cause: error,
    });
  }
  return error;
}

/** Passes bytes through, and stops with ProblemError `file/too-large` once there are more than `max`. `what` names the file, in French. */
export async function* bounded(bytes: AsyncIterable<Uint8Array>, max: number, what: string): AsyncIterable<Uint8Array> {
  let seen = 0;
  for await (const chunk of bytes) {
    seen += chunk.length;
    if (seen > max)
      throw new ProblemError({
        code: "file/too-large",
        kind: "too-large",
        detail: fr.tooLarge(what, max),
        hint: fr.tooLargeHint,
      });
    yield chunk;
  }
}
