import { Button, Field } from "../../web/index.ts";

/** What somebody answered to a refusal, and what is wrong with it. */
export type Contest = { words: string; error: string };

/** To a refusal one answers, once, in one's own words. */
export function ContestForm({
  action,
  words,
  contest,
}: {
  action: string;
  words: { label: string; help: string; send: string };
  contest?: Contest | undefined;
}) {
  return (
    <form method="post" action={action}>
      <Field
        name="pourquoi"
        label={words.label}
        help={words.help}
        rows={3}
        required
        value={contest?.words}
        error={contest?.error}
      />
      <Button variant="secondary">{words.send}</Button>
    </form>
  );
}
