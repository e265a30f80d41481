import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { afterBallot, type Ballot, CHOICES, count, isDue, isOpen, needsReminder, openVote, outcomeOf, quorumOf } from "./vote.ts";

const AT = "2026-11-22T10:00:00.000Z";
const partners = ["p1", "p2", "p3", "p4", "p5", "p6", "p7"];
const someBallot: fc.Arbitrary<Ballot> = fc.record({
  partner: fc.constantFrom(...partners, "other"),
  choice: fc.constantFrom(...CHOICES),
  at: fc.integer({ min: 0, max: 40 }).map((day) => new Date(Date.parse(AT) + day * 86_400_000).toISOString()),
});
const someBallots = fc.array(someBallot, { maxLength: 30 });
const someVoters = fc.subarray(partners);

test("one organisation, one voice: the last it cast, and none of those who may not vote", () => {
  fc.assert(
    fc.property(someBallots, someVoters, (ballots, voters) => {
      const tally = count(ballots, voters);
      const cast = tally.for + tally.against + tally.abstain + tally.block;
      assert.equal(tally.voters, voters.length);
      assert.equal(cast, voters.filter((partner) => ballots.some((ballot) => ballot.partner === partner)).length);
      assert.deepEqual(count([...ballots, ...ballots], [...voters, ...voters]), tally, "casting the same twice changes nothing");
    }),
  );
});

test("admitted means: enough partners voted, and more of them for than against; one more voice for never turns it away", () => {
  fc.assert(
    fc.property(someBallots, someVoters, (ballots, voters) => {
      const tally = count(ballots, voters);
      const outcome = outcomeOf(tally);
      const cast = tally.for + tally.against + tally.abstain + tally.block;
      assert.equal(outcome === "no-quorum", cast === 0 || cast * 3 < voters.length);
      if (outcome === "admitted") assert.ok(tally.for > tally.against + tally.block);
      if (outcome === "admitted" && cast < voters.length) assert.equal(outcomeOf({ ...tally, for: tally.for + 1 }), "admitted");
      if (outcome === "declined") assert.notEqual(outcomeOf({ ...tally, against: tally.against + 1 }), "admitted");
    }),
  );
  assert.deepEqual([0, 1, 3, 4, 7, 9].map(quorumOf), [0, 1, 1, 2, 3, 3]);
  assert.equal(outcomeOf({ for: 2, against: 2, abstain: 0, block: 0, voters: 4 }), "declined");
  assert.equal(outcomeOf({ for: 1, against: 0, abstain: 1, block: 0, voters: 6 }), "admitted");
  assert.equal(outcomeOf({ for: 0, against: 0, abstain: 0, block: 0, voters: 0 }), "no-quorum");
});

test("twenty-one days, fourteen more after the first objection and never again, whatever is said and in whatever order", () => {
  const vote = openVote("a", 1, 3, AT);
  assert.equal(vote.closesAt, "2026-12-13T10:00:00.000Z");
  fc.assert(
    fc.property(someBallots, (ballots) => {
      const after = ballots.reduce((now, { choice, at }) => afterBallot(now, choice, at), vote);
      const blocked = ballots.some(({ choice }) => choice === "block");
      assert.equal(after.closesAt, blocked ? "2026-12-27T10:00:00.000Z" : vote.closesAt);
    }),
  );
});

test("at every instant a vote is either open or due, and a reminder comes once in the last three days, again when prolonged", () => {
  const vote = openVote("a", 1, 5, AT);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 }), (hours) => {
      const at = new Date(Date.parse(AT) + hours * 3_600_000).toISOString();
      assert.notEqual(isOpen(vote, at), isDue(vote, at));
      assert.equal(needsReminder(vote, at), hours >= 18 * 24 && hours < 21 * 24);
    }),
  );
  const reminded = { ...vote, remindedAt: "2026-12-10T11:00:00.000Z" };
  assert.equal(needsReminder(reminded, "2026-12-11T00:00:00.000Z"), false);
  assert.equal(needsReminder(afterBallot(reminded, "block", "2026-12-11T00:00:00.000Z"), "2026-12-25T00:00:00.000Z"), true);
});

test("while fewer than three partners can vote, those who look after the instance decide, and no date closes it", () => {
  const vote = openVote("a", 1, 2, AT);
  assert.equal(vote.mode, "stewards");
  assert.equal(isOpen(vote, AT), false);
  assert.equal(isDue(vote, "2030-01-01T00:00:00.000Z"), false);
});
