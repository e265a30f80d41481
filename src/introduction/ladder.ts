import type { Entry } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { list } from "../web/index.ts";
import { texts as t } from "./introduction.fr.ts";
import { type Introduction, RUNGS, type Rung } from "./introduction.ts";
import type { IntroductionDeps, Person } from "./introduction-deps.ts";
import { isBlocked } from "./recipient.store.ts";

/** Who is asked at one rung: their public name in words, and where each address came from. */
export type Asked = { rung: Rung; heldBy: string; people: (Person & { origin: string })[] };

type Rungs = Record<Rung, (executor: Executor, deps: IntroductionDeps, entry: Entry | undefined) => Promise<Omit<Asked, "rung">>>;

const AT: Rungs = {
  async holder(executor, deps, entry) {
    const people = entry ? await deps.holdersOf(executor, entry) : [];
    return { heldBy: t.heldBy.holder, people: people.map((person) => ({ ...person, origin: t.origin.holder })) };
  },
  async partner(executor, deps, entry) {
    const all = entry ? await deps.referentsOf(executor, entry) : [];
    const partners = all.filter(({ people }) => people.length > 0);
    return {
      heldBy: t.heldBy.partner(list(partners.map(({ name }) => name))),
      people: partners.flatMap(({ name, people }) => people.map((person) => ({ ...person, origin: t.origin.partner(name) }))),
    };
  },
  async referent(_executor, { instance }) {
    const { name, email } = instance.referent ?? {};
    const people = email
      ? [{ email: email.toLowerCase(), ...(name ? { name } : {}), origin: t.origin.referent(instance.name) }]
      : [];
    return { heldBy: t.heldBy.referent(instance.name), people };
  },
  async desk(executor, deps) {
    const people = await deps.curators(executor);
    const origin = t.origin.desk(deps.instance.name);
    return { heldBy: t.heldBy.desk(deps.instance.name), people: people.map((person) => ({ ...person, origin })) };
  },
};

type From = {
  entry: Entry | undefined;
  asker: string;
  from: Rung;
  /** Who is not asked, though they stand there. */
  without?: ((person: Person, rung: Rung) => boolean) | undefined;
};

/** Those who stand at a rung now, whoever asks. */
export const peopleAt = async (executor: Executor, deps: IntroductionDeps, entry: Entry | undefined, rung: Rung) =>
  (await AT[rung](executor, deps, entry)).people;

/**
 * The first rung from `from` on where somebody can be asked who is not the asker and did not block them; the desk when there is
 * none, whoever sits there: no request falls into a void.
 */
export async function askedFrom(
  executor: Executor,
  deps: IntroductionDeps,
  { entry, asker, from, without = () => false }: From,
): Promise<Asked> {
  for (const rung of RUNGS.slice(RUNGS.indexOf(from))) {
    const { heldBy, people } = await AT[rung](executor, deps, entry);
    const unique = [...new Map(people.map((person) => [person.email, person])).values()];
    const free: Asked["people"] = [];
    for (const person of unique) {
      if (person.email === asker || without(person, rung)) continue;
      if (!(await isBlocked(executor, person.email, asker))) free.push(person);
    }
    if (free.length > 0 || rung === "desk") return { rung, heldBy, people: free.slice(0, 20) };
  }
  throw new Error("the desk is always there");
}

/** Whether somebody who was asked named who has it now. */
export const isRedirected = ({ heldBy }: Introduction): boolean => heldBy?.startsWith(t.heldBy.redirected("")) ?? false;

/** Where a request goes from here: one rung up, back to the desk from somebody whom the desk named; undefined at the top. */
export const afterRung = (it: Introduction): Rung | undefined =>
  it.rung && (nextRung(it.rung) ?? (isRedirected(it) ? "desk" : undefined));

/** Whether a request waits for a team in which nobody sits yet. */
export const isNobodys = async (executor: Executor, deps: IntroductionDeps, it: Introduction): Promise<boolean> =>
  it.state === "waiting" &&
  it.rung === "desk" &&
  !isRedirected(it) &&
  (await peopleAt(executor, deps, undefined, "desk")).length === 0;

/** Whether a request can go on to anybody else than those (by their addresses) who have it. */
export async function hasNext(
  executor: Executor,
  deps: IntroductionDeps,
  it: Introduction,
  entry: Entry | undefined,
  holding: readonly string[],
): Promise<boolean> {
  const from = afterRung(it);
  if (!from) return false;
  const { people } = await askedFrom(executor, deps, { entry, asker: it.asker.email ?? "", from });
  return people.some(({ email }) => !holding.includes(email));
}

/** The rung after this one; undefined after the desk. */
const nextRung = (rung: Rung): Rung | undefined => RUNGS[RUNGS.indexOf(rung) + 1];
