import { type Entry, EntryPreview, type SourceDirectory } from "../../../catalogue/index.ts";
import { AdmissionRule, Honeypot } from "../../../moderation/index.ts";
import { Actions, Button, LinkButton, Notice } from "../../../web/index.ts";
import { TEXT_LICENCE } from "../../contribution.ts";
import { followHref, writeHref } from "../addresses.ts";
import type { Alike } from "../alike.ts";
import { pages } from "../pages.fr.ts";
import { missingAnswers } from "../proposal.ts";
import { questionText } from "../questions.fr.ts";
import { stepsOf } from "../questions.ts";
import { AlikeBox, WriteFrame, type Writing } from "./write-frame.tsx";

const t = pages.preview;

/** What cannot be done without, each a link to its question. */
function Missing({ secret, proposal }: Writing) {
  const missing = missingAnswers(proposal.answers);
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title={t.missing}>
      <p>{t.missingText}</p>
      <ul>
        {missing.map((id) => (
          <li key={id}>
            <a href={writeHref(secret, id)}>{questionText(id, proposal.proposer).short}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What else could be said: an invitation. */
function Could({ secret, proposal }: Writing) {
  const open = stepsOf(proposal.proposer, proposal.answers).filter(({ id, answered }) => !answered && id !== "vous");
  if (open.length === 0) return null;
  return (
    <p>
      {t.could} :{" "}
      {open.map(({ id }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <a href={writeHref(secret, id)}>{questionText(id, proposal.proposer).short.toLowerCase()}</a>
        </span>
      ))}
      .
    </p>
  );
}

/** The licence, said plainly, and the button. */
function Send({ secret, proposal, startedAt }: Writing & { startedAt?: string | undefined }) {
  const { name, showName } = proposal.answers;
  return (
    <section class="give" aria-labelledby="donner">
      <h2 id="donner">{t.licence}</h2>
      <p>
        {t.licenceText} <a href={TEXT_LICENCE.url}>{t.licenceLink}</a>
      </p>
      <p>{showName && name ? t.author(name) : t.anonymous}</p>
      <form method="post" action={writeHref(secret, "envoi")}>
        <Honeypot startedAt={startedAt} />
        <Actions>
          <Button icon="mail">{t.send}</Button>
        </Actions>
      </form>
    </section>
  );
}

/** The fiche as it would look, what is missing, and the sending. */
export function PreviewPage({
  writing,
  entry,
  sources,
  alike,
  error,
}: {
  writing: Writing;
  entry: Entry | undefined;
  sources: SourceDirectory;
  alike: readonly Alike[];
  error?: string | undefined;
}) {
  const { proposal, followed, context, secret } = writing;
  const complete = missingAnswers(proposal.answers).length === 0;
  return (
    <WriteFrame writing={writing} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {error && <Notice tone="error" title={error} live />}
      <Missing {...writing} />
      <AlikeBox alike={alike} />
      {entry && (
        <div class="preview-frame">
          <p class="preview-label">{t.frame}</p>
          <EntryPreview entry={entry} sources={sources} base={context.instance.url} />
        </div>
      )}
      <Could {...writing} />
      {complete && !followed && <Send {...writing} startedAt={proposal.createdAt} />}
      {followed && (
        <Actions>
          <LinkButton href={followHref(secret)} icon="right">
            {t.update}
          </LinkButton>
        </Actions>
      )}
      <AdmissionRule />
    </WriteFrame>
  );
}
