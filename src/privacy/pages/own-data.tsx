import {
  Button,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Field,
  Layout,
  LinkButton,
  type PageContext,
  Time,
} from "../../web/index.ts";
import { texts } from "../own-data.fr.ts";
import { labelOf, type Part } from "../own-data.ts";
import type { Held } from "../processing.ts";

const t = texts.page;

/** What a person typed about their name, and what is wrong with it. */
export type NameForm = { page: string; name: string; words: string; errors: { field: "page" | "name"; message: string }[] };

/** All that is held about one person, by use, each with why and until when; ways to take it away and to erase it. */
export function OwnDataPage(props: {
  context: PageContext;
  base: string;
  email: string;
  parts: readonly Part[];
  form?: NameForm;
}) {
  const { context, base, email, parts, form } = props;
  return (
    <Layout context={context} title={t.title} width="text" noindex>
      <h1>{t.title}</h1>
      <ErrorSummary errors={form?.errors ?? []} />
      {parts.length === 0 ? <Nothing email={email} /> : <Everything base={base} email={email} parts={parts} />}
      <NameSection base={base} form={form} />
    </Layout>
  );
}

function Nothing({ email }: { email: string }) {
  return (
    <EmptyState title={t.nothing}>
      <p>
        <strong>{email}</strong>
      </p>
      <p>{t.nothingMore}</p>
    </EmptyState>
  );
}

function Everything({ base, email, parts }: { base: string; email: string; parts: readonly Part[] }) {
  return (
    <>
      <p class="lead">{t.lead(email)}</p>
      <nav class="own-data-summary" aria-labelledby="en-bref">
        <h2 id="en-bref">{t.summary}</h2>
        <ul>
          {parts.map(({ processing, held }) => (
            <li key={processing.id}>
              <a href={`#${anchor(processing.id)}`}>{processing.purpose}</a> <span class="muted">{t.count(held.length)}</span>
            </li>
          ))}
        </ul>
        <div class="actions">
          <LinkButton href={`${base}/mes-donnees.json`} variant="secondary" icon="download" download>
            {t.export}
          </LinkButton>
        </div>
      </nav>
      {parts.map((part) => (
        <PartSection key={part.processing.id} base={base} part={part} />
      ))}
      {parts.some(({ processing }) => !processing.stays) && (
        <section class="own-data-erase" aria-labelledby="tout-effacer">
          <h2 id="tout-effacer">{t.eraseTitle}</h2>
          <p>{t.eraseHelp}</p>
          <form method="get" action={`${base}/effacer`}>
            <Button variant="danger" name="partie" value="tout">
              {t.eraseAll}
            </Button>
          </form>
        </section>
      )}
    </>
  );
}

const anchor = (id: string): string => id.replace(/[^a-z]+/g, "-");

function PartSection({ base, part: { processing, held } }: { base: string; part: Part }) {
  const id = anchor(processing.id);
  return (
    <section class="own-data-part" id={id} aria-labelledby={`${id}-titre`}>
      <h2 id={`${id}-titre`}>{processing.purpose}</h2>
      <DefinitionList
        items={[
          { term: t.why, value: processing.basis },
          { term: t.keptFor, value: processing.keptFor },
          { term: t.who, value: processing.recipients },
        ]}
      />
      <details>
        <summary>{t.unfold(held.length)}</summary>
        <ol class="own-data-held">
          {held.map((one, index) => (
            <li key={index}>
              <HeldItem held={one} />
            </li>
          ))}
        </ol>
      </details>
      {processing.stays ? (
        <p class="muted">{t.stays}</p>
      ) : (
        <form method="get" action={`${base}/effacer`}>
          <Button variant="quiet" name="partie" value={processing.id}>
            {t.erasePart}
          </Button>
        </form>
      )}
    </section>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

function HeldItem({ held: { label, at, data, href } }: { held: Held }) {
  const items = Object.entries(data).filter(([, value]) => !isEmpty(value));
  return (
    <>
      <h3>{label}</h3>
      {(at || href) && (
        <p class="muted">
          {at && <Time value={at} />} {href && <a href={href}>{t.see}</a>}
        </p>
      )}
      <DefinitionList items={items.map(([term, value]) => ({ term: labelOf(term), value: <Value value={value} /> }))} />
    </>
  );
}

const INSTANT = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/;

/** A value as a person reads it, however deep: machine JSON is for the file alone. */
function Value({ value }: { value: unknown }) {
  if (typeof value === "boolean") return <>{value ? t.yes : t.no}</>;
  if (typeof value === "string" && INSTANT.test(value)) return <Time value={value} />;
  if (typeof value !== "object" || value === null) return <span class="own-data-text">{String(value ?? "")}</span>;
  const items: [string, unknown][] = Array.isArray(value) ? value.map((item) => ["", item]) : Object.entries(value);
  return (
    <ul>
      {items
        .filter(([, item]) => !isEmpty(item))
        .map(([name, item], index) => (
          <li key={index}>
            {name && t.named(labelOf(name))}
            <Value value={item} />
          </li>
        ))}
    </ul>
  );
}

function NameSection({ base, form }: { base: string; form: NameForm | undefined }) {
  const words = texts.name;
  const errorOf = (field: string) => form?.errors.find((error) => error.field === field)?.message;
  return (
    <section class="own-data-name" aria-labelledby="nom">
      <h2 id="nom">{words.title}</h2>
      <p>{words.lead}</p>
      <form method="post" action={`${base}/nom`}>
        <Field name="page" label={words.page} help={words.pageHelp} required value={form?.page} error={errorOf("page")} />
        <Field name="name" label={words.name} required value={form?.name} error={errorOf("name")} />
        <Field name="words" label={words.words} help={words.wordsHelp} rows={3} value={form?.words} />
        <p>
          <Button variant="secondary">{words.send}</Button>
        </p>
      </form>
    </section>
  );
}
