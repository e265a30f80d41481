import type { Form } from "../../../web/form.ts";

/** What every control is told: its name in the form, its words, what was answered so far and what is wrong with it. */
export type ControlProps = {
  name: string;
  label: string;
  help?: string | undefined;
  form: Form;
  errors: Readonly<Record<string, string>>;
  /** Words for no answer among a few, where nothing else on the page says it. */
  none?: string | undefined;
  /** Empty lines to offer after those that hold something. */
  spare?: number | undefined;
};
