import { MAX_LETTER_BYTES } from "../engine/mail-relay/index.ts";
import { type Command, EXIT } from "../platform/command-line.ts";
import { ProblemError } from "../platform/errors.ts";
import { texts } from "./introduction.fr.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { receiveLetter } from "./receive.commands.ts";

const t = texts.cli;

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_LETTER_BYTES) throw new ProblemError({ code: "introduction/too-large", kind: "too-large", ...t.tooLarge });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const receive: Command<IntroductionDeps> = {
  name: "mail receive",
  summary: t.receiveSummary,
  usage: t.receiveUsage,
  options: { from: { type: "string", placeholder: "<adresse>", description: t.from } },
  positionals: { min: 1, max: 1 },
  async run({ open, terminal }, { values, positionals }) {
    const deps = await open();
    if (!deps.relay) throw new ProblemError({ code: "introduction/no-relay", kind: "invalid", ...t.noRelay });
    const sender = typeof values.from === "string" ? values.from : "unknown";
    const result = await receiveLetter(deps, { recipient: positionals[0] ?? "", sender, raw: await standardInput() });
    terminal.result({ result }, t.result[result]);
    return EXIT.ok;
  },
};

/** `essaim mail receive`. */
export const mailCommands: Command<IntroductionDeps>[] = [receive];
