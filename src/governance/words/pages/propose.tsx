import { Honeypot } from "../../../moderation/index.ts";
import { SCHEMES, type Scheme, schemeInfo } from "../../../vocabulary/index.ts";
import { errorList } from "../../../web/form.ts";
import {
  Button,
  Checkbox,
  ErrorSummary,
  Field,
  Layout,
  Notice,
  type PageContext,
  RadioList,
  Select,
} from "../../../web/index.ts";
import { type ChangeErrors, type ChangeValues, kindsFor, type ProposalValues, schemeTitle } from "../proposal.form.ts";
import { PROPOSAL_KINDS, type ProposalKind, type WordProposal } from "../proposal.ts";
import { words as t } from "../words.fr.ts";
import { ChangeFields } from "./change-fields.tsx";
import { ProposalItem } from "./proposals.tsx";

const PATH = "/vocabulaire/propositions/nouvelle";
const CRUMBS = [
  { label: t.vocabulary, href: "/vocabulaire" },
  { label: t.title, href: "/vocabulaire/propositions" },
];

/** Two questions first: what is proposed, and in which list. An address says both, nothing is kept. */
export function ChoosePage({
  context,
  path,
  kind,
  about = "",
}: {
  context: PageContext;
  path: string;
  kind: string;
  /** The concept from whose page one comes. */
  about?: string;
}) {
  return (
    <Layout context={context} title={t.propose} noindex breadcrumb={CRUMBS}>
      <div class="stack governance">
        <h1>{t.first.title}</h1>
        <p class="lead">{t.first.lead}</p>
        <form method="get" action={PATH}>
          {about && <input type="hidden" name="mot" value={about} />}
          <RadioList
            name="type"
            legend={t.first.kind}
            required
            options={PROPOSAL_KINDS.map((each) => ({ value: each, label: t.kinds[each], help: t.kindHelp[each] }))}
            value={kind || "word"}
          />
          <Select
            name="liste"
            label={t.first.scheme}
            options={SCHEMES.map((scheme) => ({ value: schemeInfo(scheme).path, label: schemeTitle(scheme) }))}
            value={path || "themes"}
          />
          <Button>{t.first.next}</Button>
        </form>
        <p class="measure muted">{t.rule}</p>
      </div>
    </Layout>
  );
}

/** A list whose words have a fixed place: what may be proposed there instead. */
export function OtherKindsPage({ context, scheme }: { context: PageContext; scheme: Scheme }) {
  const { path } = schemeInfo(scheme);
  return (
    <Layout context={context} title={t.propose} noindex breadcrumb={CRUMBS}>
      <div class="stack governance">
        <h1>{t.first.title}</h1>
        <Notice tone="info" title={t.fixed(schemeTitle(scheme))}>
          <ul>
            {kindsFor(scheme).map((kind) => (
              <li key={kind}>
                <a href={`${PATH}?liste=${path}&type=${kind}`}>{t.kinds[kind]}</a>
              </li>
            ))}
          </ul>
        </Notice>
      </div>
    </Layout>
  );
}

type ProposeProps = {
  context: PageContext;
  scheme: Scheme;
  kind: ProposalKind;
  signedIn: boolean;
  values?: Partial<ChangeValues & ProposalValues>;
  errors?: ChangeErrors;
  alike?: readonly WordProposal[];
  startedAt?: string | undefined;
};

function Alike({ alike }: { alike: readonly WordProposal[] }) {
  if (alike.length === 0) return null;
  return (
    <Notice tone="warning" title={t.form.alike(alike.length)} live>
      <p>{t.form.alikeText}</p>
      <ul class="governance-list">
        {alike.map((proposal) => (
          <ProposalItem key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </Notice>
  );
}

function Reasons({ values = {}, errors = {}, signedIn }: Pick<ProposeProps, "values" | "errors" | "signedIn">) {
  const f = t.form;
  return (
    <>
      <Field
        name="reason"
        label={f.reason}
        help={f.reasonHelp}
        rows={5}
        required
        maxLength={4_000}
        value={values.reason}
        error={errors.reason}
      />
      <Field
        name="examples"
        label={f.examples}
        help={f.examplesHelp}
        rows={3}
        maxLength={4_000}
        value={values.examples}
        error={errors.examples}
      />
      <Field
        name="author"
        label={f.author}
        help={f.authorHelp}
        maxLength={120}
        autocomplete="name"
        value={values.author}
        error={errors.author}
      />
      {!signedIn && (
        <Field
          name="email"
          type="email"
          label={f.email}
          help={f.emailHelp}
          required
          maxLength={254}
          autocomplete="email"
          value={values.email}
          error={errors.email}
        />
      )}
    </>
  );
}

/** One proposal: what would change, why, with which examples; who proposes alike is shown what is discussed already. */
export function ProposePage(props: ProposeProps) {
  const { context, scheme, kind, values = {}, errors = {}, alike = [], startedAt } = props;
  const { path } = schemeInfo(scheme);
  return (
    <Layout context={context} title={t.kinds[kind]} noindex breadcrumb={CRUMBS}>
      <div class="stack governance">
        <ErrorSummary errors={errorList(errors as Record<string, string>)} />
        <h1>{t.kinds[kind]}</h1>
        <p class="muted">
          {t.inList(schemeTitle(scheme))} – <a href={`${PATH}?choix=1&liste=${path}&type=${kind}`}>{t.form.back}</a>
        </p>
        <Alike alike={alike} />
        <form method="post" action={PATH} noValidate>
          <input type="hidden" name="liste" value={path} />
          <input type="hidden" name="type" value={kind} />
          <ChangeFields scheme={scheme} kind={kind} values={values} errors={errors} />
          <Reasons {...props} />
          {alike.length > 0 && <Checkbox name="different" label={t.form.different} checked={values.different === "1"} />}
          <Honeypot startedAt={startedAt} />
          <Button>{t.form.send}</Button>
        </form>
      </div>
    </Layout>
  );
}
