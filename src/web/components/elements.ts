import type { ComponentChildren } from "preact";

type Island<Attributes> = Attributes & { id?: string | undefined; class?: string | undefined; children?: ComponentChildren };

/** The custom elements of `islands/`, as Preact markup. Without script each is an inert frame around working HTML. */
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      /** Applies the form it holds as soon as it changes; `regions`: ids (space-separated) that the answer replaces. */
      "auto-submit": Island<{ regions: string }>;
      /**
       * Suggests places (or what `src` knows) for the input it holds: asks `src` + what is typed. `code`: what is already chosen.
       * `fills`: id of a field that takes the value of what is chosen, instead of it being sent for the words. `leads`: words are
       * completed, and what has an address opens.
       */
      "place-combobox": Island<{
        src: string;
        code?: string | undefined;
        fills?: string | undefined;
        leads?: boolean;
        label: string;
      }>;
      /** Takes its new content from the element of the same id at `url` (this page by default) until `finished`. */
      "while-typing": Island<{ url?: string | undefined; field?: string | undefined; as?: string | undefined }>;
      "live-progress": Island<{ url?: string | undefined; finished?: boolean | undefined }>;
      /** Adds a button that copies (or shares) the address of this page or of `href`. */
      "copy-link": Island<{ href?: string | undefined; label: string; done: string }>;
      /** Keys for the queue of moderation that it holds: on, back, accept, refuse, tick, undo, help. */
      "case-keys": Island<Record<never, never>>;
      /** Keys for the judgement that it holds, out until they are lit: each presses what names it in `data-key`. */
      "judge-keys": Island<Record<never, never>>;
      /** Pan and zoom of the SVG it holds. */
      "map-pan": Island<{ label: string }>;
      /** Takes dropped files for the file input it holds. */
      "drop-zone": Island<{ hint: string; chosen: string }>;
    }
  }
}
