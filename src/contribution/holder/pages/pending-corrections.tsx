import { type Errors, type Form, line, lines } from "../../../web/form.ts";
import { Button, Field, formatDate, RadioList } from "../../../web/index.ts";
import type { Correction } from "../../correction/correction.ts";
import { type Group, grouped, MOST_SHOWN } from "../../correction/grouped.ts";
import { Proposed } from "../../correction/pages/follow-page.tsx";
import { fr } from "../holder.fr.ts";

function Opinion({ correction, home, form, errors }: { correction: Correction; home: string; form: Form; errors: Errors }) {
  const { pending: t } = fr;
  const own = line(form, "correction") === correction.id ? form : {};
  return (
    <form method="post" action={`${home}/avis`}>
      <input type="hidden" name="correction" value={correction.id} />
      <RadioList
        name="avis"
        id={`avis-${correction.id}`}
        legend={t.verdict}
        options={[
          { value: "right", label: t.right },
          { value: "wrong", label: t.wrong },
        ]}
        value={line(own, "avis") || undefined}
        error={errors[`avis-${correction.id}`]}
      />
      <Field
        name="pourquoi"
        id={`pourquoi-${correction.id}`}
        label={t.words}
        rows={2}
        value={lines(own, "pourquoi")}
        error={errors[`pourquoi-${correction.id}`]}
      />
      <Button variant="secondary">{t.give}</Button>
    </form>
  );
}

/** What others propose on one's fiche, equal proposals together, and what one thinks of it. */
export function PendingCorrections(props: {
  pending: readonly Correction[];
  home: string;
  form?: Form | undefined;
  errors?: Errors | undefined;
}) {
  const { pending, home, form = {}, errors = {} } = props;
  const { pending: t } = fr;
  const groups = grouped(pending);
  const rest = groups.slice(MOST_SHOWN);
  const show = ({ first, people }: Group) => (
    <article key={first.id} class="holder-pending">
      <p class="small muted">{people > 1 ? t.many(people) : t.from(formatDate(first.confirmedAt ?? first.createdAt))}</p>
      <Proposed correction={first} />
      <Opinion {...{ correction: first, home, form, errors }} />
    </article>
  );
  return (
    <section aria-labelledby="corrections-proposees">
      <h2 id="corrections-proposees">{t.title}</h2>
      {pending.length === 0 ? <p class="muted">{t.none}</p> : <p>{t.lead}</p>}
      {groups.slice(0, MOST_SHOWN).map(show)}
      {rest.length > 0 && (
        <details open={rest.some(({ first }) => first.id === line(form, "correction"))}>
          <summary>{t.others(rest.length)}</summary>
          {rest.map(show)}
        </details>
      )}
    </section>
  );
}
