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

/** Said after the press, with the way back. `stopped`: the instant by which it is undone; none when there was nothing to stop. */
export function StoppedPage({ context, secret, stopped }: { context: PageContext; secret?: string; stopped?: string }) {
  return (
    <Layout context={context} title={t.doneTitle} width="text" noindex>
      <h1>{t.doneTitle}</h1>
      <p class="lead">{stopped ? t.done : t.already}</p>
      {stopped && secret && (
        <form method="post" action={`/mes-suivis/${secret}`}>
          <input type="hidden" name="act" value="undo" />
          <input type="hidden" name="stopped" value={stopped} />
          <Actions>
            <Button variant="secondary">{t.undo}</Button>
          </Actions>
        </form>
      )}
    </Layout>
  );
}
