import { deflateSync } from "node:zlib";
import { DISGUISES } from "./disguised-addresses.ts";
import type { Chance } from "./seeded.ts";

/** Somebody who writes: their address, others of theirs, and their telephone. */
export type Writer = { name: string; address: string; others: readonly string[]; phone: string };

type Part = { headers: string[]; body: string };

const CRLF = (text: string) => text.replace(/\r?\n/g, "\r\n");
const folded64 = (bytes: Buffer) => bytes.toString("base64").replace(/(.{1,76})/g, "$1\r\n");
const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x0a
        ? "\r\n"
        : byte > 0x7e || byte < 0x20 || byte === 0x3d
          ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
          : String.fromCharCode(byte),
    )
    .join("")
    .replace(/[^\r\n]{60}(?=[^\r\n])(?<!=.?)/g, "$&=\r\n");

function encoded(chance: Chance, text: string, type: string): Part {
  const latin = !/[^\0-\xff]/.test(text) && chance.maybe(0.3);
  const wide = !latin && chance.maybe(0.05);
  const charset = latin ? chance.one(["iso-8859-1", "windows-1252"]) : wide ? "utf-16le" : "utf-8";
  const bytes = Buffer.from(text, latin ? "latin1" : wide ? "utf16le" : "utf8");
  const way = wide ? "base64" : chance.one(["base64", "quoted-printable", "8bit"]);
  const body =
    way === "base64" ? folded64(bytes) : way === "quoted-printable" ? quotedPrintable(bytes) : CRLF(bytes.toString("latin1"));
  return { headers: [`Content-Type: ${type}; charset=${charset}`, `Content-Transfer-Encoding: ${way}`], body };
}

/** `format=flowed; delsp=yes`: a space at a line's end joins it to the next without one, in the middle of an address if need be. */
const flowed = (text: string): Part => ({
  headers: ["Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", "Content-Transfer-Encoding: 8bit"],
  body: CRLF(Buffer.from(text.replace(/(@.)/g, "$1 \n"), "utf8").toString("latin1")),
});

function quoted(chance: Chance, other: string, mine: string): string {
  return chance.one([
    `\n\nLe lun. 3 nov. 2026 à 10:12, Alex <${other}> a écrit :\n> Bonjour\n> Écrivez-moi : ${other}\n`,
    `\n\nOn Mon, Nov 3, 2026 at 10:12 AM Alex <${other}>\nwrote:\n\n> Hello ${mine}\n`,
    `\n\n-----Message d'origine-----\nDe : Alex [mailto:${other}]\nEnvoyé : lundi 3 novembre 2026 10:12\nÀ : ${mine}\nObjet : Votre projet\n\nBonjour\n`,
    `\n\nDe : Alex <${other}>\nEnvoyé : lundi 3 novembre 2026\nÀ : ${mine}\nCc : ${other}\nObjet : RE: Votre projet\n\nMerci.\n`,
    `\n\nFrom: Alex <${other}>\nSent: Monday\nTo: ${mine}\nSubject: Votre projet\n\nHello\n`,
    `\n\n---------- Forwarded message ---------\nDe : Alex <${other}>\nDate: lun. 3 nov.\nSubject: x\nTo: <${mine}>\n\nSalut\n`,
    `\n\nDébut du message réexpédié :\n\n> De: Alex <${other}>\n> Objet: x\n`,
    `\n> ${other} écrivait\n>> ${mine}\n`,
    `\nMessage-ID: <1234@${other.split("@")[1]}>\nReply-To: ${mine}\n`,
    "",
  ]);
}

function signature(chance: Chance, { name, address, phone, others }: Writer): string {
  const hidden = chance.one(DISGUISES)(address);
  return chance.one([
    `\n-- \n${name}\n${address}\n${phone}\n`,
    `\nCordialement,\n${name}\nChargée de mission\nTél. ${phone} / ${hidden}\n12 rue des Écoles, 29600 Morlaix\n`,
    `\nEnvoyé de mon iPhone\n${others[0] ?? address}\n`,
    `\n*${name}*\n☎ ${phone}  ✉ ${hidden}\n`,
    `\n--\n${name} <${address}>\n`,
    "",
  ]);
}

