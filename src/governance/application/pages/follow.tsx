import { Button, formatDate, Layout, LinkButton, Notice, type PageContext } from "../../../web/index.ts";
import { application as t } from "../application.fr.ts";
import { type Application, isWithdrawable } from "../application.ts";
import { ApplicationFile } from "./application-file.tsx";

const f = t.follow;

/** Said after the form was sent. */
export function SentPage({ context, confirmed, localMail }: { context: PageContext; confirmed: boolean; localMail: boolean }) {
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{confirmed ? t.title : t.sent.title}</h1>
      {confirmed ? (
        <Notice tone="success" title={t.sent.confirmed} />
      ) : (
        <>
          <p class="lead">{t.sent.lead}</p>
          {localMail && <p>{t.sent.local}</p>}
          <p class="muted">{t.sent.later}</p>
        </>
      )}
      <p>
        <a href="/reseau">{t.network}</a>
      </p>
    </Layout>
  );
}

function Next({ application: { id, state }, base }: { application: Application; base: string }) {
  if (state === "unconfirmed")
    return (
      <form method="post" action={base}>
        <p>{f.confirmLead}</p>
        <Button>{f.confirm}</Button>
      </form>
    );
  if (state === "voting" || state === "admitted" || state === "declined")
    return (
      <p>
        <LinkButton href={`/reseau/candidatures/${id}`} variant="secondary">
          {f.vote}
        </LinkButton>
      </p>
    );
  return null;
}

/** An application as its author follows it, from the private link. */
export function FollowPage({
  context,
  application: it,
  secret,
  closesAt,
}: {
  context: PageContext;
  application: Application;
  secret: string;
  closesAt?: string | undefined;
}) {
  const base = `/reseau/candidature/${secret}`;
  const good = it.state === "admitted";
  return (
    <Layout context={context} title={f.title(it.name)} noindex>
      <div class="stack governance">
        <h1>{f.title(it.name)}</h1>
        <Notice tone={good ? "success" : "info"} title={f.states[it.state]}>
          {closesAt && it.state === "voting" && <p>{f.end(formatDate(closesAt))}</p>}
          {(it.state === "declined" || it.state === "refused" || it.state === "withdrawn") && (
            <p>
              <a href="/reseau/rejoindre">{f.again}</a>
            </p>
          )}
        </Notice>
        <Next application={it} base={base} />
        <section class="chapter" aria-labelledby="dossier">
          <h2 id="dossier">{t.file}</h2>
          <ApplicationFile application={it} />
        </section>
        {isWithdrawable(it.state) && (
          <form method="post" action={`${base}/retrait`}>
            <p class="muted">
              {f.withdrawLead} {f.keep}
            </p>
            <Button variant="danger">{f.withdraw}</Button>
          </form>
        )}
      </div>
    </Layout>
  );
}
