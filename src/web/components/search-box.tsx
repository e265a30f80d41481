import { fr } from "../web.fr.ts";
import { Button } from "./button.tsx";

/**
 * What and where. Goes to /recherche (`q`, `ou`). `keep` carries the other parameters of the present search along.
 * Both are completed as one types (with script). `where.code` is the territory already chosen: sent instead of the words as long as they are not edited (with script).
 */
export function SearchBox({
  id = "recherche",
  what = "",
  where = { text: "" },
  keep = [],
  large,
  action = "/recherche",
}: {
  id?: string | undefined;
  what?: string | undefined;
  where?: { text: string; code?: string | undefined } | undefined;
  keep?: readonly (readonly [string, string])[] | undefined;
  large?: boolean | undefined;
  action?: string | undefined;
}) {
  return (
    <search class={large ? "search-box search-box-large" : "search-box"}>
      <form action={action} method="get" id={id}>
        <div class="search-part">
          <label for={`${id}-quoi`}>{fr.search.what}</label>
          <place-combobox src="/api/v1/suggest?q=" leads label={fr.search.offers}>
            <input
              type="search"
              id={`${id}-quoi`}
              name="q"
              value={what}
              placeholder={fr.search.whatExample}
              maxLength={400}
              autocomplete="off"
            />
          </place-combobox>
        </div>
        <div class="search-part">
          <label for={`${id}-ou`}>{fr.search.where}</label>
          <place-combobox src="/api/v1/suggest?type=place&q=" code={where.code} label={fr.search.suggestions}>
            <input
              type="text"
              id={`${id}-ou`}
              name="ou"
              value={where.text}
              placeholder={fr.search.whereExample}
              maxLength={120}
              autocomplete="off"
            />
          </place-combobox>
        </div>
        {keep.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button icon="search">{fr.search.submit}</Button>
      </form>
    </search>
  );
}
