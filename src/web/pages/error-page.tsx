import type { ComponentChildren } from "preact";
import { Actions, LinkButton } from "../components/button.tsx";
import { SearchBox } from "../components/search-box.tsx";
import type { PageContext } from "../context.ts";
import { Layout } from "../layout.tsx";
import { errors as t } from "./errors.fr.ts";

type ErrorPageProps = {
  context: PageContext;
  /** HTTP status, shown in the drawing. */
  status: number;
  /** What happened; the status has words of its own when absent. */
  title?: string | undefined;
  /** Why, with the place and the value. */
  detail?: string | undefined;
  /** The way out. */
  hint?: string | undefined;
  /** What to quote when asking for help. */
  reference?: string | undefined;
  children?: ComponentChildren;
};

/** What failed, what was kept, what to do. A page that is not there offers to search for it. */
export function ErrorPage({ context, status, title, detail, hint, reference, children }: ErrorPageProps) {
  const heading = title ?? t.titles[status] ?? (status < 500 ? t.request : t.ours);
  return (
    <Layout context={context} title={heading} noindex width="text">
      <div class="error-page">
        <p class="error-cell" aria-hidden="true">
          {status}
        </p>
        <h1>{heading}</h1>
        {detail && <p class="lead">{detail}</p>}
        {hint && <p>{hint}</p>}
        {reference && <p class="muted">{t.reference(reference)}</p>}
        {children}
        {status === 404 ? (
          <SearchBox />
        ) : (
          <Actions>
            <LinkButton href="/" variant="secondary">
              {t.home}
            </LinkButton>
          </Actions>
        )}
      </div>
    </Layout>
  );
}
