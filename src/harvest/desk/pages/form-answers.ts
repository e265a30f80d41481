/** What somebody answered, as typed, by the name of the field. */
export type FormValues = Readonly<Record<string, string>>;
