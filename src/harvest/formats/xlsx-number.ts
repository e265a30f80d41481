/**
 * Numbers of a workbook as people see them: dates as ISO, codes with the zeros and spaces of their format ("00000" for a
 * postcode, `0#" "##" "##" "##" "##` for a telephone), anything else as a number without the noise of binary fractions.
 */

/** What a number format does to a value. */
export type NumberStyle = { kind: "plain" } | { kind: "date" | "time" | "duration" } | { kind: "digits"; picture: string };

const PLAIN: NumberStyle = { kind: "plain" };

/** The style of a number format, by its id (built-in formats) and its code (those of the workbook). ECMA-376 part 1, 18.8.30. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return builtInStyle(id);
  const section = sectionOf(code);
  const letters = section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "");
  if (/general|standard/i.test(letters)) return PLAIN;
  if (/\[(h+|m+|s+)\]/i.test(section)) return { kind: "duration" };
  if (/[yd]|m(?!s)/i.test(letters) && !/[#0?]/.test(letters.replace(/s\.0+/gi, "")))
    return { kind: /[yd]/i.test(letters) || !/[hs]/i.test(letters) ? "date" : "time" };
  if (/[hs]/i.test(letters) && !/[#0?]/.test(letters.replace(/s\.0+/gi, ""))) return { kind: "time" };
  return digitsStyle(section);
}

function builtInStyle(id: number): NumberStyle {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: "date" };
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return { kind: "time" };
  return id === 46 ? { kind: "duration" } : PLAIN;
}

/** The section for positive numbers; none when sections hold under conditions of their own ("[<=99]0;00"). */
function sectionOf(code: string): string {
  if (/\[[<>=]/.test(code)) return "General";
  return code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+/)?.[0] ?? code;
}

/** A picture made of digits and literal marks only, that shows more than the number: leading zeros, or groups. */
function digitsStyle(section: string): NumberStyle {
  const picture = section
    .replace(/\[[^\]]*\]|_.|\*./g, "")
    .replace(/"([^"]*)"|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped)
    .trim();
  // "# ##0" only groups thousands.
  if (!/^[0#][0# \u00a0\u202f-]*$/.test(picture) || /^#+[ \u00a0\u202f]##0$/.test(picture)) return PLAIN;
  return /^0[0#]|[#0][ \u00a0\u202f-]+[#0]/.test(picture) ? { kind: "digits", picture } : PLAIN;
}

/** A number under a style: a number, or a text for dates, times and codes. */
export function formatNumber(value: number, style: NumberStyle, epoch1904: boolean): number | string {
  if (style.kind === "plain") return Number(value.toPrecision(15));
  if (style.kind === "digits") return Number.isInteger(value) && value >= 0 ? intoPicture(String(value), style.picture) : value;
  if (style.kind === "duration" || value < 0 || value > 2_958_465.999_99) return value;
  return isoDate(value, style.kind, epoch1904);
}

/** Digits put into a picture from the right; those that are left over go first. */
function intoPicture(digits: string, picture: string): string {
  let rest = digits;
  let text = "";
  for (let i = picture.length - 1; i >= 0; i--) {
    const mark = picture.charAt(i);
    if (mark !== "0" && mark !== "#") {
      if (rest !== "" || /0/.test(picture.slice(0, i))) text = mark + text;
      continue;
    }
    if (rest === "" && mark === "#") continue;
    text = (rest === "" ? "0" : rest.charAt(rest.length - 1)) + text;
    rest = rest.slice(0, -1);
  }
  return rest + text;
}

const DAY_MS = 86_400_000;

/** Days since 1900 (or 1904) to ISO: a date alone, with its time if it has one, or a time alone. */
function isoDate(value: number, kind: "date" | "time", epoch1904: boolean): string {
  // Excel believes in 29 February 1900: days before it are shifted by one.
  const days = epoch1904 ? value + 1_462 : value < 60 ? value + 1 : value;
  const rounded = Math.round((days * DAY_MS) / 1_000) * 1_000;
  const iso = new Date(Date.UTC(1899, 11, 30) + rounded).toISOString();
  const time = iso.slice(11, 19);
  if (kind === "time" && value < 1) return time.endsWith(":00") ? time.slice(0, 5) : time;
  return time === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`;
}
