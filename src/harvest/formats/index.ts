/** Reading partners' files as they are: the public face of the folder. */
export type * from "./format.ts";
export { FILE_FORMATS, ISSUE_CODES } from "./format.ts";