function cards(chance: Chance, { name, address, phone }: Writer, other: string): Part[] {
  const file = (type: string, filename: string, content: Buffer | string): Part => ({
    headers: [
      `Content-Type: ${type}; name="${filename}"`,
      `Content-Disposition: attachment; filename="${filename}"`,
      "Content-Transfer-Encoding: base64",
    ],
    body: folded64(Buffer.from(content)),
  });
  const vcard = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL;TYPE=INTERNET:${address}\r\nTEL:${phone}\r\nEND:VCARD\r\n`;
  const invitation = `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nORGANIZER;CN=${name}:mailto:${address}\r\nATTENDEE:mailto:${other}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const compressed = deflateSync(Buffer.from(`BT (${address}) Tj ET`));
  const pdf = Buffer.concat([
    Buffer.from(`%PDF-1.4\n/Author (${address})\nstream\n`),
    compressed,
    Buffer.from("\nendstream\n%%EOF"),
  ]);
  const all: Part[] = [
    file("text/vcard", `${name}.vcf`, vcard),
    file("text/x-vcard", "carte.vcf", vcard),
    file("application/octet-stream", "carte.vcf", vcard),
    {
      ...encoded(chance, invitation, "text/calendar; method=REQUEST"),
      headers: ["Content-Type: text/calendar; charset=utf-8; method=REQUEST"],
      body: invitation,
    },
    file("application/ics", "invite.ics", invitation),
    { headers: ["Content-Type: message/rfc822"], body: `From: ${address}\r\nTo: ${other}\r\nSubject: x\r\n\r\n${address}\r\n` },
    file("message/rfc822", `${address}.eml`, `From: ${address}\r\n\r\nbonjour ${other}`),
    file("text/plain", `notes ${address}.txt`, `Mes notes\n${chance.one(DISGUISES)(address)}\n${phone}\n`),
    file("text/csv", `${address.replace("@", "%40")}.csv`, `nom;courriel\n${name};${address}\n`),
    file("text/html", "page.html", `<a href="mailto:${address}">moi</a>`),
    file("application/pdf", `CV-${address}.pdf`, pdf),
    file("image/png", `${address}.png`, pngSaying(address)),
    file("application/pkcs7-signature", "smime.p7s", Buffer.from(`xx${address}`)),
    file(
      "application/pgp-keys",
      "OpenPGP_0x1.asc",
      `-----BEGIN PGP PUBLIC KEY BLOCK-----\n${Buffer.from(address).toString("base64")}\n`,
    ),
    file("application/ms-tnef", "winmail.dat", Buffer.from(address, "utf16le")),
    file("application/zip", "dossier.zip", Buffer.from(`PK${address}`)),
  ];
  const rfc2231 = `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(`rapport ${address}`)}.txt`;
  all.push({ headers: ["Content-Type: text/plain", rfc2231], body: `de la part de ${address}\r\n` });
  const chosen: Part[] = [];
  while (chance.maybe(0.45) && chosen.length < 4) chosen.push(chance.one(all));
  return chosen;
}

