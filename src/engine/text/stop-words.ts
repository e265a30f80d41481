/** Function words, folded: so frequent that they say nothing of a text. Kept short: "sans", "contre", "entre" carry meaning. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a afin ai ainsi au aucun aussi autre aux avec car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme d dans de depuis des " +
    "donc dont du elle elles en est et etaient etait etant ete etre eu eux il ils j je l la le les leur leurs lors lorsque lui m ma mais me " +
    "meme memes mes mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut plus pour pourquoi puis puisque qu quand que quel quelle " +
    "quelles quels qui quoi s sa se selon sera ses si soit son sont sur t ta te tes ton tous tout toute toutes tres tu un une vos votre vous y"
  ).split(" "),
);

/** Whether a folded token is a French function word, to be left out of a query unless it stands inside a phrase. */
export function isStopWord(token: string): boolean {
  return STOP_WORDS.has(token);
}

/** Words that questions and requests are made of, folded. They name nothing that is looked for. */
const QUESTION_WORDS: ReadonlySet<string> = new Set(
  (
    "comment combien lequel laquelle lesquels lesquelles faut dois doit peux puis pouvez veux voudrais voudrait souhaite cherche cherchons " +
    "bonjour merci svp existe estce existetil"
  ).split(" "),
);

/** Whether a folded token only asks: "comment", "combien", "faut-il". Wanted in documents, but not to be asked for beside other words. */
export function isQuestionWord(token: string): boolean {
  return QUESTION_WORDS.has(token);
}
