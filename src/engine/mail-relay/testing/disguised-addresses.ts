import { domainToASCII } from "node:url";

const wide = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const hex = (char: string) => char.charCodeAt(0).toString(16);
const halves = (address: string) => {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)] as const;
};
const tagged = (address: string, tag: string) => {
  const [local, domain] = halves(address);
  return `${local}+${tag}@${domain}`;
};
const encodedWord = (address: string) => `=?utf-8?B?${Buffer.from(address).toString("base64")}?=`;
const quotedWord = (address: string) => `=?iso-8859-1?Q?${address.replace(/[@.]/g, (char) => `=${hex(char).toUpperCase()}`)}?=`;

/** Ways in which an address has been seen written, from the plain to the devious. Each is still an address to who reads it. */
export const DISGUISES: readonly ((address: string) => string)[] = [
  (a) => a,
  (a) => a.toUpperCase(),
  (a) => `mailto:${a}?subject=Bonjour`,
  (a) => `<${a}>`,
  (a) => `[${a}](mailto:${a})`,
  (a) => a.replace("@", "%40"),
  (a) => a.replace(/[@.]/g, (char) => `%${hex(char)}`),
  (a) => a.replace("@", "%2540"),
  (a) => a.replace("@", "&#64;"),
  (a) => a.replace("@", "&#x40;").replaceAll(".", "&period;"),
  (a) => a.replace("@", "&commat;"),
  (a) => a.replace(/./g, (char) => `&#${char.charCodeAt(0)};`),
  (a) => a.replace("@", "&amp;#64;"),
  (a) => a.replace("@", " (at) "),
  (a) => a.replace("@", "(AT)"),
  (a) => a.replace("@", "[arobase]"),
  (a) => a.replace("@", " arobase ").replaceAll(".", " point "),
  (a) => a.replace("@", " [at] ").replaceAll(".", " [dot] "),
  (a) => a.replace("@", "_at_"),
  (a) => a.replace("@", "{a}"),
  (a) => a.replace("@", "\uff20"),
  (a) => a.replace("@", "\ufe6b"),
  wide,
  (a) => [...a].join("\u200b"),
  (a) => a.replace("@", "\u200d@\u2060"),
  (a) => a.replaceAll(".", "\u00ad."),
  (a) => a.replaceAll(".", "\u3002"),
  (a) => [...a].join(" "),
  (a) => a.replace("@", "@\n"),
  (a) => a.replace("@", " @ "),
  (a) => a.replace("@", "\\u0040"),
  (a) => a.replace("@", "=40"),
  (a) => a.replace("@", "+AEA-"),
  (a) => a.replace("@", "@=\r\n"),
  (a) => a.replace("@", "<b></b>@<wbr>"),
  (a) => a.replace("@", "<!-- x -->@"),
  (a) => tagged(a, "essaim"),
  (a) => tagged(a, "liste-2026"),
  (a) => `"${halves(a)[0]}"@${halves(a)[1]}`,
  (a) => `${halves(a)[0]}@${domainToASCII(halves(a)[1])}`,
  (a) => `https://exemple.fr/desabonnement?adresse=${encodeURIComponent(a)}`,
  encodedWord,
  quotedWord,
  (a) => Buffer.from(`mon adresse : ${a}`).toString("base64"),
  (a) => Buffer.from(a).toString("base64"),
  (a) => `\u202e${[...a].reverse().join("")}\u202c`,
  (a) => `smtp:${a};type=home`,
];
