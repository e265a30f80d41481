import type { VNode } from "preact";
import type { QuestionId } from "../../question.ts";
import { actorFields } from "./actors.tsx";
import { AudienceFields, StageFields, ThemeFields } from "./choices.tsx";
import type { FieldsProps } from "./field-props.ts";
import { ContactFields, LinkFields, YouFields } from "./people.tsx";
import { CompanyFields, SpreadFields, SupportFields } from "./ties.tsx";
import { WhereFields } from "./where.tsx";
import { wordsFields } from "./words.tsx";

/** The fields of each question. Pictures have a page of their own, for they come with a file. */
export const fieldsOf: Record<Exclude<QuestionId, "images">, (props: FieldsProps) => VNode> = {
  nom: wordsFields("title", undefined, true),
  phrase: wordsFields("pitch", 3, true),
  vu: wordsFields("seen", 4),
  besoin: wordsFields("need", 7),
  reponse: wordsFields("solution", 9),
  nouveaute: wordsFields("novelty", 6),
  publics: AudienceFields,
  lieu: WhereFields,
  etape: StageFields,
  partenariat: CompanyFields,
  accompagnement: SupportFields,
  collectivite: wordsFields("how", 7),
  fonctionnement: wordsFields("how", 7),
  essaimage: SpreadFields,
  themes: ThemeFields,
  porteurs: actorFields("carriers"),
  partenaires: actorFields("partners", "funders"),
  liens: LinkFields,
  contact: ContactFields,
  vous: YouFields,
};
