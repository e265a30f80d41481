import { type Errors, type Form, line } from "../../../web/form.ts";
import { Button, Checkbox, Field, RadioList } from "../../../web/index.ts";
import { fr } from "../holder.fr.ts";
import type { Holder } from "../holder.ts";

/** `home`: the address of the holder's page; `form` and `errors` when an answer comes back. */
type Settings = { home: string; form?: Form | undefined; errors?: Errors | undefined };

/** How a holder is named and asked. */
export function ReachForm({ home, holder, form = {}, errors = {} }: Settings & { holder: Holder }) {
  const { reach: t } = fr;
  return (
    <section aria-labelledby="joindre-titre">
      <h2 id="joindre-titre">{t.title}</h2>
      <p>{t.lead}</p>
      <form method="post" action={`${home}/joindre`}>
        <RadioList
          name="joindre"
          legend={t.legend}
          options={(["relay", "none"] as const).map((value) => ({ value, label: t.options[value] }))}
          value={line(form, "joindre") || holder.reach}
        />
        <Field
          name="votre-nom"
          label={t.name}
          autocomplete="name"
          required
          value={line(form, "votre-nom") || holder.name}
          error={errors["votre-nom"]}
        />
        <Field
          name="votre-role"
          label={t.role}
          required
          value={line(form, "votre-role") || holder.role}
          error={errors["votre-role"]}
        />
        <Button variant="secondary">{t.save}</Button>
      </form>
    </section>
  );
}

/** Handing the fiche over, or leaving it. */
export function HandOver({ home, form = {}, errors = {} }: Settings) {
  const { transfer: t, leave } = fr;
  return (
    <>
      <section aria-labelledby="transmettre-titre">
        <h2 id="transmettre-titre">{t.title}</h2>
        <p>{t.lead}</p>
        <form method="post" action={`${home}/transmettre`}>
          <Field
            name="successeur"
            type="email"
            label={t.email}
            required
            autocomplete="off"
            value={line(form, "successeur")}
            error={errors.successeur}
          />
          <Checkbox name="reste" label={t.stays} checked={line(form, "reste") !== ""} />
          <Button variant="secondary">{t.send}</Button>
        </form>
      </section>
      <section aria-labelledby="quitter-titre">
        <h2 id="quitter-titre">{leave.title}</h2>
        <p>{leave.lead}</p>
        <form method="post" action={`${home}/quitter`}>
          <Button variant="danger">{leave.go}</Button>
        </form>
      </section>
    </>
  );
}
