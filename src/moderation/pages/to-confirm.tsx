import type { ComponentChildren } from "preact";
import {
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  Layout,
  LinkButton,
  type PageContext,
  Pagination,
  Tag,
} from "../../web/index.ts";
import type { Case } from "../case.ts";
import { moderation } from "../moderation.fr.ts";
import { MESSAGE_LENGTH, THRESHOLDS } from "../ruling.ts";
import { votes as t } from "../vote.fr.ts";
import type { Side } from "../vote.store.ts";
import { age } from "../who.ts";
import { AdmissionRule } from "./admission-rule.tsx";

/** One case as everybody may read it. */
export type OpenCase = {
  it: Case;
  view: { body: ComponentChildren; author?: string; href?: string };
  tally: { confirmations: number; contests: number; own?: Side };
  /** The reader sent it. */
  mine: boolean;
};

/** What waits, for whoever is signed in to confirm or contest. */
export function ToConfirmPage(props: {
  context: PageContext;
  cases: readonly OpenCase[];
  page: number;
  pages: number;
  now: Date;
  /** A voice that could not be given. */
  refused?: { id: string; message: string; reason: string } | undefined;
}) {
  const { context, cases, page, pages, now, refused } = props;
  const hrefOf = (n: number) => (n > 1 ? `/a-confirmer?page=${n}` : "/a-confirmer");
  return (
    <Layout context={context} title={t.title} description={t.description} noindex>
      <div class="to-confirm">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <ErrorSummary errors={refused ? [{ field: `raison-${refused.id}`, message: refused.message }] : []} />
        <AdmissionRule />
        {cases.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneHint}</p>
          </EmptyState>
        ) : (
          <>
            <p>
              {t.how(THRESHOLDS.confirmations)} {t.unchecked}
            </p>
            <ol class="open-cases" aria-label={t.list}>
              {cases.map((each) => (
                <li key={each.it.id} id={`c-${each.it.id}`}>
                  <Proposed {...each} now={now} />
                  <Voice {...each} context={context} refused={refused?.id === each.it.id ? refused : undefined} />
                </li>
              ))}
            </ol>
          </>
        )}
        <Pagination page={page} pages={pages} hrefOf={hrefOf} label={t.pages} />
      </div>
    </Layout>
  );
}

function Proposed({ it, view, tally, now }: OpenCase & { now: Date }) {
  return (
    <>
      <p class="case-signs">
        <Tag>{moderation.kinds[it.kind]}</Tag> <span>{t.since(age(it.waitingSince, now))}</span>
        {view.author && (
          <span>
            {t.by} {view.author}
          </span>
        )}
      </p>
      <h2>{view.href ? <a href={view.href}>{it.title}</a> : it.title}</h2>
      <div class="case-body">{view.body}</div>
      <p class="open-tally">{t.tally(tally.confirmations, tally.contests)}</p>
    </>
  );
}

type VoiceProps = OpenCase & { context: PageContext; refused: { message: string; reason: string } | undefined };

function Voice({ it, tally, mine, context, refused }: VoiceProps) {
  if (!context.user) {
    const next = encodeURIComponent(`/a-confirmer#c-${it.id}`);
    return (
      <p>
        <LinkButton href={`/connexion?next=${next}`} variant="secondary">
          {t.signIn}
        </LinkButton>
      </p>
    );
  }
  if (mine) return <p>{t.own}</p>;
  const action = `/a-confirmer/${it.id}`;
  if (tally.own) {
    return (
      <form method="post" action={action} class="open-voice">
        <span>{t.given[tally.own]}</span>
        <Button name="voix" value="reprendre" variant="quiet" icon="refresh">
          {t.takeBack}
        </Button>
      </form>
    );
  }
  return (
    <div class="open-voice">
      <form method="post" action={action}>
        <Button name="voix" value="confirmer" variant="secondary" icon="check">
          {t.confirm}
          <span class="visually-hidden"> {it.title}</span>
        </Button>
      </form>
      <details open={refused !== undefined}>
        <summary>
          {t.contest}
          <span class="visually-hidden"> {it.title}</span>
        </summary>
        <form method="post" action={action}>
          <Field
            name="raison"
            id={`raison-${it.id}`}
            label={t.contestWhy}
            help={t.contestHelp}
            rows={3}
            required
            maxLength={MESSAGE_LENGTH}
            value={refused?.reason}
            error={refused?.message}
          />
          <Button name="voix" value="contester" variant="secondary">
            {t.contestSend}
          </Button>
        </form>
      </details>
    </div>
  );
}
