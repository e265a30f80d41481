/** Lines that introduce what is quoted below them: everything from there on is somebody else's words. */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^[ \t>*_]{0,20}(?:le|on|am|el|il|em|op)\b[^\n]{4,300}(?:\n[^\n]{0,200}){0,2}?(?:a\s{1,3}\u00e9crit|a\s{1,3}ecrit|wrote|schrieb[^\n]{0,80}|escribi\u00f3|ha scritto|escreveu|schreef)[\s\u00a0]{0,3}:?[*_]{0,3}\s{0,3}$/im,
  /^[^\n]{2,200}(?:a \u00e9crit|wrote)[ \t\u00a0]{0,3}(?:le[^\n]{4,80}|on[^\n]{4,80})?[ \t\u00a0]{0,3}:[ \t]{0,3}$/im,
  /^[ \t>]{0,20}-{2,80}[ \t]{0,5}(?:original message|message d['\u2019 ]?origine|message original|forwarded message|message transf\u00e9r\u00e9|message r\u00e9exp\u00e9di\u00e9|mail original|courriel original|urspr\u00fcngliche nachricht|reply above this line)[ \t]{0,5}-{2,}/im,
  /^[ \t>]{0,20}(?:begin forwarded message|d\u00e9but du message (?:r\u00e9exp\u00e9di\u00e9|transf\u00e9r\u00e9)|message transf\u00e9r\u00e9)[ \t\u00a0]{0,3}:/im,
  /^[ \t>*_]{0,20}(?:de|from|von|exp\u00e9diteur|de la part de|sender|von|da)[*_]{0,3}[ \t\u00a0]{0,3}:[^\n]*\n(?:[^\n]*\n){0,3}?[ \t>*_]{0,20}(?:envoy\u00e9|date|sent|to|\u00e0|a|objet|subject|cc|gesendet|an|betreff|r\u00e9pondre \u00e0|reply-to|destinataire)[^\n:]{0,12}:/im,
  /^_{20,200}[ \t]*\n[ \t]*(?:de|from)\b/im,
];

/** Headers of another letter left in the text of this one, one by one. */
const HEADER_LINE =
  /^[ \t>*_]{0,20}(?:from|to|cc|bcc|cci|reply-to|sender|return-path|message-id|in-reply-to|references|delivered-to|envelope-to|received|x-[\w-]+|mime-version|content-[\w-]+|de|\u00e0|r\u00e9pondre \u00e0)[ \t\u00a0]{0,3}:.*[@<].*$/gim;

const SIGNATURES =
  /^[ \t>]{0,20}(?:envoy\u00e9 (?:de(?:puis)?|\u00e0 partir d[eu]) (?:mon|ma|my|outlook|yahoo|proton|mail|la messagerie|l['\u2019])[^\n]{0,80}|sent (?:from|with|via) [^\n]{1,80}|t\u00e9l\u00e9charger outlook[^\n]{0,80}|get outlook for[^\n]{0,80})[ \t]{0,10}$/gim;

/** Blank lines, spaces at line ends: one way of writing them. */
const tidy = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/**
 * What a person wrote in an answer, without what it quotes: lines that begin with ">", everything below an attribution ("Le ...
 * a ecrit :", "-----Original Message-----", a block of headers) or below `marker`, and the signature after "-- ".
 */
export function ownWords(text: string, marker?: string): string {
  let own = `${text.replace(/\r\n?/g, "\n")}\n`;
  const cut = (at: number) => {
    if (at >= 0) own = `${own.slice(0, at)}\n`;
  };
  if (marker) {
    const at = own.indexOf(marker);
    if (at >= 0) cut(own.lastIndexOf("\n", at) + 1);
  }
  for (const attribution of ATTRIBUTIONS) cut(own.search(attribution));
  cut(own.search(/^-- ?$/m));
  return tidy(
    own
      .replace(/^[ \t]*(?:>|\uff1e).*$/gm, "")
      .replace(HEADER_LINE, "")
      .replace(SIGNATURES, ""),
  );
}
