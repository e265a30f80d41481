const MONTHS = ["janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"];

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\bjuillet\b/, "juil")
    .trim();

const two = (text: string): string => text.padStart(2, "0");

/** A day that the calendar has. */
function real(iso: string): string | undefined {
  const [year = "", month, day] = iso.split("-");
  if (!/^[12]\d{3}$/.test(year)) return undefined;
  if (month !== undefined && !(Number(month) >= 1 && Number(month) <= 12)) return undefined;
  if (day === undefined) return iso;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last ? iso : undefined;
}

/**
 * A date as people write it ("2019", "04/2019", "3 avril 2019", "03/04/2019", "2019-04-03") as the record holds it; undefined when it
 * is none. Days come before months, as in France.
 */
export function readPartialDate(text: string): string | undefined {
  const words = plain(text);
  const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(words);
  if (iso) return real([iso[1], ...iso.slice(2).flatMap((part) => (part ? [two(part)] : []))].join("-"));
  const slashed = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(words);
  if (slashed) {
    const [, day, month = "", year] = slashed;
    return real([year, two(month), ...(day ? [two(day)] : [])].join("-"));
  }
  const spoken = /^(?:(\d{1,2})(?:er)? )?([a-z]+)\.? (\d{4})$/.exec(words);
  const month = spoken ? MONTHS.findIndex((name) => (spoken[2] ?? "").startsWith(name)) + 1 : 0;
  if (!spoken || month === 0) return undefined;
  return real([spoken[3], two(String(month)), ...(spoken[1] ? [two(spoken[1])] : [])].join("-"));
}
