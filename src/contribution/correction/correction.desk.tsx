import { entriesByIds, entryById, entryPath, visibleEntry } from "../../catalogue/index.ts";
import type { CaseDesk, Ruling } from "../../moderation/index.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { type CorrectionDeps, followLink } from "./correction.commands.ts";
import { fr } from "./correction.fr.ts";
import { findCorrection, saveCorrection } from "./correction.store.ts";
import type { Correction } from "./correction.ts";
import { opinionsOf } from "./opinion.store.ts";
import { CorrectionCase } from "./pages/correction-case.tsx";
import { publishCorrection, takeBack } from "./publish-correction.ts";

async function view(executor: Executor, id: string, full: boolean) {
  const correction = await findCorrection(executor, id);
  if (!correction) return undefined;
  const [entry, other] = await Promise.all([
    entryById(executor, correction.entry),
    correction.other ? entriesByIds(executor, [correction.other]) : [],
  ]);
  const body = (
    <CorrectionCase
      correction={correction}
      entry={entry && visibleEntry(entry, "open")}
      other={other[0]}
      opinions={full ? await opinionsOf(executor, id) : []}
    />
  );
  return { body, ...(correction.name ? { author: correction.name } : {}), ...(entry ? { href: entryPath(entry) } : {}) };
}

/** Somebody's contacts are not shown before they were looked at; nor is a report put to the vote. */
const forEverybody = ({ about, holder, changes }: Correction): boolean =>
  about === "value" && !holder && changes.every(({ field }) => field !== "contacts");

async function decide(
  deps: CorrectionDeps,
  trx: Transaction,
  id: string,
  ruling: Ruling,
  state: "accepted" | "refused",
): Promise<void> {
  const correction = await findCorrection(trx, id);
  if (!correction || correction.state === state) return;
  const { at, by, message } = ruling;
  await saveCorrection(trx, { ...correction, state, decidedAt: at, decidedBy: by, ...(message ? { message } : {}) });
  if (state === "accepted") await publishCorrection(trx, correction, ruling, deps.clock);
  else if (correction.state === "accepted") await takeBack(trx, correction, ruling, deps.clock);
  await tell(deps, trx, correction, state, message);
}

/** Tells the author where it stands, with the way to follow it. Holders see it on their own page. */
async function tell(
  deps: CorrectionDeps,
  trx: Transaction,
  { id, entry: about, email, holder }: Correction,
  what: "accepted" | "refused" | "reopened",
  message?: string,
): Promise<void> {
  if (!email || holder) return;
  const entry = await entryById(trx, about);
  const link = `${deps.instance.url}/correction/suivi/${await followLink(trx, id, deps.clock)}`;
  const words = { instance: deps.instance.name, title: entry?.single.title.value ?? "", link, message };
  await queueMail(trx, { to: email, ...fr.mail[what](words) }, deps.clock);
}

/** Back to waiting, as if nobody had decided; its author, who was told otherwise, learns it. */
async function reopen(deps: CorrectionDeps, trx: Transaction, id: string, ruling: Ruling): Promise<void> {
  const correction = await findCorrection(trx, id);
  if (!correction || (correction.state !== "accepted" && correction.state !== "refused")) return;
  const { decidedAt: _, decidedBy: _by, message: _message, ...rest } = correction;
  await saveCorrection(trx, { ...rest, state: "waiting" });
  if (correction.state === "accepted") await takeBack(trx, correction, ruling, deps.clock);
  await tell(deps, trx, correction, "reopened");
}

/** How corrections are shown to those who decide, and what their decisions do. */
export const correctionDesk = (deps: CorrectionDeps): CaseDesk => ({
  kind: "correction",
  view: (executor, id) => view(executor, id, true),
  async publicView(executor, id) {
    const correction = await findCorrection(executor, id);
    return correction && forEverybody(correction) ? view(executor, id, false) : undefined;
  },
  accept: (trx, id, ruling) => decide(deps, trx, id, ruling, "accepted"),
  refuse: (trx, id, ruling) => decide(deps, trx, id, ruling, "refused"),
  reopen: (trx, id, ruling) => reopen(deps, trx, id, ruling),
});
