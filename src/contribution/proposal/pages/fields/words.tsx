import { Field } from "../../../../web/index.ts";
import { LONGEST } from "../../questions/words.ts";
import { questionText } from "../../questions.fr.ts";
import { type FieldsProps, typed } from "./field-props.ts";

type WordKey = keyof typeof LONGEST;

/** One answer in words, in a field as large as what is hoped for. */
export const wordsFields = (key: WordKey, rows: number | undefined, required = false) =>
  function WordsFields({ question, proposer, form, errors }: FieldsProps) {
    const text = questionText(question, proposer);
    return (
      <Field
        name={key}
        label={text.label ?? text.title}
        help={text.example}
        value={typed(form, key)}
        error={errors[key]}
        rows={rows}
        required={required}
        maxLength={LONGEST[key]}
      />
    );
  };
