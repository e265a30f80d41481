/** What is wrong in the answers to a form, by the name of the field: French sentences. */
export type FormErrors = Readonly<Record<string, string>>;

/** What somebody answered, as typed, by the name of the field. */
export type FormValues = Readonly<Record<string, string>>;

/** What is wrong in a form, as links to its fields. */
export const errorList = (errors: FormErrors) => Object.entries(errors).map(([field, message]) => ({ field, message }));
