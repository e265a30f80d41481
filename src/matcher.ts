import { startMatcher } from "./app/start-matcher.ts";

await startMatcher();
