import type { ComponentChildren } from "preact";
import {
  Actions,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  Layout,
  Notice,
  type PageContext,
  Time,
  typo,
} from "../../web/index.ts";
import { fr } from "../discussion.fr.ts";
import { latest, type Message, shownText } from "../message.ts";
import { MessageText } from "./message-text.tsx";

const t = fr.own;

/** A message of one's own, and the fiche that it is about. */
export type OwnView = {
  message: Message;
  fiche?: { title: string; path: string } | undefined;
  /** What was typed and refused. */
  typed?: string | undefined;
  error?: string | undefined;
};

const stateOf = (message: Message): string =>
  message.withdrawnAt === undefined ? t.states[latest(message)?.state ?? "draft"] : t.withdrawn;

function Act({ base, act, children }: { base: string; act: string; children: ComponentChildren }) {
  return (
    <form method="post" action={base}>
      <input type="hidden" name="act" value={act} />
      {children}
    </form>
  );
}

function Edit({ view, base, version, text }: { view: OwnView; base: string; version: number; text: string }) {
  return (
    <section class="section" aria-labelledby="modifier">
      <h2 id="modifier">{t.edit}</h2>
      <p>{t.editHelp}</p>
      <form method="post" action={base}>
        <input type="hidden" name="act" value="rewrite" />
        <input type="hidden" name="version" value={String(version)} />
        <Field name="text" label={fr.form.text} rows={7} required value={view.typed ?? text} error={view.error} />
        <Actions>
          <Button variant="secondary">{t.save}</Button>
        </Actions>
      </form>
    </section>
  );
}

/** What its author can do: confirm, mend, withdraw, bring back. `base`: address of the page, private link or session. */
export function OwnPage({ context, view, base }: { context: PageContext; view: OwnView; base: string }) {
  const { message, fiche, error } = view;
  const last = latest(message);
  const isDraft = message.confirmedAt === undefined;
  const shown = shownText(message);
  if (!last) return null;
  return (
    <Layout
      context={context}
      title={t.title}
      width="text"
      noindex
      breadcrumb={fiche ? [{ label: fiche.title, href: fiche.path }] : []}
    >
      <ErrorSummary errors={error ? [{ field: "text", message: error }] : []} />
      <div class="discussion">
        <h1>{t.title}</h1>
        {fiche && (
          <p class="lead">
            {t.about} <a href={fiche.path}>{typo(fiche.title)}</a>
          </p>
        )}
        {isDraft ? (
          <p>{t.confirmLead}</p>
        ) : (
          <Notice title={stateOf(message)}>{shown !== undefined && shown !== last.body && <p>{t.stillShown}</p>}</Notice>
        )}
        <blockquote class="message-quoted">
          <p class="small muted">
            {fr.authorOf(message)}, {fr.kinds[message.kind].toLowerCase()}
          </p>
          <MessageText text={last.body} />
        </blockquote>
        {isDraft && (
          <Act base={base} act="confirm">
            <Actions>
              <Button icon="check">{t.confirm}</Button>
            </Actions>
          </Act>
        )}
        {shown !== undefined && fiche && (
          <p>
            <a href={`${fiche.path}/discussion#message-${message.id}`}>{t.see}</a>
          </p>
        )}
        {message.withdrawnAt === undefined ? (
          <>
            <Edit view={view} base={base} version={last.version} text={last.body} />
            <section class="section" aria-labelledby="retirer">
              <h2 id="retirer">{t.withdraw}</h2>
              <p>{t.withdrawHelp}</p>
              <Act base={base} act="withdraw">
                <Button variant="danger">{t.withdraw}</Button>
              </Act>
            </section>
          </>
        ) : (
          <Act base={base} act="restore">
            <Actions>
              <Button>{t.restore}</Button>
            </Actions>
          </Act>
        )}
      </div>
    </Layout>
  );
}

/** All that somebody signed in wrote. */
export function MinePage({ context, views }: { context: PageContext; views: readonly OwnView[] }) {
  return (
    <Layout context={context} title={t.mine} width="text" noindex>
      <h1>{t.mine}</h1>
      {views.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      <ul class="discussion-latest">
        {views.map(({ message, fiche }) => (
          <li key={message.id}>
            <p class="small muted">
              {fr.kinds[message.kind]}, <Time value={message.createdAt} />
            </p>
            <p>
              <a href={`/mes-messages/${message.id}`}>{typo(fiche?.title ?? fr.goneFiche)}</a> – {stateOf(message)}
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** The link has been sent. */
export function SentPage({ context, back, local }: { context: PageContext; back: string; local: boolean }) {
  const { sent } = fr;
  return (
    <Layout context={context} title={sent.title} width="text" noindex>
      <h1>{sent.title}</h1>
      <p class="lead">{sent.lead}</p>
      <p>{sent.keep}</p>
      {local && <p>{sent.local}</p>}
      <p>{sent.nothing}</p>
      <p>
        <a href={back}>{sent.back}</a>
      </p>
    </Layout>
  );
}
