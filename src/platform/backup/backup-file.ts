import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { type Database, type Migration, openDatabase } from "../database.ts";
import { ProblemError } from "../errors.ts";
import { writeFileAtomically } from "../files.ts";
import { migrationsRun } from "../migrate.ts";
import { backupFr as fr } from "./backup.fr.ts";
import { exportDatabase } from "./export.ts";
import { notABackup, restoreDatabase } from "./restore.ts";

/**
 * Writes a backup, whole or not at all, while others go on writing: `.sqlite` or `.db` is a copy of the embedded database;
 * anything else is the logical form, which either engine reads, compressed when the name ends in `.gz`.
 */
export async function writeBackup(database: Database, file: string): Promise<void> {
  if (/\.(sqlite|db)$/i.test(file)) {
    await database.backup(file);
  } else if (/\.gz$/i.test(file)) {
    await writeFileAtomically(file, piped(Readable.from(exportDatabase(database)), createGzip()));
  } else {
    await writeFileAtomically(file, exportDatabase(database));
  }
}

/**
 * Puts a backup of any form (told by its content, not its name) into an empty database of either engine; returns the number
 * of rows. Throws as `restoreDatabase` does.
 */
export async function restoreBackup(database: Database, migrations: Record<string, Migration>, file: string): Promise<number> {
  const start = await firstBytes(file);
  if (start.toString("latin1").startsWith("SQLite format 3\0")) {
    const copy = await openDatabase({ file });
    try {
      await migrationsRun(copy.read).catch(() => Promise.reject(notABackup()));
      return await restoreDatabase(database, migrations, exportDatabase(copy));
    } finally {
      await copy.close();
    }
  }
  const gzip = start[0] === 0x1f && start[1] === 0x8b;
  const stream = createReadStream(file);
  return await restoreDatabase(database, migrations, gzip ? piped(stream, createGunzip()) : stream);
}

/** Errors of the source end the reading; the end of the reading closes the source. */
function piped<T extends NodeJS.ReadWriteStream & AsyncIterable<Uint8Array>>(source: NodeJS.ReadableStream, through: T): T {
  pipeline(source, through, () => {});
  return through;
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "EISDIR") throw error;
    throw new ProblemError({ code: "backup/missing", kind: "not-found", detail: fr.missing(file), hint: fr.notABackupHint });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
