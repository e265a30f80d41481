/** What is null in a row is absent in a value, never `undefined`: for spreading nullable columns into optional properties. */
export const present = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], null> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [K in keyof T]?: Exclude<T[K], null> };
