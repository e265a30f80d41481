import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixedClock } from "../../platform/clock.ts";
import { createMailer } from "../../platform/mail.ts";
import { lettersProcessing } from "./letters.ts";

const folder = await mkdtemp(join(tmpdir(), "essaim-letters-"));
after(() => rm(folder, { recursive: true, force: true }));

test("without a server for letters, those written to files go with their person, and no other's", async () => {
  const mailer = createMailer({
    smtpUrl: undefined,
    from: "essaim@exemple.fr",
    folder,
    clock: fixedClock("2026-11-22T08:00:00Z"),
  });
  for (const to of ["enora@exemple.fr", "lenora@exemple.fr", "Enora@exemple.fr", "yann@exemple.fr"]) {
    await mailer.send({ to, subject: "Bonjour", text: "enora@exemple.fr" });
  }
  await writeFile(join(folder, "autre.eml"), "Date: jamais\r\n\r\nrien");
  await writeFile(join(folder, "note.txt"), "To: enora@exemple.fr");
  await lettersProcessing(folder).eraseFiles?.("enora@exemple.fr");
  assert.equal((await readdir(folder)).length, 4);
});
