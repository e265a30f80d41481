import { labelOf, type Scheme, type WantedAct } from "../../vocabulary/index.ts";
import { words } from "./words.fr.ts";

/** A change in a sentence without its full stop: "Ranger X sous Y". */
export function changeText(scheme: Scheme, wanted: WantedAct): string {
  const t = words.change;
  const label = (id: string) => labelOf(scheme, id);
  const under = (id: string | undefined) => (id === undefined ? undefined : label(id));
  switch (wanted.kind) {
    case "add":
      return t.add(wanted.label, under(wanted.broader));
    case "word":
      return t.word(wanted.word, label(wanted.id));
    case "relabel":
      return t.relabel(label(wanted.id), wanted.label);
    case "move":
      return t.move(label(wanted.id), under(wanted.broader));
    case "merge":
      return t.merge(label(wanted.id), label(wanted.into));
    case "retire":
      return t.retire(label(wanted.id));
  }
}
