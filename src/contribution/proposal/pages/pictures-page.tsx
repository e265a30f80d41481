import { type Errors, errorList, type Form } from "../../../web/form.ts";
import { Button, ErrorSummary, Field, FileField, LinkButton, Select, typo } from "../../../web/index.ts";
import { draftPictureAddress } from "../../pictures/picture-address.ts";
import { writeHref } from "../addresses.ts";
import { pages } from "../pages.fr.ts";
import type { GivenPicture } from "../proposal.ts";
import { nextQuestion } from "../questions.ts";
import { typed } from "./fields/field-props.ts";
import { QuestionHead, WayOn } from "./question-page.tsx";
import { WriteFrame, type Writing } from "./write-frame.tsx";

const t = pages.pictures;

function Given({ secret, picture }: { secret: string; picture: GivenPicture }) {
  const { picture: id, alt, author, licence } = picture;
  return (
    <li>
      <figure class="given-picture">
        <img src={draftPictureAddress(secret, id, "small")} alt={alt} loading="lazy" />
        <figcaption class="small">
          {typo(alt)} <span class="muted">{t.by(author, licence)}</span>
        </figcaption>
      </figure>
      <form method="post" action={writeHref(secret, "images")}>
        <input type="hidden" name="retirer" value={id} />
        <Button variant="quiet" icon="close">
          {t.remove}
        </Button>
      </form>
    </li>
  );
}

/** What is asked of each picture: its file, what it shows, who made it, what one may do with it. */
function AddForm({ secret, form, errors }: { secret: string; form: Form; errors: Errors }) {
  return (
    <form method="post" action={writeHref(secret, "image")} encType="multipart/form-data" class="question" noValidate>
      <h2>{t.add}</h2>
      <FileField
        name="fichier"
        label={t.file}
        help={t.fileHelp}
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        error={errors.fichier}
      />
      <Field name="alt" label={t.alt} help={t.altHelp} rows={2} maxLength={300} value={typed(form, "alt")} error={errors.alt} />
      <Field name="auteur" label={t.author} maxLength={200} value={typed(form, "auteur")} error={errors.auteur} />
      <Select
        name="licence"
        label={t.licence}
        placeholder={t.choose}
        options={t.licences}
        value={typed(form, "licence")}
        error={errors.licence}
      />
      <p class="form-part">
        <Button variant="secondary" icon="upload">
          {t.add}
        </Button>
      </p>
    </form>
  );
}

/** Pictures: those given, and the form to add one. */
export function PicturesPage({ writing, form = {}, errors = {} }: { writing: Writing; form?: Form; errors?: Errors }) {
  const { secret, proposal } = writing;
  const given = proposal.answers.pictures ?? [];
  const next = writeHref(secret, nextQuestion(proposal.proposer, "images") ?? "apercu");
  return (
    <WriteFrame writing={writing} title={pages.pictures.given} current="images">
      <QuestionHead writing={writing} question="images" />
      <ErrorSummary errors={errorList(errors)} />
      {given.length > 0 && (
        <section aria-labelledby="vos-images">
          <h2 id="vos-images">{t.given}</h2>
          <ul class="given-pictures">
            {given.map((picture) => (
              <Given key={picture.picture} secret={secret} picture={picture} />
            ))}
          </ul>
        </section>
      )}
      <AddForm secret={secret} form={form} errors={errors} />
      <WayOn
        writing={writing}
        question="images"
        before={
          given.length > 0 && (
            <LinkButton href={next} icon="right">
              {pages.step.next}
            </LinkButton>
          )
        }
      />
    </WriteFrame>
  );
}
