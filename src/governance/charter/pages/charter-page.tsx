import { type Errors, errorList } from "../../../web/form.ts";
import {
  Button,
  Checkbox,
  ErrorSummary,
  Field,
  formatDate,
  Layout,
  list,
  Markdown,
  Notice,
  type PageContext,
  RadioList,
  Time,
} from "../../../web/index.ts";
import { application } from "../../application/application.fr.ts";
import type { Values } from "../../form.ts";
import type { Member } from "../../governance.ts";
import { charter as t } from "../charter.fr.ts";
import type { CharterVersion, Signature } from "../charter.ts";

type CharterPageProps = {
  context: PageContext;
  /** The version shown, and all of them. */
  shown: CharterVersion;
  versions: readonly CharterVersion[];
  signatures: readonly Signature[];
  /** Partners of whoever reads that have not signed the version in force. */
  toSign: readonly Member[];
  errors?: Errors;
  values?: Values;
};

function SignatureList({ signatures }: { signatures: readonly Signature[] }) {
  return (
    <ul class="governance-signatures">
      {signatures.map(({ id, organisation, name, role, public: shown, at }) => (
        <li key={id}>
          <strong>{organisation}</strong>
          {shown && name && role && <span>{t.signedBy(name, role)}</span>}
          <span class="small muted">
            <Time value={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who signed this version; and who signed an earlier one and not yet this one. */
function Signatures({ signatures, version }: { signatures: readonly Signature[]; version: number }) {
  const own = signatures.filter((each) => each.version === version);
  const done = new Set(own.map(({ partner, organisation }) => partner ?? organisation));
  const earlier = signatures.filter((each) => each.version < version && !done.has(each.partner ?? each.organisation));
  const last = [...new Map(earlier.map((each) => [each.partner ?? each.organisation, each])).values()];
  return (
    <section class="chapter stack" aria-labelledby="signatures">
      <h2 id="signatures">{t.signatures}</h2>
      {own.length === 0 && <p class="muted">{t.noSignature}</p>}
      <SignatureList signatures={own} />
      {last.length > 0 && <h3>{t.before}</h3>}
      <SignatureList signatures={last} />
    </section>
  );
}

function Sign({ toSign, shown, errors = {}, values = {} }: Pick<CharterPageProps, "toSign" | "shown" | "errors" | "values">) {
  const [first] = toSign;
  if (first === undefined) return null;
  return (
    <section class="chapter" aria-labelledby="signer">
      <h2 id="signer">{t.sign}</h2>
      <p>{t.signLead(list(toSign.map(({ name }) => name)))}</p>
      <form method="post" action="/charte/signature" noValidate>
        <input type="hidden" name="version" value={String(shown.version)} />
        {toSign.length === 1 ? (
          <input type="hidden" name="partner" value={first.id} />
        ) : (
          <RadioList
            name="partner"
            legend={t.partner}
            options={toSign.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.partner}
            error={errors.partner}
          />
        )}
        <Field name="name" label={t.name} required maxLength={200} autocomplete="name" value={values.name} error={errors.name} />
        <Field name="role" label={t.role} required maxLength={200} value={values.role} error={errors.role} />
        <Checkbox name="public" label={t.public} checked={values.public === "1"} />
        <Checkbox name="read" label={t.read(shown.version)} required error={errors.read} />
        <Button>{t.sign}</Button>
      </form>
    </section>
  );
}

/** The charter: the version asked for, what changed from one to the next, and who signed it. */
export function CharterPage(props: CharterPageProps) {
  const { context, shown, versions, signatures, errors = {} } = props;
  const latest = versions.at(-1) ?? shown;
  return (
    <Layout
      context={context}
      title={t.title}
      description={t.lead}
      canonical="/charte"
      breadcrumb={[{ label: application.network, href: "/reseau" }]}
    >
      <div class="stack governance">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p class="muted">{t.version(shown.version, formatDate(shown.at))}</p>
        {latest.version !== shown.version && (
          <Notice tone="warning" title={t.old(latest.version)}>
            <p>
              <a href="/charte">{t.oldLink}</a>
            </p>
          </Notice>
        )}
        <div class="measure governance-charter">
          <Markdown text={shown.text} level={2} breaks={false} />
        </div>
        {latest.version === shown.version && <Sign {...props} />}
        <Signatures signatures={signatures} version={shown.version} />
        <section class="chapter" aria-labelledby="versions">
          <h2 id="versions">{t.versions}</h2>
          <ul>
            {versions.toReversed().map(({ version, at, changed }) => (
              <li key={version}>
                <a href={`/charte?version=${version}`}>{t.changed(version, formatDate(at), changed)}</a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  );
}
