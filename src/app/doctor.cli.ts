import { accessSync, constants } from "node:fs";
import { countEntries, lastSeq } from "../catalogue/index.ts";
import { listSources } from "../harvest/index.ts";
import { type Command, EXIT } from "../platform/command-line.ts";
import { countJobs } from "../platform/jobs/index.ts";
import { texts } from "./app.fr.ts";
import type { Services } from "./services.ts";
import { readSetting } from "./setting.store.ts";
import { nobodyReceives } from "./wiring/partners.ts";

/** `warning`: it works, and something is missing all the same. */
type Check = { name: string; fine: boolean; detail: string; warning?: boolean };

const SIGN = (check: Check): string => (check.warning ? "!" : check.fine ? "✓" : "✗");

const t = texts.doctor;

async function checks({ config, database, folder }: Services): Promise<Check[]> {
  const { read } = database;
  const [entries, seq, sources, jobs, url] = await Promise.all([
    countEntries(read),
    lastSeq(read),
    listSources(read),
    countJobs(read),
    readSetting(read, "url"),
  ]);
  const nobody = await nobodyReceives(read, config.instance);
  const writable = isWritable(folder.root);
  const late = sources.filter((source) => !source.lastCompleteAt);
  const dead = jobs.dead ?? 0;
  return [
    { name: t.node, fine: Number(process.versions.node.split(".")[0]) >= 24, detail: process.version },
    { name: t.folder, fine: writable, detail: folder.root },
    { name: t.database, fine: true, detail: database.dialect === "sqlite" ? folder.database : t.postgres },
    { name: t.entries, fine: true, detail: t.entriesDetail(entries, seq) },
    {
      name: t.sources,
      fine: late.length === 0,
      detail: late.length ? t.sourcesLate(late.map((s) => s.slug)) : t.sourcesFine(sources.length),
    },
    { name: t.jobs, fine: dead === 0, detail: t.jobsDetail(dead) },
    { name: t.mail, fine: true, detail: config.smtpUrl ? t.smtp : t.mailFolder(folder.mail) },
    { name: t.team, fine: true, warning: nobody, detail: nobody ? texts.nobodyReceives : t.teamFine },
    { name: t.url, fine: !url || url === config.url, detail: config.url },
  ];
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** `essaim doctor`: looks at everything an instance needs and says what to mend. */
export const doctorCommands: Command<Services>[] = [
  {
    name: "doctor",
    summary: t.summary,
    usage: "",
    async run({ open, terminal }) {
      const found = await checks(await open());
      terminal.result(found, () => found.map((check) => `${SIGN(check)} ${check.name} : ${check.detail}`).join("\n"));
      return found.every((check) => check.fine) ? EXIT.ok : EXIT.failure;
    },
  },
];
