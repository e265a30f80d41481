import { Button, ErrorSummary, Field, formatDate, Layout, LinkButton, Notice, type PageContext } from "../../../web/index.ts";
import { factorTexts as t } from "../factor.fr.ts";
import { QrCode } from "./qr-code.tsx";

const crumbs = [{ label: t.back, href: "/compte" }];

/** Why a second factor, before its secret is made. `required`: an administrator goes no further without it. */
export function StartFactorPage({ context, required, next }: { context: PageContext; required: boolean; next: string }) {
  return (
    <Layout context={context} title={t.start.title} width="text" noindex breadcrumb={crumbs}>
      <div class="account-page">
        <h1>{t.start.title}</h1>
        <p class="lead">{t.start.lead}</p>
        {required && <Notice tone="warning" title={t.start.required} />}
        <p>{t.start.how}</p>
        <form method="post" action="/compte/second-facteur">
          <input type="hidden" name="next" value={next} />
          <Button>{t.start.go}</Button>
        </form>
      </div>
    </Layout>
  );
}

type SetUpProps = { context: PageContext; uri: string; spelled: string; next: string; error?: string };

/** The secret, drawn and spelled, and the first code that proves it was taken. */
export function SetUpFactorPage({ context, uri, spelled, next, error }: SetUpProps) {
  const texts = t.setUp;
  return (
    <Layout context={context} title={texts.title} width="text" noindex breadcrumb={crumbs}>
      <div class="account-page">
        <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
        <h1>{texts.title}</h1>
        <ol class="factor-steps">
          <li>
            <h2>{texts.scanTitle}</h2>
            <p>{texts.scan}</p>
            <QrCode text={uri} alt={texts.alt} />
            <details>
              <summary>{texts.typeTitle}</summary>
              <p>{texts.type}</p>
              <p>
                {texts.key} : <code class="factor-key">{spelled}</code>
              </p>
              <p>
                <a href={uri}>{texts.open}</a>
              </p>
            </details>
          </li>
          <li>
            <h2>{texts.codeTitle}</h2>
            <form method="post" action="/compte/second-facteur/activation" class="code-form">
              <input type="hidden" name="next" value={next} />
              <Field
                name="code"
                label={texts.code}
                autocomplete="one-time-code"
                inputmode="numeric"
                maxLength={20}
                width="short"
                required
                error={error}
              />
              <Button>{texts.go}</Button>
            </form>
          </li>
        </ol>
      </div>
    </Layout>
  );
}

/** The recovery codes, once. */
export function RecoveryCodesPage({ context, codes, next }: { context: PageContext; codes: readonly string[]; next: string }) {
  return (
    <Layout context={context} title={t.codes.title} width="text" noindex breadcrumb={crumbs}>
      <div class="account-page">
        <h1>{t.codes.title}</h1>
        <Notice tone="success" title={t.codes.done} live />
        <p class="lead">{t.codes.lead}</p>
        <ol class="recovery-codes" aria-label={t.codes.label}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <LinkButton href={next}>{t.codes.go}</LinkButton>
        </p>
      </div>
    </Layout>
  );
}

function CodeForm({
  action,
  id,
  error,
  go,
  danger,
}: {
  action: string;
  id: string;
  error?: string;
  go: string;
  danger?: boolean;
}) {
  return (
    <form method="post" action={action} class="code-form">
      <Field
        id={id}
        name="code"
        label={t.on.code}
        autocomplete="one-time-code"
        maxLength={40}
        width="medium"
        required
        error={error}
      />
      <Button variant={danger ? "danger" : "secondary"}>{go}</Button>
    </form>
  );
}

type FactorOnProps = {
  context: PageContext;
  since: string;
  left: number;
  required: boolean;
  /** Which of the two forms was refused, and why. */
  error?: { act: "renew" | "stop"; message: string };
};

/** The factor is on: its recovery codes, and how to turn it off. */
export function FactorOnPage({ context, since, left, required, error }: FactorOnProps) {
  const wrong = (act: "renew" | "stop") => (error?.act === act ? { error: error.message } : {});
  return (
    <Layout context={context} title={t.title} width="text" noindex breadcrumb={crumbs}>
      <div class="account-page">
        <ErrorSummary errors={error ? [{ field: `code-${error.act}`, message: error.message }] : []} />
        <h1>{t.on.title}</h1>
        <p class="lead">{t.on.since(formatDate(since))}</p>
        <p>{t.on.left(left)}</p>
        <section class="account-chapter" aria-labelledby="codes">
          <h2 id="codes">{t.on.renewTitle}</h2>
          <p>{t.on.renew}</p>
          <CodeForm action="/compte/second-facteur/codes" id="code-renew" go={t.on.renewGo} {...wrong("renew")} />
        </section>
        <section class="account-chapter" aria-labelledby="arret">
          <h2 id="arret">{t.on.stopTitle}</h2>
          <p>{required ? `${t.on.stop} ${t.on.stopRequired}` : t.on.stop}</p>
          <CodeForm action="/compte/second-facteur/arret" id="code-stop" go={t.on.stopGo} danger {...wrong("stop")} />
        </section>
      </div>
    </Layout>
  );
}
