import type { Answers, Proposer } from "./proposal.ts";
import { isAnswered, PATHS, type Question, type QuestionId } from "./question.ts";
import { actorsQuestion } from "./questions/actors.ts";
import { conceptsQuestion, stageQuestion } from "./questions/choices.ts";
import { linksQuestion } from "./questions/links.ts";
import { contactQuestion, youQuestion } from "./questions/people.ts";
import { companyQuestion, spreadQuestion, supportQuestion } from "./questions/ties.ts";
import { whereQuestion } from "./questions/where.ts";
import { wordsQuestion } from "./questions/words.ts";
import { errors as t } from "./questions.fr.ts";

/** Pictures come with their own form (a file): the question's own only goes on. */
const picturesQuestion: Question = {
  toForm: ({ pictures = [] }) => ({ pictures: pictures.map(({ picture }) => picture) }),
  read: () => ({ patch: {}, errors: {} }),
};

/** Every question, by its name. */
export const questions: Record<QuestionId, Question> = {
  nom: wordsQuestion("title", { oneLine: true, missing: t.missingTitle }),
  phrase: wordsQuestion("pitch", { oneLine: true, missing: t.missingPitch }),
  vu: wordsQuestion("seen"),
  besoin: wordsQuestion("need"),
  reponse: wordsQuestion("solution"),
  nouveaute: wordsQuestion("novelty"),
  publics: conceptsQuestion("audiences"),
  lieu: whereQuestion,
  etape: stageQuestion,
  partenariat: companyQuestion,
  accompagnement: supportQuestion,
  collectivite: wordsQuestion("how"),
  fonctionnement: wordsQuestion("how"),
  essaimage: spreadQuestion,
  themes: conceptsQuestion("themes"),
  porteurs: actorsQuestion("carriers"),
  partenaires: actorsQuestion("partners", "funders"),
  liens: linksQuestion,
  images: picturesQuestion,
  contact: contactQuestion,
  vous: youQuestion,
};

/** The questions of a path, each with whether it has an answer. */
export const stepsOf = (proposer: Proposer, answers: Answers): { id: QuestionId; answered: boolean }[] =>
  PATHS[proposer].map((id) => ({ id, answered: isAnswered(questions[id], answers) }));

/** The question that follows in a path; undefined after the last. */
export function nextQuestion(proposer: Proposer, id: QuestionId): QuestionId | undefined {
  const path = PATHS[proposer];
  return path[path.indexOf(id) + 1];
}

/** The question before; undefined at the first. */
export function previousQuestion(proposer: Proposer, id: QuestionId): QuestionId | undefined {
  const path = PATHS[proposer];
  return path[path.indexOf(id) - 1];
}
