import {
  BureauFrame,
  Button,
  DefinitionList,
  ErrorSummary,
  formatDate,
  Notice,
  type PageContext,
  Time,
} from "../../../web/index.ts";
import type { Membership } from "../../account.ts";
import type { Kept } from "../../my-account/my-account.store.ts";
import { EventList, type Organisations, roleWords } from "../../my-account/pages/events.tsx";
import { rolesDeskTexts as t } from "../roles-desk.fr.ts";
import { RoleFields, type RoleForm, roleErrors } from "./accounts.tsx";

/** What has just been done to a role, and may be undone. */
export type Done = { act: "granted" | "revoked"; membership: Membership };

type AccountPageProps = {
  context: PageContext;
  kept: Kept;
  organisations: Organisations;
  /** It is the reader's own. */
  own: boolean;
  done?: Done;
  form?: RoleForm;
};

/** A press of a button about one role. */
function RoleAct({
  id,
  act,
  membership,
  children,
  label,
}: {
  id: string;
  act: "retrait" | "roles";
  membership: Membership;
  children: string;
  label?: string;
}) {
  return (
    <form method="post" action={`/bureau/comptes/${id}/${act}`}>
      <input type="hidden" name="role" value={membership.role} />
      <input type="hidden" name="organisation" value={membership.organisation} />
      <button type="submit" class="button button-quiet" aria-label={label}>
        {children}
      </button>
    </form>
  );
}

function DoneNotice({ id, done, organisations }: { id: string; done: Done; organisations: Organisations }) {
  const { act, membership } = done;
  const words = roleWords(membership, organisations);
  return (
    <Notice tone="success" title={act === "granted" ? t.granted(words) : t.revoked(words)} live>
      <RoleAct id={id} act={act === "granted" ? "retrait" : "roles"} membership={membership}>
        {t.undo}
      </RoleAct>
    </Notice>
  );
}

function Held({ kept, organisations }: { kept: Kept; organisations: Organisations }) {
  const { account } = kept;
  return (
    <section class="account-chapter" aria-labelledby="roles">
      <h2 id="roles">{t.account.rolesTitle}</h2>
      {account.memberships.length === 0 && <p>{t.noRole}</p>}
      <ul class="account-lines">
        {account.memberships.map((membership) => {
          const words = roleWords(membership, organisations);
          return (
            <li key={words}>
              <span>{words}</span>
              <RoleAct id={account.id} act="retrait" membership={membership} label={t.account.revokeWhich(words)}>
                {t.account.revoke}
              </RoleAct>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Grant({ id, form, organisations }: { id: string; form: RoleForm | undefined; organisations: Organisations }) {
  return (
    <section class="account-chapter" aria-labelledby="donner">
      <h2 id="donner">{t.account.grantTitle}</h2>
      <form method="post" action={`/bureau/comptes/${id}/roles`}>
        <RoleFields form={form} organisations={organisations} />
        <Button variant="secondary">{t.account.grant}</Button>
      </form>
    </section>
  );
}

/** One account, as an administrator sees it: its roles, and what happened. Its profile and its sessions are its owner's. */
export function AccountPage({ context, kept, organisations, own, done, form }: AccountPageProps) {
  const { account, lastSignInAt, factor, events } = kept;
  return (
    <BureauFrame context={context} title={account.email} current="/bureau/comptes" {...(own && { lead: t.account.you })}>
      <ErrorSummary errors={roleErrors(form)} />
      {done && <DoneNotice id={account.id} done={done} organisations={organisations} />}
      <DefinitionList
        items={[
          { term: t.account.since, value: formatDate(account.createdAt) },
          { term: t.account.lastSignIn, value: lastSignInAt ? <Time value={lastSignInAt} time /> : t.never },
          { term: t.account.factor, value: factor ? t.account.factorOn(formatDate(factor.confirmedAt)) : t.factorOff },
        ]}
      />
      <Held kept={kept} organisations={organisations} />
      <Grant id={account.id} form={form} organisations={organisations} />
      <section class="account-chapter" aria-labelledby="evenements">
        <h2 id="evenements">{t.account.eventsTitle}</h2>
        <EventList events={events} organisations={organisations} />
      </section>
    </BureauFrame>
  );
}
