import type { TableColumn } from "../table-columns.ts";
import type { TableFile } from "../table-file.ts";

/** A table that was brought: the file it is kept in for a while, and what its columns are taken for. */
export type Brought = { path: string; table: TableFile; columns: readonly TableColumn[] };
