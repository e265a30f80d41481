import { join } from "node:path";
import nodemailer from "nodemailer";
import type { Clock } from "./clock.ts";
import { ProblemError } from "./errors.ts";
import { writeFileAtomically } from "./files.ts";
import { mintId } from "./ids.ts";
import { mailFr as fr } from "./mail.fr.ts";

/** A letter to one person. `text` is always there; `html` says the same. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Written in the name of somebody else: a relayed letter and its alias. */
  sender?: { name: string; address: string };
  replyTo?: string;
  /** Where one press, without a session, stops letters of this kind (RFC 8058). */
  unsubscribe?: string;
  /** Message ids of a conversation, without brackets. */
  thread?: { id?: string; inReplyTo?: string };
  attachments?: { name: string; type: string; content: Uint8Array }[];
  /** What a person wrote, and not a program: a holiday responder may answer. */
  personal?: boolean;
};

/** What sends letters. */
export type Mailer = {
  /**
   * Hands the letter to the SMTP server, or writes it into the folder and says where.
   * @throws ProblemError `mail/bad-address`; `mail/unreachable` (worth another try: send from a job).
   */
  send(mail: Mail): Promise<{ file?: string }>;
};

type MailerOptions = {
  /** `smtp://user:password@host:587` or `smtps://...`; absent: letters become files. */
  smtpUrl?: string | undefined;
  /** `Essaim <essaim@exemple.fr>`, or the address alone. */
  from: string;
  /** Where letters are written as .eml files without SMTP. */
  folder: string;
  clock: Clock;
};

/** One address, nothing that could begin another header or another recipient. */
const ADDRESS =
  /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,190}\.[^\s@<>(),;:"\\[\].]{2,63}$|^[^\s@<>(),;:"\\[\]]{1,64}@localhost$/u;
/** Refused in subjects: what could end the header, and what a screen would not show. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A mailer on an SMTP server, or on a folder of letters when there is none. */
export function createMailer(options: MailerOptions): Mailer {
  const server = options.smtpUrl ? smtpServer(options.smtpUrl) : undefined;
  const limits = {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const smtp = options.smtpUrl ? nodemailer.createTransport({ url: options.smtpUrl, ...limits }) : undefined;
  const toBytes = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows", ...limits });
  return {
    async send(mail) {
      const now = options.clock.now();
      const message = messageOf(mail, options.from, now);
      if (smtp) {
        await smtp.sendMail(message).catch((error: unknown) => {
          throw unreachable(server ?? "", error);
        });
        return {};
      }
      const { message: bytes } = await toBytes.sendMail(message);
      const file = join(options.folder, `${now.toISOString().replace(/[-:]|\.\d+/g, "")}-${mintId(now)}.eml`);
      await writeFileAtomically(file, bytes as Buffer);
      return { file };
    },
  };
}

const oneLine = (text: string, length: number): string => text.replace(CONTROL, " ").trim().slice(0, length);

function checkedAddress(address: string): string {
  if (ADDRESS.test(address)) return address;
  const shown = oneLine(address, 120);
  throw new ProblemError({ code: "mail/bad-address", kind: "invalid", detail: fr.badAddress(shown), hint: fr.badAddressHint });
}

const person = (name: string, address: string) => ({ name: oneLine(name, 120), address: checkedAddress(address) });

/** Holiday responders and mailing lists do not answer what a program sent (RFC 3834). */
const automatic = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

function headersOf({ personal, unsubscribe }: Mail): Record<string, string> {
  const stop = unsubscribe && new URL(unsubscribe).href;
  return {
    ...(personal ? {} : automatic),
    ...(stop ? { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
  };
}

function messageOf(mail: Mail, from: string, date: Date) {
  const { html, sender, replyTo, thread, attachments } = mail;
  return {
    from: sender ? person(sender.name, sender.address) : from,
    to: person("", mail.to),
    subject: oneLine(mail.subject, 200),
    text: mail.text,
    ...(html !== undefined && { html }),
    ...(replyTo !== undefined && { replyTo: person("", replyTo) }),
    ...(thread?.id !== undefined && { messageId: `<${thread.id}>` }),
    ...(thread?.inReplyTo !== undefined && { inReplyTo: `<${thread.inReplyTo}>`, references: `<${thread.inReplyTo}>` }),
    ...(attachments && {
      attachments: attachments.map(({ name, type, content }) => ({
        filename: oneLine(name, 120),
        contentType: type,
        content: Buffer.from(content),
      })),
    }),
    date,
    headers: headersOf(mail),
  };
}

/** Host and port, for messages: never the password. */
function smtpServer(smtpUrl: string): string {
  const url = URL.parse(smtpUrl);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw new ProblemError({ code: "mail/bad-smtp-url", kind: "invalid", detail: fr.badSmtpUrl, hint: fr.badSmtpUrlHint });
  }
  return url.port ? `${url.hostname}:${url.port}` : url.hostname;
}

function unreachable(server: string, error: unknown): ProblemError {
  const why = error instanceof Error ? error.message.replace(CONTROL, " ").slice(0, 200) : String(error);
  return new ProblemError({
    code: "mail/unreachable",
    kind: "unavailable",
    detail: fr.unreachable(server, why),
    hint: fr.unreachableHint,
    cause: error,
  });
}
