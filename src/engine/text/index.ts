export { type Analysis, analyse, type Reading } from "./analyse.ts";
export { fold } from "./fold.ts";
export { neutralTitle } from "./neutral-title.ts";
export { slugify } from "./slugify.ts";
export { lightStem } from "./stem.ts";
export { isStopWord } from "./stop-words.ts";
export { tokens, tokensByWord, type Word, words } from "./tokens.ts";
export { gluedTerm, type Sought, type TypedPart, type TypedWord, typedWords } from "./typed-words.ts";
export { withDe } from "./with-de.ts";