/** A picture of one pixel whose notes hold an address. */
function pngSaying(address: string): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("tEXt", Buffer.from(`Author\0${address}`, "latin1")),
    chunk("IDAT", deflateSync(Buffer.from([0, 200, 120, 30]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function multipart(chance: Chance, kind: string, parts: readonly Part[], telling: string): Part {
  const boundary = `=_${chance.one(["x", telling.replace(/[^a-z0-9.-]/g, "-"), "Partie"])}_${Math.floor(chance.next() * 1e9)}`;
  const inner = parts.map(({ headers, body }) => `--${boundary}\r\n${headers.join("\r\n")}\r\n\r\n${body}\r\n`).join("");
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: `Preamble ${telling}\r\n${inner}--${boundary}--\r\nEpilogue ${telling}\r\n`,
  };
}

const asHtml = (chance: Chance, text: string, { address }: Writer) =>
  `<html><head><title>${address}</title><style>a::after{content:"${address}"}</style></head><body><!-- ${address} --><div>${text
    .replaceAll("\n", "<br>")
    .replaceAll(
      "@",
      chance.one(["@", "&#64;", "&commat;", "<span>@</span>"]),
    )}</div><a href="mailto:${address}">m'écrire</a><img src="cid:x" alt="${address}"><blockquote>${address}</blockquote><div class="gmail_quote">${address}</div></body></html>`;

function body(chance: Chance, text: string, writer: Writer, other: string): Part {
  const plain = () => (chance.maybe(0.15) ? flowed(text) : encoded(chance, text, "text/plain"));
  const html = () => encoded(chance, asHtml(chance, text, writer), "text/html");
  let part = chance.one([plain, plain, html, () => multipart(chance, "alternative", [plain(), html()], writer.address)])();
  const attached = cards(chance, writer, other);
  if (attached.length > 0) part = multipart(chance, "mixed", [part, ...attached], writer.address);
  for (let depth = 0; depth < 4 && chance.maybe(0.25); depth++)
    part = multipart(chance, chance.one(["mixed", "related", "signed"]), [part], writer.address);
  return part;
}

function headers(chance: Chance, { name, address, others }: Writer, to: string): string[] {
  const host = address.split("@")[1] ?? "";
  const optional = [
    `Reply-To: ${others[0] ?? address}`,
    `Sender: ${address}`,
    `Cc: ${others.at(-1) ?? address}`,
    `Return-Path: <${address}>`,
    `References: <a.b@${host}> <c@autre.example>`,
    `In-Reply-To: <z@${host}>`,
    `Disposition-Notification-To: ${address}`,
    `Autocrypt: addr=${address}; keydata=AAAA`,
    `X-Original-From: ${address}`,
    `DKIM-Signature: v=1; d=${host}; i=${address}`,
    `Received: from mail.${host} by mx (envelope-from <${address}>)`,
    `Thread-Topic: ${address}`,
    `Organization: ${address}`,
    `Resent-From: ${address}`,
  ];
  const word = `=?utf-8?B?${Buffer.from(`${name} (${address})`).toString("base64")}?=`;
  return [
    `From: ${chance.one([`${name} <${address}>`, `"${address}" <${address}>`, `${word} <${address}>`, address])}`,
    `To: ${to}`,
    `Subject: ${chance.one([
      "Votre projet",
      `Re: ${chance
        .one(DISGUISES)(address)
        .replace(/[\r\n]+/g, " ")}`,
      word,
      "=?utf-8?Q?Re=3A_Projet?=",
    ])}`,
    `Message-ID: <${Math.floor(chance.next() * 1e12)}@${host}>`,
    "Date: Mon, 3 Nov 2026 10:12:00 +0100",
    "MIME-Version: 1.0",
    ...optional.filter(() => chance.maybe(0.4)),
  ];
}

/**
 * A letter as they come: the words `said`, and an address of the writer wherever mail programs and people put one. `to` is the
 * address it is sent to, `other` that of the person it is for (which the writer may have learnt elsewhere).
 */
export function awkwardLetter(
  chance: Chance,
  writer: Writer,
  { to, other, said }: { to: string; other: string; said: string },
): Buffer {
  const lines = [said];
  while (chance.maybe(0.5) && lines.length < 4)
    lines.push(
      `Vous pouvez aussi me joindre : ${chance.one(DISGUISES)(chance.one([writer.address, ...writer.others]))} ou au ${writer.phone}.`,
    );
  const text = `${lines.join("\n\n")}\n${signature(chance, writer)}${quoted(chance, other, writer.address)}`;
  const part = body(chance, text, writer, other);
  // Headers in UTF-8 as they are (RFC 6532), the body in the bytes of its own encoding.
  const head = Buffer.from([...headers(chance, writer, to), ...part.headers].join("\r\n"), "utf8");
  return Buffer.concat([head, Buffer.from(`\r\n\r\n${part.body}`, "latin1")]);
}
