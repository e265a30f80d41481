import { renderToString } from "preact-render-to-string";
import type { Mail } from "../platform/mail.ts";
import { typo } from "../web/index.ts";
import { digestFr as t } from "./digest.fr.ts";
import type { Written } from "./digest.query.ts";
import type { DigestLine } from "./digest.ts";
import { fr } from "./follow.fr.ts";
import type { Follow, Rhythm } from "./follow.ts";
import { MOST_NEWS } from "./news.ts";
import { DigestLines, reasonOf } from "./pages/digest-lines.tsx";

/** Where a letter leads: `secret` opens the follows of the person whom it is for; `follows`: those that it is written for. */
type Letter = {
  to: string;
  rhythm: Rhythm;
  secret: string;
  follows: readonly Follow[];
  instance: { name: string; url: string };
};

/** A letter about more things than that leads to the page where each is stopped. */
const MOST_STOPS = 8;

const addresses = ({ secret, instance: { url } }: Letter) => ({
  manage: `${url}/mes-suivis/${secret}`,
  stop: `${url}/desabonnement/${secret}`,
});

/** One press for each thing that the letter speaks of. */
function stopsOf({ views }: Written, letter: Letter): { name: string; href: string }[] {
  const stops = letter.follows.flatMap(({ id, target }) => {
    const view = views.get(target);
    return view ? [{ name: fr.inWords(view), href: `${addresses(letter).stop}/${id}` }] : [];
  });
  return stops.length > MOST_STOPS ? [] : stops;
}

function textLine(line: DigestLine, written: Written, url: string): string {
  const address = line.path ? `\n  ${url}${line.path}` : "";
  return `- ${typo(`${line.title} – ${t.what(line)}`)}${address}\n  ${typo(reasonOf(line, written.views))}`;
}

function textOf(written: Written, letter: Letter): string {
  const { lines, more } = written.digest;
  const { manage, stop } = addresses(letter);
  const { name, url } = letter.instance;
  const parts = [
    t.hello,
    t.intro[letter.rhythm],
    ...lines.map((line) => textLine(line, written, url)),
    ...(more > 0 ? [`${t.more(more)}\n${manage}`] : []),
    `--\n${t.why(name)} ${t.rhythm[letter.rhythm]}`,
    `${t.manage}\n${manage}`,
    ...stopsOf(written, letter).map(({ name, href }) => `${typo(t.stopOne(name))}\n${href}`),
    `${t.stop}\n${stop}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function Html({ written, letter }: { written: Written; letter: Letter }) {
  const { lines, more } = written.digest;
  const { manage, stop } = addresses(letter);
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{subjectOf(written, letter)}</title>
      </head>
      <body>
        <p>{t.hello}</p>
        <p>{t.intro[letter.rhythm]}</p>
        <DigestLines lines={lines} views={written.views} base={letter.instance.url} />
        {more > 0 && (
          <p>
            {t.more(more)} <a href={manage}>{t.manageLink}</a>
          </p>
        )}
        <hr />
        <p>
          <small>
            {typo(t.why(letter.instance.name))} {t.rhythm[letter.rhythm]}
          </small>
        </p>
        <p>
          <a href={manage}>{t.manageLink}</a> – <a href={stop}>{t.stopLink}</a>
        </p>
        {stopsOf(written, letter).map(({ name, href }) => (
          <p key={href}>
            <a href={href}>{typo(t.stopOneLink(name))}</a>
          </p>
        ))}
      </body>
    </html>
  );
}

function subjectOf({ digest: { lines, told } }: Written, { instance: { name } }: Letter): string {
  const [only] = lines;
  return typo(only && lines.length === 1 ? t.subjectOne(name, only) : t.subject(name, told, told >= MOST_NEWS));
}

/** The letter itself: plain text, the same as simple HTML, and where one press stops them all. */
export function digestMail(written: Written, letter: Letter): Mail {
  return {
    to: letter.to,
    subject: subjectOf(written, letter),
    text: textOf(written, letter),
    html: `<!doctype html>\n${renderToString(<Html written={written} letter={letter} />)}`,
    unsubscribe: addresses(letter).stop,
  };
}
