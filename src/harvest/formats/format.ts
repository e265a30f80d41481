/** Words shared by every reader of this folder: what a file is, what a row is, what went wrong. */

/** A file that can be read more than once (recognised first, then read). `open` starts again from the first byte. */
export type ByteSource = { open(): AsyncIterable<Uint8Array>; size?: number; name?: string };

export const FILE_FORMATS = ["csv", "xlsx", "json", "ndjson", "geojson"] as const;
/** `csv` is any text table, whatever its separator (comma, semicolon, tab, bar); `xlsx` any workbook, that of LibreOffice (.ods) too. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** How to read a file. Each absent option is recognised from the bytes. */
export type ReadOptions = {
  format?: FileFormat;
  /** "utf-8", "windows-1252", "macintosh", "ibm850", "utf-16le", "utf-16be", or "double-utf-8" (UTF-8 encoded twice). */
  encoding?: string;
  /** One character, for `csv`. */
  separator?: string;
  /** 1-based line of the file (row of the sheet) that holds the column names; 0 = the table has no header. */
  headerRow?: number;
  /** Name of the sheet, for `xlsx`. */
  sheet?: string;
  /** JSON path to the list of records: "$", "$.data", "$.features". */
  records?: string;
};

/**
 * One record as the partner wrote it. Texts may be slices of the block of the file they were read in (256 kB): what is kept
 * after its batch (a set of ids, say) must be copied by whoever keeps it, or the whole file stays in memory.
 */
export type RawRow = {
  /** 1-based line where the row starts (tables, NDJSON), row of the sheet (XLSX), rank in the list (JSON, GeoJSON). */
  line: number;
  sheet?: string;
  /** Cell by column name, or the nested JSON object. Cells of text tables are strings; those of XLSX and JSON keep their type. */
  values: Record<string, unknown>;
  /** Exact text of the row in the file when the reader has it for free; see `rowKey`. */
  raw: string | Uint8Array | undefined;
  /** Names of the columns under which `raw` was read (text tables): the same text under another header says another thing. */
  layout?: string;
};

/** One thing wrong at one place. Not fatal: one row or one value is concerned and the reading goes on. */
export type ReadIssue = {
  line?: number;
  column?: string;
  /** The offending value, clipped to 120 characters. */
  value?: string;
  code: IssueCode;
  /** French sentence that names the place and the value, and the way out. */
  detail: string;
  fatal: boolean;
  /** How many more of this code were met and not told one by one (absent: this one alone). */
  count?: number;
};

const ISSUE_CODES = [
  "binary-file", // not a table nor JSON at all (PDF, picture, web page, old Excel...): nothing read
  "unexpected-format", // JSON where a table was expected
  "empty-file",
  "no-header",
  "no-records", // JSON without a list of objects
  "ragged-file", // most rows do not fit the header: nothing is trusted
  "too-large", // a limit of the reader was met (unzipped size, rows, time)
  "zip-bomb",
  "unreadable-workbook",
  "unknown-sheet",
  "ragged-row", // one row with more or fewer cells than the header: left out, never shifted
  "unclosed-quote",
  "stray-quote",
  "repeated-header",
  "total-row",
  "column-renamed", // empty or repeated column name
  "mixed-encoding", // a line in another encoding than the file
  "double-encoding", // "Ã©" for "é"
  "unknown-encoding", // the encoding asked for is none that is read here
  "nul-byte",
  "clipped-value",
  "truncated", // the file ends too early: the listing is NOT complete
  "invalid-json",
  "not-an-object",
  "duplicate-key",
  "not-finite", // NaN, Infinity
  "too-deep",
  "spreadsheet-error", // #REF!, #N/A in a cell
  "invalid-coordinates",
] as const;
/** Stable code of what may be wrong in a file. */
export type IssueCode = (typeof ISSUE_CODES)[number];

/** Codes of issues that leave a whole row out: it may well still be listed, so that absences can then not be told. */
export const ROW_LOST: ReadonlySet<IssueCode> = new Set([
  "ragged-row",
  "ragged-file",
  "unclosed-quote",
  "truncated",
  "too-large",
  "invalid-json",
  "not-an-object",
  "too-deep",
]);

/** Is told each issue as it is met. */
export type OnIssue = (issue: ReadIssue) => void;

/** A column as recognition met it. */
export type ColumnSample = {
  /** As used in `RawRow.values`; dotted for nested JSON ("adresse.ville"). */
  name: string;
  /** As the partner wrote it, when it differs (trailing spaces, empty, repeated). */
  original?: string;
  /** Up to five distinct values. */
  samples: string[];
  /** Share of the sampled rows where it is filled, 0 to 1. */
  filled: number;
};

/** What the bytes say the file is. Every option found can be given back to `readRows` as it is. */
export type Recognition = {
  format: FileFormat;
  encoding?: string;
  separator?: string;
  headerRow?: number;
  sheet?: string;
  sheets?: string[];
  records?: string;
  columns: ColumnSample[];
  rowsSeen: number;
  /** French sentences: what was decided and how surely, for the person who checks. */
  notes: string[];
  /** Issues met in the sample. */
  issues: ReadIssue[];
};

/** Hints that come with a file. They only settle what the bytes leave open. */
export type RecogniseHints = ReadOptions & { fileName?: string; contentType?: string };
