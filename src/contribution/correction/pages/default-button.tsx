import { fr } from "../correction.fr.ts";

/** What the Enter key presses in a form that holds other buttons: the first one, which must be the one that sends. */
export function DefaultButton() {
  return (
    <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
      {fr.form.send}
    </button>
  );
}
