import { Button, ComboField, Field } from "../../../../web/index.ts";
import type { Organisation } from "../../organisations.ts";
import { MOST_ACTORS } from "../../questions/actors.ts";
import { fields } from "../../questions.fr.ts";
import { type FieldsProps, typed } from "./field-props.ts";

const t = fields.actors;

type Prefix = "carriers" | "partners" | "funders";

/** Those that the catalogue knows, each a button that fills the line: the way of those without script. */
function Found({ line, found }: { line: string; found: readonly Organisation[] | undefined }) {
  if (!found) return null;
  if (found.length === 0) return <p class="small muted">{t.notFound}</p>;
  return (
    <div class="found">
      <p>{t.found}</p>
      <ul>
        {found.map(({ name, siret, where }) => (
          <li key={siret}>
            <button type="submit" class="link-button" name="prendre" value={`${line}:${siret}`}>
              {t.take(name, siret)}
              {where && ` (${where})`}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({
  prefix,
  index,
  form,
  errors,
  found,
}: FieldsProps & { prefix: Prefix; index: number; found: FieldsProps["found"] }) {
  const at = (part: string) => `${prefix}-${part}-${index}`;
  const common = (part: string) => ({ name: at(part), value: typed(form, at(part)), error: errors[at(part)] });
  return (
    <fieldset class="actor">
      <legend>{t.one(index + 1)}</legend>
      <ComboField
        {...common("nom")}
        label={t.name}
        src="/contribuer/organisations.json?q="
        suggestions={t.suggestions}
        fills={at("siret")}
      />
      <ComboField
        {...common("siret")}
        label={t.siret}
        help={t.siretHelp}
        src="/contribuer/organisations.json?par=siret&q="
        suggestions={t.suggestions}
        fills={at("nom")}
        maxLength={20}
      />
      <Field {...common("role")} label={t.role} help={t.roleHelp} maxLength={200} />
      <Found line={`${prefix}:${index}`} found={found?.get(`${prefix}:${index}`)} />
    </fieldset>
  );
}

/** How many lines a list has: those filled, and one more. */
function rowsOf({ form, rows = 0 }: FieldsProps, prefix: Prefix): number {
  const filled = Object.entries(form).flatMap(([name, value]) => {
    const [, at] = new RegExp(`^${prefix}-(?:nom|siret|role)-(\\d+)$`).exec(name) ?? [];
    return at !== undefined && value ? [Number(at) + 1] : [];
  });
  return Math.min(MOST_ACTORS, Math.max(1, rows, ...filled));
}

/** Organisations in lists, completed by what the catalogue knows. */
export const actorFields = (...prefixes: Prefix[]) =>
  function ActorFields(props: FieldsProps) {
    return (
      <>
        {prefixes.map((prefix) => (
          <section key={prefix} class="actors" aria-labelledby={`liste-${prefix}`}>
            <h2 id={`liste-${prefix}`} class={prefixes.length > 1 ? undefined : "visually-hidden"}>
              {t[prefix]}
            </h2>
            {Array.from({ length: rowsOf(props, prefix) }, (_, index) => (
              <Row key={index} {...props} found={props.found} prefix={prefix} index={index} />
            ))}
          </section>
        ))}
        <p class="actions">
          <Button variant="secondary" icon="search" name="acte" value="chercher">
            {t.complete}
          </Button>
          <Button variant="quiet" icon="plus" name="acte" value="ajouter">
            {t.more}
          </Button>
        </p>
        <input type="hidden" name="lignes" value={String(Math.max(...prefixes.map((prefix) => rowsOf(props, prefix))))} />
      </>
    );
  };
