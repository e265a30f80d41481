import {
  Actions,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  formatDate,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
  Select,
  Time,
  typo,
} from "../../web/index.ts";
import { fr } from "../follow.fr.ts";
import { type Follow, RHYTHMS } from "../follow.ts";
import type { MineView } from "../mine.query.ts";

const t = fr.mine;

/** All acts of the page are one form each, to the page itself, told apart by `act`. */
function Act({ act, base, children, values = {} }: ActProps) {
  return (
    <form method="post" action={base} class="follow-act">
      <input type="hidden" name="act" value={act} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
type ActProps = {
  act: string;
  base: string;
  children: import("preact").ComponentChildren;
  values?: Record<string, string> | undefined;
};

function FollowLine({ follow, view, base }: { follow: Follow; view: MineView; base: string }) {
  const target = view.views.get(follow.target);
  if (!target) return null;
  const name = typo(target.name);
  return (
    <li class="follow-line">
      <div>
        <p class="small muted">{t.kinds[target.kind]}</p>
        <h2>{target.href ? <a href={target.href}>{name}</a> : name}</h2>
        <p class="small muted">
          {t.since} <Time value={follow.createdAt} />
          {follow.pausedAt && (
            <>
              , {t.pausedSince} <Time value={follow.pausedAt} />
            </>
          )}
          {target.kind === "search" && target.feed && (
            <>
              {" – "}
              <a href={target.feed}>
                {t.feed}
                <span class="visually-hidden"> {name}</span>
              </a>
            </>
          )}
        </p>
      </div>
      <div class="follow-acts">
        <Act act="rhythm" base={base} values={{ follow: follow.id }}>
          <Select
            name="rhythm"
            id={`rythme-${follow.id}`}
            label={t.rhythm(target.name)}
            labelHidden
            value={follow.rhythm}
            options={RHYTHMS.map((value) => ({ value, label: fr.rhythms[value] }))}
          />
          <Button variant="secondary">{t.change}</Button>
        </Act>
        <Act act={follow.pausedAt ? "resume" : "pause"} base={base} values={{ follow: follow.id }}>
          <Button variant="quiet">
            {follow.pausedAt ? t.resumeOne : t.pauseOne}
            <span class="visually-hidden"> {target.name}</span>
          </Button>
        </Act>
        <Act act="stop" base={base} values={{ follow: follow.id }}>
          <Button variant="quiet">
            {t.stop}
            <span class="visually-hidden"> {target.name}</span>
          </Button>
        </Act>
      </div>
    </li>
  );
}

/** Just stopped: one press takes it up again. */
function Undo({ view, base }: { view: MineView; base: string }) {
  if (!view.undo) return null;
  return (
    <Notice tone="success" title={typo(t.stopped(view.undo.names))} live>
      <Act act="undo" base={base} values={{ stopped: view.undo.at }}>
        <Button variant="secondary">{t.undo}</Button>
      </Act>
    </Notice>
  );
}

function Pause({ view, base }: { view: MineView; base: string }) {
  return (
    <section class="section" aria-labelledby="pause">
      <h2 id="pause">{t.mute}</h2>
      {view.mutedUntil ? (
        <>
          <p>{t.muted(formatDate(view.mutedUntil))}</p>
          <Act act="mute" base={base} values={{ days: "0" }}>
            <Button variant="secondary">{t.unmute}</Button>
          </Act>
        </>
      ) : (
        <>
          <p>{t.muteHelp}</p>
          <Act act="mute" base={base}>
            <Select
              name="days"
              label={t.muteFor}
              options={Object.entries(t.muteDays).map(([value, label]) => ({ value, label }))}
            />
            <Button variant="secondary">{t.mute}</Button>
          </Act>
        </>
      )}
    </section>
  );
}

/** Everything that somebody follows, and what can be done about it. `base`: address of the page, private link or session. */
export function MinePage({ context, view, base }: { context: PageContext; view: MineView; base: string }) {
  const isLink = base !== "/mes-suivis";
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <div class="follows">
        <h1>{t.title}</h1>
        <Undo view={view} base={base} />
        {view.active.length === 0 ? (
          <EmptyState title={t.lead(0)}>
            <p>{t.emptyHelp}</p>
          </EmptyState>
        ) : (
          <>
            <p class="lead">{t.lead(view.active.length)}</p>
            {isLink && <p class="small muted">{t.keep}</p>}
            <ul class="follow-list">
              {view.active.map((follow) => (
                <FollowLine key={follow.id} follow={follow} view={view} base={base} />
              ))}
            </ul>
            <p>
              <LinkButton href={`${base}/apercu`} variant="quiet" icon="mail">
                {t.preview}
              </LinkButton>
            </p>
            <Pause view={view} base={base} />
            <section class="section" aria-labelledby="tout">
              <h2 id="tout">{t.stopAll}</h2>
              <p>{t.stopAllHelp}</p>
              <Act act="stop-all" base={base}>
                <Button variant="danger">{t.stopAll}</Button>
              </Act>
            </section>
          </>
        )}
      </div>
    </Layout>
  );
}

/** For who has neither link nor session at hand. */
export function LostPage({ context, email, error }: { context: PageContext; email?: string; error?: string }) {
  const { lost } = t;
  return (
    <Layout context={context} title={lost.title} width="text" noindex>
      <ErrorSummary errors={error ? [{ field: "email", message: error }] : []} />
      <h1>{lost.title}</h1>
      <p class="lead">{lost.lead}</p>
      <form method="post" action="/mes-suivis/lien">
        <Field
          name="email"
          type="email"
          label={fr.ask.email}
          autocomplete="email"
          required
          maxLength={254}
          value={email}
          error={error}
        />
        <Actions>
          <Button icon="mail">{lost.go}</Button>
        </Actions>
      </form>
      <p>
        {lost.signIn} <a href="/connexion?next=/mes-suivis">{lost.signInLink}</a>.
      </p>
    </Layout>
  );
}
