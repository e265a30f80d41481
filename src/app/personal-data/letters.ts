import { deleteExpiredLinks, deletePrivateLinksTo } from "../../account/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import { isTo, readOutbox, removeLetters } from "../../platform/mail-outbox.ts";
import type { Processing } from "../../privacy/index.ts";
import * as store from "./letters.store.ts";
import { texts } from "./personal-data.fr.ts";

/** A letter that no server took in a month will not be taken. */
const KEPT_MS = 30 * DAY;

/** The letter that opens the page where a person reads this is not told there, like its link. */
const OWN_PAGE = "/vie-privee/mes-donnees/";

const t = texts.letters;

const subjectOf = (mail: string): string => String((JSON.parse(mail) as { subject?: unknown }).subject ?? "");

/** Letters that wait to be sent or were written to a folder for want of a server, and private links that were sent. */
export const lettersProcessing = (mailFolder: string): Processing => ({
  id: "platform/letters",
  ...t.processing,
  async held(executor, email) {
    const letters = await store.lettersTo(executor, email);
    const links = await store.linksTo(executor, email);
    const files = (await readOutbox(mailFolder, Number.POSITIVE_INFINITY)).filter(
      (letter) => isTo(letter, email) && !letter.text.includes(OWN_PAGE),
    );
    return [
      ...letters.map(({ createdAt, mail }) => ({ label: t.letter, at: createdAt, data: { [t.subject]: subjectOf(mail) } })),
      ...files.map(({ date, subject }) => ({ label: t.file, at: date, data: { [t.subject]: subject } })),
      ...links.map(({ createdAt, expiresAt }) => ({ label: t.link, at: createdAt, data: { [t.until]: expiresAt } })),
    ];
  },
  async erase(trx, email) {
    await store.deleteLettersTo(trx, email);
    await deletePrivateLinksTo(trx, email);
  },
  eraseFiles: async (email) => {
    await removeLetters(mailFolder, (letter) => isTo(letter, email));
  },
  count: store.countLetters,
  async purge(trx, now) {
    const before = earlier(now, KEPT_MS);
    const files = await removeLetters(mailFolder, ({ date }) => date < before);
    return files + (await deleteExpiredLinks(trx, now.toISOString())) + (await store.deleteLettersBefore(trx, before));
  },
});
