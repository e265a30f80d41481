import type { ComponentChildren } from "preact";
import { Button, DefinitionList, ErrorSummary, formatDate, Layout, Notice, type PageContext, Time } from "../../web/index.ts";
import { answerDay } from "../forward.commands.ts";
import { texts } from "../introduction.fr.ts";
import type { Introduction, Recipient } from "../introduction.ts";
import { isRedirected } from "../ladder.ts";
import { AnswerForms, type AnswerFormsProps } from "./answer-forms.tsx";
import { RequestWords } from "./request-words.tsx";
import { Thread, type ThreadProps } from "./thread.tsx";

const t = texts.page;

type Common = ThreadProps & { context: PageContext };

function OtherWays({ it }: { it: Introduction }) {
  return (
    <section aria-labelledby="autres">
      <h2 id="autres">{t.otherWays}</h2>
      <ul>
        <li>
          <a href={`/recherche?q=${encodeURIComponent(it.entryTitle)}`}>{t.waysSearch}</a>
        </li>
        <li>
          <a href={`/fiche/${it.entry}`}>{t.waysFiche}</a>
        </li>
      </ul>
    </section>
  );
}

/** Where a request is, for who asked. `nobody`: it waits for a team in which nobody sits yet. */
export function AskerState({ it, nobody }: { it: Introduction; nobody?: boolean }): ComponentChildren {
  const title = texts.states[it.state];
  if (it.state === "held")
    return (
      <Notice tone="info" title={title}>
        {<p>{t.held}</p>}
      </Notice>
    );
  if (it.state === "waiting") {
    const day = answerDay(it.rungSince ?? it.createdAt);
    return (
      <Notice tone="info" title={title}>
        <p>{nobody ? t.nobody : t.waiting(it.heldBy ?? "")}</p>
        <p>{nobody ? t.nobodyWhen : it.rung === "desk" && !isRedirected(it) ? t.whenDesk(day) : t.when(day)}</p>
      </Notice>
    );
  }
  if (it.state === "refused")
    return (
      <Notice tone="warning" title={title}>
        {<p>{t.refused}</p>}
      </Notice>
    );
  if (it.state === "expired")
    return (
      <Notice tone="warning" title={title}>
        {<p>{t.expired}</p>}
      </Notice>
    );
  if (it.state === "withdrawn")
    return (
      <Notice tone="info" title={title}>
        {<p>{t.withdrawn}</p>}
      </Notice>
    );
  return null;
}

const errorsOf = (errors: Record<string, string>) => Object.entries(errors).map(([field, message]) => ({ field, message }));

/** The page of who asked: where it is, the conversation once accepted, how to take it back. */
export function AskerPage(props: Common & { nobody: boolean }) {
  const { context, it, path, errors, nobody } = props;
  const met = it.state === "accepted" || it.state === "closed";
  const ended = ["refused", "expired", "withdrawn"].includes(it.state);
  return (
    <Layout context={context} title={t.titleAsker} width="text" noindex>
      <div class="stack">
        <h1>{t.titleAsker}</h1>
        <ErrorSummary errors={errorsOf(errors)} />
        <AskerState it={it} nobody={nobody} />
        {it.reason && <DefinitionList items={[{ term: t.reason, value: <div class="contact-words">{it.reason}</div> }]} />}
        {met && <Thread {...props} />}
        {it.erasedAt === undefined && (
          <div class="contact-request">
            <RequestWords it={it} />
            {it.confirmedAt && (
              <p class="small muted">
                {t.sentOn} <Time value={it.confirmedAt} />
              </p>
            )}
          </div>
        )}
        {ended && <OtherWays it={it} />}
        {(it.state === "waiting" || it.state === "held") && (
          <form method="post" action={`${path}/retirer`}>
            <Button variant="quiet">{t.withdraw}</Button>
            <p class="help">{t.withdrawHelp}</p>
          </form>
        )}
      </div>
    </Layout>
  );
}

/** The page of somebody who was asked: who asks and why, and every answer that one may give. */
export function RecipientPage(
  props: Common & { recipient: Recipient; answers: Omit<AnswerFormsProps, "path" | "errors" | "values"> },
) {
  const { context, it, recipient, path, errors, values, answers } = props;
  const mine = it.other?.email === recipient.email;
  const toAnswer = it.state === "waiting" && recipient.until === undefined;
  return (
    <Layout context={context} title={t.titleOther} width="text" noindex>
      <div class="stack">
        <h1>{t.titleOther}</h1>
        <ErrorSummary errors={errorsOf(errors)} />
        {!toAnswer && !mine && <Notice tone="info" title={t.notYours[it.state as keyof typeof t.notYours] ?? t.over} />}
        {mine && <Thread {...props} />}
        {it.erasedAt === undefined && (toAnswer || mine) && (
          <div class="contact-request">
            <RequestWords it={it} />
            <p class="small muted">
              {t.sentOn} {formatDate(it.confirmedAt ?? it.createdAt)}
            </p>
          </div>
        )}
        {toAnswer && <AnswerForms path={path} errors={errors} values={values} {...answers} />}
        <p class="small muted">
          {t.whyYou} : {recipient.origin}
        </p>
      </div>
    </Layout>
  );
}
