import { type Entry, entryPath } from "../../catalogue/index.ts";
import { EmptyState, ErrorSummary, Layout, type PageContext, Pagination, typo } from "../../web/index.ts";
import { fr } from "../discussion.fr.ts";
import type { Message } from "../message.ts";
import { type FormErrors, MessageForm, type Typed } from "./message-form.tsx";
import { MessageView } from "./message-view.tsx";
import { ShortRule } from "./rule.tsx";

/** What the page of a discussion shows. Pages count from 1. */
export type DiscussionView = {
  entry: Entry;
  threads: readonly { first: Message; answers: readonly Message[] }[];
  count: number;
  page: number;
  pages: number;
  typed: Typed;
  errors: FormErrors;
  parent?: Message | undefined;
};

function Threads({ view, path }: { view: DiscussionView; path: string }) {
  if (view.threads.length === 0) {
    return (
      <EmptyState title={fr.page.none}>
        <p>{fr.page.noneText}</p>
      </EmptyState>
    );
  }
  return (
    <ol class="discussion-threads" aria-label={fr.page.label}>
      {view.threads.map(({ first, answers }) => (
        <li key={first.id}>
          <MessageView message={first} path={path} replyHref={`${path}?repondre=${first.id}#ecrire`} />
          {answers.length > 0 && (
            <ol class="discussion-answers" aria-label={fr.page.answers(answers.length)}>
              {answers.map((answer) => (
                <li key={answer.id}>
                  <MessageView message={answer} path={path} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

/** All that is said about a fiche, and where one writes. */
export function DiscussionPage({ context, view }: { context: PageContext; view: DiscussionView }) {
  const { entry, errors, page, pages } = view;
  const fiche = entryPath(entry);
  const path = `${fiche}/discussion`;
  const title = entry.single.title.value;
  const wrong = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <Layout
      context={context}
      title={fr.page.title(title)}
      width="text"
      canonical={path}
      noindex={view.count === 0 || page > 1}
      breadcrumb={[{ label: title, href: fiche }]}
    >
      <ErrorSummary errors={wrong} />
      <div class="discussion">
        <h1>{typo(fr.page.title(title))}</h1>
        {view.count > 0 && <p class="lead">{fr.page.count(view.count)}</p>}
        <p>
          <a href={`/suivre?fiche=${entry.id}`} rel="nofollow">
            {fr.page.follow}
          </a>
        </p>
        <Threads view={view} path={path} />
        <Pagination page={page} pages={pages} hrefOf={(number) => `${path}?page=${number}`} />
        <ShortRule />
        <MessageForm path={path} typed={view.typed} errors={errors} parent={view.parent} />
        <p class="small">
          {fr.form.correct} <a href={fiche}>{fr.form.correctLink}</a>.
        </p>
      </div>
    </Layout>
  );
}
