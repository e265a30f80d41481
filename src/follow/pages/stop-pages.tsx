import { Actions, Button, Layout, type PageContext, typo } from "../../web/index.ts";
import { fr } from "../follow.fr.ts";

const t = fr.stop;

/** One button: opening the link stops nothing, for mail scanners open links. */
export function StopPage({ context, names, secret }: { context: PageContext; names: readonly string[]; secret: string }) {
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{names.length > 5 ? t.leadMany(names.length) : typo(t.lead(names))}</p>
      <form method="post" action={`/desabonnement/${secret}`}>
        <Actions>
          <Button>{t.go}</Button>
        </Actions>
      </form>
      <p>
        <a href={`/mes-suivis/${secret}`}>{t.instead}</a>
      </p>
    </Layout>
  );
}

/** The same for one thing alone. */
export function StopOnePage({
  context,
  name,
  secret,
  follow,
}: {
  context: PageContext;
  name: string;
  secret: string;
  follow: string;
}) {
  const { one } = t;
  return (
    <Layout context={context} title={one.title} width="text" noindex>
      <h1>{one.title}</h1>
      <p class="lead">{typo(one.lead(name))}</p>
      <form method="post" action={`/desabonnement/${secret}/${follow}`}>
        <Actions>
          <Button>{one.go}</Button>
        </Actions>
      </form>
      <p>
        <a href={`/mes-suivis/${secret}`}>{one.instead}</a>
      </p>
    </Layout>
  );
}

type StoppedProps = {
  context: PageContext;
  secret: string;
  /** The instant by which it is undone; none when there was nothing to stop. */
  stopped?: string;
  /** What was stopped; absent: everything. */
  name?: string;
};

/** Said after the press, with the way back. */
export function StoppedPage({ context, secret, stopped, name }: StoppedProps) {
  const done = name === undefined ? t.done : t.one.done(name);
  const already = name === undefined ? t.already : t.one.already(name);
  return (
    <Layout context={context} title={t.doneTitle} width="text" noindex>
      <h1>{t.doneTitle}</h1>
      <p class="lead">{typo(stopped ? done : already)}</p>
      {stopped && (
        <form method="post" action={`/mes-suivis/${secret}`}>
          <input type="hidden" name="act" value="undo" />
          <input type="hidden" name="stopped" value={stopped} />
          <Actions>
            <Button variant="secondary">{t.undo}</Button>
          </Actions>
        </form>
      )}
      <p>
        <a href={`/mes-suivis/${secret}`}>{t.mine}</a>
      </p>
    </Layout>
  );
}
