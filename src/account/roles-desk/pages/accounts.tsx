import {
  BureauFrame,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  type PageContext,
  Pagination,
  Select,
  Table,
  Time,
} from "../../../web/index.ts";
import { texts as common } from "../../account.fr.ts";
import { ROLES } from "../../account.ts";
import { type Organisations, roleWords } from "../../my-account/pages/events.tsx";
import { rolesDeskTexts as t } from "../roles-desk.fr.ts";
import type { AccountLine } from "../roles-desk.store.ts";

/** What was typed to give a role, and what is wrong with it. */
export type RoleForm = {
  email: string;
  role: string;
  organisation: string;
  errors: Partial<Record<"email" | "role" | "organisation", string>>;
};

/** Which role, and where. */
export function RoleFields({ form, organisations }: { form: RoleForm | undefined; organisations: Organisations }) {
  return (
    <>
      <Select
        name="role"
        label={t.role}
        options={ROLES.toReversed().map((value) => ({ value, label: common.roles[value] }))}
        value={form?.role ?? "contributor"}
        error={form?.errors.role}
      />
      <Select
        name="organisation"
        label={t.organisation}
        help={t.organisationHelp}
        placeholder={t.noOrganisation}
        options={[...organisations].map(([value, label]) => ({ value, label }))}
        value={form?.organisation}
        error={form?.errors.organisation}
      />
    </>
  );
}

/** What is wrong in the form, each item a link to its field. */
export const roleErrors = (form: RoleForm | undefined) =>
  Object.entries(form?.errors ?? {}).map(([field, message]) => ({ field, message }));

function Invite({ form, organisations }: { form: RoleForm | undefined; organisations: Organisations }) {
  return (
    <section class="account-chapter" aria-labelledby="inviter">
      <h2 id="inviter">{t.invite.title}</h2>
      <p class="muted">{t.invite.lead}</p>
      <form method="post" action="/bureau/comptes" noValidate>
        <Field
          name="email"
          type="email"
          label={t.invite.email}
          required
          maxLength={254}
          value={form?.email}
          error={form?.errors.email}
        />
        <RoleFields form={form} organisations={organisations} />
        <Button icon="mail">{t.invite.go}</Button>
      </form>
    </section>
  );
}

function Accounts({ accounts, organisations }: { accounts: readonly AccountLine[]; organisations: Organisations }) {
  const rows = accounts.map(({ id, email, memberships, lastSignInAt, factor }) => [
    <a href={`/bureau/comptes/${id}`}>{email}</a>,
    memberships.map((membership) => roleWords(membership, organisations)).join(" ; ") || t.noRole,
    lastSignInAt ? <Time value={lastSignInAt} /> : t.never,
    factor ? t.factorOn : t.factorOff,
  ]);
  const { email, roles, lastSignIn, factor } = t.columns;
  const columns = [{ label: email }, { label: roles }, { label: lastSignIn }, { label: factor }];
  return <Table id="comptes" caption={t.title} captionHidden columns={columns} rows={rows} />;
}

type AccountsPageProps = {
  context: PageContext;
  words: string;
  found: { accounts: readonly AccountLine[]; total: number };
  page: number;
  pages: number;
  organisations: Organisations;
  form?: RoleForm;
};

/** All accounts: found by address, with what each may do; and inviting somebody. */
export function AccountsPage({ context, words, found, page, pages, organisations, form }: AccountsPageProps) {
  const hrefOf = (n: number) => `/bureau/comptes?${new URLSearchParams({ ...(words && { q: words }), page: String(n) })}`;
  return (
    <BureauFrame context={context} title={t.title} current="/bureau/comptes" lead={t.lead}>
      <ErrorSummary errors={roleErrors(form)} />
      <search>
        <form method="get" action="/bureau/comptes" class="account-search">
          <Field name="q" type="search" label={t.search.label} maxLength={254} value={words} />
          <Button variant="secondary" icon="search">
            {t.search.go}
          </Button>
        </form>
      </search>
      <p class="muted">{t.count(found.total)}</p>
      {found.total === 0 ? <EmptyState title={t.none} /> : <Accounts accounts={found.accounts} organisations={organisations} />}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      <Invite form={form} organisations={organisations} />
    </BureauFrame>
  );
}
