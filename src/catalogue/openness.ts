/**
 * Who may read a field: everyone, partners, signed-in members, curators. Each level includes those before it.
 * The default is `open`; contacts of persons are `private`.
 */
export const OPENNESS = ["open", "commons", "members", "private"] as const;

/** Who may read a field, from everyone to curators. */
export type Openness = (typeof OPENNESS)[number];
