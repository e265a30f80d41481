/** The way a command speaks. Everything from outside passes through it, so nothing can drive the screen (escape sequences). */
export type Terminal = {
  /** True with --json: one JSON value on stdout (or one a line), no other word there. */
  json: boolean;
  /** True when a person watches. */
  interactive: boolean;
  /** A line for people, on stdout. Nothing with --json. */
  print(text: string): void;
  /** The outcome: `data` with --json, `human` otherwise. */
  result(data: unknown, human: string | (() => string)): void;
  /** Raw output (exports): waits when the reader is slow. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Where a long work stands: one line rewritten in place, on a terminal only; nothing is written elsewhere. */
  progress(text: string): void;
  /** A line for people on stderr, also with --json. */
  warn(text: string): void;
  /** Ctrl-C: finish the batch and stop. */
  signal: AbortSignal;
};

/** What a command writes to, and what may interrupt it. */
export type TerminalStreams = {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  signal: AbortSignal;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass.
const DRIVES_THE_SCREEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A terminal for one command: results on stdout (JSON if `json`), words and progress on stderr. */
export function createTerminal({ stdout, stderr, signal }: TerminalStreams, json: boolean): Terminal {
  let progressShown = false;
  const clearProgress = () => {
    if (progressShown) stderr.write("\r\u001b[2K");
    progressShown = false;
  };
  const line = (stream: NodeJS.WritableStream, text: string) => {
    clearProgress();
    stream.write(`${text.replace(DRIVES_THE_SCREEN, "\ufffd")}\n`);
  };
  return {
    json,
    interactive: stderr.isTTY === true,
    signal,
    print: (text) => {
      if (!json) line(stdout, text);
    },
    result: (data, human) => {
      if (json) stdout.write(`${JSON.stringify(data)}\n`);
      else line(stdout, typeof human === "string" ? human : human());
    },
    write: async (chunk) => {
      clearProgress();
      if (!stdout.write(chunk)) await new Promise((resolve) => stdout.once("drain", resolve));
    },
    progress: (text) => {
      if (stderr.isTTY !== true) return;
      const room = Math.max(20, (stderr.columns ?? 80) - 1);
      const clean = text.replace(DRIVES_THE_SCREEN, "\ufffd").replace(/\s+/g, " ");
      stderr.write(`\r\u001b[2K${clean.length > room ? `${clean.slice(0, room - 1)}…` : clean}`);
      progressShown = true;
    },
    warn: (text) => line(stderr, text),
  };
}

/** Lines with aligned columns, for people: the last column is not padded. Numbers (as text) are aligned right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  const numeric: boolean[] = [];
  rows.forEach((row, r) => {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
      // The first line may be a header.
      if (r > 0 || rows.length === 1) numeric[i] = (numeric[i] ?? true) && /^[\d\s\u00a0\u202f.,%-]*$/.test(cell);
    });
  });
  const pad = (cell: string, i: number, last: boolean) =>
    numeric[i] ? cell.padStart(widths[i] ?? 0) : last ? cell : cell.padEnd(widths[i] ?? 0);
  return rows
    .map((row) =>
      row
        .map((cell, i) => pad(cell, i, i === row.length - 1))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
