const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

type LogLevel = (typeof LEVELS)[number];
type LogFields = Record<string, unknown>;
type Logger = { [L in Exclude<LogLevel, "silent">]: (message: string, fields?: LogFields) => void } & { level: LogLevel };

/**
 * One line per event on stderr (or `write`): time, level, message, then `key=value`. Control characters are escaped, so
 * that nothing from outside can forge a line. An `Error` among the fields is written with its stack.
 */
export function createLogger(
  level: LogLevel = "info",
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const logger = { level } as Logger;
  for (const each of LEVELS) {
    if (each === "silent") continue;
    logger[each] = (message, fields) => {
      if (LEVELS.indexOf(each) >= LEVELS.indexOf(logger.level)) write(line(each, message, fields));
    };
  }
  return logger;
}

/** The process's logger; `log.level` is set once at start from the configuration. */
export const log: Logger = createLogger();

function line(level: string, message: string, fields: LogFields = {}): string {
  let text = `${new Date().toISOString()} ${level.padEnd(5)} ${oneLine(message)}`;
  let stack = "";
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value instanceof Error) stack += `\n  ${(value.stack ?? String(value)).split("\n").map(oneLine).join("\n  ")}`;
    text += ` ${key}=${quoted(value instanceof Error ? value.message : value)}`;
  }
  return `${text}${stack}\n`;
}

function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return /[\s"=]/.test(text) && typeof value === "string" ? JSON.stringify(text) : oneLine(text);
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
