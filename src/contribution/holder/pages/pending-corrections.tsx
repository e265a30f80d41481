import { type Errors, type Form, line, lines } from "../../../web/form.ts";
import { Button, Field, formatDate, RadioList } from "../../../web/index.ts";
import type { Correction } from "../../correction/correction.ts";
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

/** What others propose on one's fiche, and what one thinks of it. */
export function PendingCorrections(props: {
  pending: readonly Correction[];
  home: string;
  form?: Form | undefined;
  errors?: Errors | undefined;
}) {
  const { pending, home, form = {}, errors = {} } = props;
  const { pending: t } = fr;
  return (
    <section aria-labelledby="corrections-proposees">
      <h2 id="corrections-proposees">{t.title}</h2>
      {pending.length === 0 ? <p class="muted">{t.none}</p> : <p>{t.lead}</p>}
      {pending.map((correction) => (
        <article key={correction.id} class="holder-pending">
          <p class="small muted">{t.from(formatDate(correction.confirmedAt ?? correction.createdAt))}</p>
          <Proposed correction={correction} />
          <Opinion {...{ correction, home, form, errors }} />
        </article>
      ))}
    </section>
  );
}
