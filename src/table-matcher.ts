import { startTableMatcher } from "./app/start-table-matcher.ts";

await startTableMatcher();
