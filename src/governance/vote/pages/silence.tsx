import { Button, Layout, type PageContext } from "../../../web/index.ts";
import { vote } from "../vote.fr.ts";

const t = vote.silence;

/** Opening the link changes nothing (mail scanners do); the button does. */
export function SilencePage({ context, secret }: { context: PageContext; secret: string }) {
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <form method="post" action={`/reseau/silence/${secret}`}>
        <Button>{t.stop}</Button>
      </form>
    </Layout>
  );
}
