import { deleteExpiredLinks, deletePrivateLinksTo } from "../../account/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import type { Processing } from "../../privacy/index.ts";
import * as store from "./letters.store.ts";
import { texts } from "./personal-data.fr.ts";

/** A letter that no server took in a month will not be taken. */
const KEPT_MS = 30 * DAY;

const t = texts.letters;

const subjectOf = (mail: string): string => String((JSON.parse(mail) as { subject?: unknown }).subject ?? "");

/** Letters that wait to be sent, and private links that were. */
export const lettersProcessing: Processing = {
  id: "platform/letters",
  ...t.processing,
  async held(executor, email) {
    const letters = await store.lettersTo(executor, email);
    const links = await store.linksTo(executor, email);
    return [
      ...letters.map(({ createdAt, mail }) => ({ label: t.letter, at: createdAt, data: { [t.subject]: subjectOf(mail) } })),
      ...links.map(({ createdAt, expiresAt }) => ({ label: t.link, at: createdAt, data: { [t.until]: expiresAt } })),
    ];
  },
  async erase(trx, email) {
    await store.deleteLettersTo(trx, email);
    await deletePrivateLinksTo(trx, email);
  },
  count: store.countLetters,
  async purge(trx, now) {
    const before = earlier(now, KEPT_MS);
    return (await deleteExpiredLinks(trx, now.toISOString())) + (await store.deleteLettersBefore(trx, before));
  },
};
