import { EmptyState, formatDate, Layout, type PageContext } from "../../web/index.ts";
import { fr } from "../follow.fr.ts";
import type { LetterView } from "../mine.query.ts";
import { DigestLines } from "./digest-lines.tsx";

/** What the next letters would say if they left now, one a rhythm. */
export function PreviewPage({ context, letters, base }: { context: PageContext; letters: readonly LetterView[]; base: string }) {
  const t = fr.preview;
  return (
    <Layout context={context} title={t.title} width="text" noindex breadcrumb={[{ label: fr.mine.title, href: base }]}>
      <div class="follows">
        <h1>{t.title}</h1>
        {letters.length === 0 && (
          <EmptyState title={t.none}>
            <p>{t.noneHelp}</p>
          </EmptyState>
        )}
        {letters.map(({ rhythm, when, written }) => (
          <section key={rhythm} class="section" aria-labelledby={`courrier-${rhythm}`}>
            <h2 id={`courrier-${rhythm}`}>{fr.rhythms[rhythm]}</h2>
            <p class="muted">{t.when(formatDate(when))}</p>
            <DigestLines lines={written.digest.lines} views={written.views} />
            {written.digest.more > 0 && <p>{t.more(written.digest.more)}</p>}
          </section>
        ))}
        <p>
          <a href={base}>{t.back}</a>
        </p>
      </div>
    </Layout>
  );
}
