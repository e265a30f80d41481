import type { ComponentChildren } from "preact";
import { Button, Field, Icon, Layout, Notice, type PageContext, typo } from "../../../web/index.ts";
import { followHref, writeHref } from "../addresses.ts";
import type { Alike } from "../alike.ts";
import { pages } from "../pages.fr.ts";
import type { Proposal } from "../proposal.ts";
import { type QuestionId, REQUIRED } from "../question.ts";
import { questionText } from "../questions.fr.ts";
import { stepsOf } from "../questions.ts";

const t = pages.step;

/** What every page of a proposal being written needs. `followed`: it was sent, and is being changed. */
export type Writing = {
  context: PageContext;
  secret: string;
  proposal: Proposal;
  followed: boolean;
};

/** All questions, those that have an answer marked; each can be gone back to. */
function Steps({ secret, proposal, current }: Writing & { current?: QuestionId | undefined }) {
  return (
    <nav class="steps-list" aria-labelledby="les-questions">
      <h2 id="les-questions">{t.list}</h2>
      <ol>
        {stepsOf(proposal.proposer, proposal.answers).map(({ id, answered }) => (
          <li key={id} class={answered ? "answered" : undefined}>
            <a href={writeHref(secret, id)} aria-current={id === current ? "step" : undefined}>
              {questionText(id, proposal.proposer).short}
              {answered && <span class="visually-hidden"> ({t.answered})</span>}
              {!answered && REQUIRED.includes(id) && <span class="small muted"> {t.required}</span>}
            </a>
            {answered && <Icon name="check" size={16} />}
          </li>
        ))}
      </ol>
      <p>
        <a href={writeHref(secret, "apercu")}>{t.preview}</a>
      </p>
    </nav>
  );
}

/** A letter with the address of this page. */
function Later({ secret, proposal, error, typed }: Writing & { error?: string | undefined; typed?: string | undefined }) {
  const l = pages.later;
  return (
    <details class="later" open={error !== undefined}>
      <summary>{l.title}</summary>
      <form method="post" action={writeHref(secret, "courrier")} noValidate>
        <p class="small muted">{l.text}</p>
        <Field
          name="pour"
          type="email"
          label={l.email}
          autocomplete="email"
          value={typed ?? proposal.answers.email}
          error={error}
          maxLength={254}
        />
        <Button variant="secondary" icon="mail">
          {l.send}
        </Button>
      </form>
    </details>
  );
}

/** "Is it one of these?" Asked, never insisted on. */
export function AlikeBox({ alike }: { alike: readonly Alike[] }) {
  const a = pages.alike;
  if (alike.length === 0) return null;
  return (
    <section class="alike" aria-labelledby="semblables">
      <h2 id="semblables">{a.title}</h2>
      <ul>
        {alike.map(({ id, href, title, where, pitch, why }) => (
          <li key={id}>
            <a href={href} target="_blank" rel="noopener">
              {typo(title)}
            </a>
            {where && <span class="muted">, {where}</span>}
            {pitch && <p class="small">{typo(pitch)}</p>}
            {why && <p class="small muted">{a.why(why)}</p>}
            <p class="small">
              <a href={`${href}/corriger`}>{a.correct}</a>
            </p>
          </li>
        ))}
      </ul>
      <p class="small muted">{a.text}</p>
    </section>
  );
}

/** The frame of all pages on which a proposal is written: the page in the middle, the list of questions beside it. */
export function WriteFrame({
  writing,
  title,
  current,
  later,
  children,
}: {
  writing: Writing;
  title: string;
  current?: QuestionId | undefined;
  later?: { error: string; typed: string } | undefined;
  children: ComponentChildren;
}) {
  const { context, secret, proposal, followed } = writing;
  const crumbs = followed ? [{ label: t.follow, href: followHref(secret) }] : [{ label: t.lead, href: "/contribuer" }];
  const note = proposal.state === "waiting" ? t.waiting : proposal.published ? t.published : undefined;
  return (
    <Layout context={context} title={title} noindex breadcrumb={crumbs}>
      <div class="contribute contribute-write">
        <div class="contribute-main">
          {followed && note && <Notice title={note} />}
          {children}
        </div>
        <div class="contribute-side">
          <Steps {...writing} current={current} />
          {!followed && <Later {...writing} {...later} />}
          <p class="small muted">{t.private}</p>
        </div>
      </div>
    </Layout>
  );
}
