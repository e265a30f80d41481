import assert from "node:assert/strict";
import { it } from "node:test";
import { fixedClock } from "../platform/clock.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { endLinks, issueLink, REGISTER, readPrivateLink, revokeLinks, spendLink } from "./private-link.ts";

const HOUR = 3_600_000;
const badLink = (error: unknown): boolean => isProblem(error, "account/bad-private-link");
const spentLink = (error: unknown): boolean => isProblem(error, "account/spent-link");

eachDatabase("private links", (open) => {
  const at = (iso: string) => fixedClock(iso);
  const noon = at("2026-11-22T12:00:00Z");

  it("open what they were made for, to whoever holds the secret, until their end", async () => {
    const database = await open();
    const link = { purpose: "proposal/follow", subject: "p1", email: "camille@exemple.fr", lifeMs: HOUR };
    const secret = await database.transaction((trx) => issueLink(trx, link, noon));
    assert.match(secret, /^[\w-]{43}$/);
    const { lifeMs: _life, ...kept } = link;
    assert.deepEqual(await readPrivateLink(database.read, "proposal/follow", secret, noon), kept);
    await assert.rejects(readPrivateLink(database.read, "proposal/confirm", secret, noon), badLink);
    await assert.rejects(readPrivateLink(database.read, "proposal/follow", `${secret.slice(0, -1)}!`, noon), badLink);
    await assert.rejects(readPrivateLink(database.read, "proposal/follow", secret, at("2026-11-22T13:00:01Z")), badLink);
    const rows = await database.read.selectFrom("private_link").selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(secret), "the database does not hold the secret");
  });

  it("serve once where once is enough, even to two who press together", async () => {
    const database = await open();
    const secret = await database.transaction((trx) =>
      issueLink(trx, { purpose: "proposal/confirm", subject: "p1", lifeMs: HOUR }, noon),
    );
    const spend = () => database.transaction((trx) => spendLink(trx, "proposal/confirm", secret, noon));
    const outcomes = await Promise.allSettled([spend(), spend()]);
    assert.deepEqual(outcomes.map((o) => o.status).sort(), ["fulfilled", "rejected"]);
    await assert.rejects(readPrivateLink(database.read, "proposal/confirm", secret, noon), spentLink, "opened again: told so");
    const other = `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;
    await assert.rejects(
      readPrivateLink(database.read, "proposal/confirm", other, noon),
      badLink,
      "who does not hold it learns nothing",
    );
  });

  it("are closed at will", async () => {
    const database = await open();
    const secret = await database.transaction((trx) =>
      issueLink(trx, { purpose: "proposal/follow", subject: "p1", lifeMs: HOUR }, noon),
    );
    await database.transaction((trx) => revokeLinks(trx, "proposal/follow", "p1"));
    await assert.rejects(readPrivateLink(database.read, "proposal/follow", secret, noon), badLink);
  });

  it("do not let anybody fill somebody's letter box", async () => {
    const database = await open();
    const link = { purpose: "proposal/confirm", subject: "p1", email: "camille@exemple.fr", lifeMs: HOUR };
    const issue = (clock = noon) => database.transaction((trx) => issueLink(trx, link, clock));
    for (let n = 0; n < 8; n++) await issue();
    await assert.rejects(issue(), (error) => isProblem(error, "account/too-many-links"));
    await issue(at("2026-11-22T13:30:00Z"));
  });

  it("still count when whoever asked for them ends them: ending is no way to send more", async () => {
    const database = await open();
    const link = { purpose: "proposal/confirm", subject: "p1", email: "camille@exemple.fr", lifeMs: HOUR };
    for (let n = 0; n < 8; n++) {
      const secret = await database.transaction((trx) => issueLink(trx, link, noon));
      await database.transaction((trx) => endLinks(trx, link.purpose, link.subject, noon));
      await assert.rejects(readPrivateLink(database.read, link.purpose, secret, noon), spentLink);
    }
    const more = database.transaction((trx) => issueLink(trx, link, noon));
    await assert.rejects(more, (error) => isProblem(error, "account/too-many-links"));
  });

  it("that make accounts are counted apart, or other forms would tell which addresses have one", async () => {
    const database = await open();
    const issue = (purpose: string) =>
      database.transaction((trx) => issueLink(trx, { purpose, subject: "x", email: "camille@exemple.fr", lifeMs: HOUR }, noon));
    for (let n = 0; n < 8; n++) await issue(REGISTER);
    await assert.rejects(issue(REGISTER), (error) => isProblem(error, "account/too-many-links"));
    for (let n = 0; n < 8; n++) await issue("follow/confirm");
    await assert.rejects(issue("follow/confirm"), (error) => isProblem(error, "account/too-many-links"));
  });
});
