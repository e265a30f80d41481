import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { restoreBackup, writeBackup } from "../platform/backup/index.ts";
import { type Command, EXIT } from "../platform/command-line.ts";
import { texts } from "./app.fr.ts";
import { migrations } from "./migrations/index.ts";
import type { Services } from "./services.ts";

const t = texts.backup;

/** Partners' documents as received are files: they go beside the backup, in a folder of its name. */
const documentsOf = (file: string): string => `${file}.raw`;
/** So are the pictures that people gave. */
const picturesOf = (file: string): string => `${file}.pictures`;

const backup: Command<Services> = {
  name: "backup",
  summary: t.summary,
  usage: t.usage,
  positionals: { min: 0, max: 1 },
  async run({ open, terminal }, { positionals: [given] }) {
    const { database, folder, clock } = await open();
    const stamp = clock.now().toISOString().slice(0, 19).replace(/\D/g, "");
    const file = given ? resolve(given) : join(folder.backups, `essaim-${stamp}.ndjson.gz`);
    await writeBackup(database, file);
    await cp(folder.raw, documentsOf(file), { recursive: true });
    await cp(folder.pictures, picturesOf(file), { recursive: true });
    terminal.result({ file, documents: documentsOf(file) }, t.written(file, documentsOf(file)));
    return EXIT.ok;
  },
};

const restore: Command<Services> = {
  name: "restore",
  summary: t.restoreSummary,
  usage: t.restoreUsage,
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { positionals: [given = ""] }) {
    const { database, folder } = await open();
    const file = resolve(given);
    const rows = await restoreBackup(database, migrations, file);
    const documents = documentsOf(file);
    if (existsSync(documents)) await cp(documents, folder.raw, { recursive: true });
    if (existsSync(picturesOf(file))) await cp(picturesOf(file), folder.pictures, { recursive: true });
    terminal.result({ file, rows }, t.restored(rows, existsSync(documents)));
    return EXIT.ok;
  },
};

/** `essaim backup`, `essaim restore`: also how an instance moves between the two engines. */
export const backupCommands: Command<Services>[] = [backup, restore];
