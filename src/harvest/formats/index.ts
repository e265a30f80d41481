/** Reading partners' files as they are: the public face of the folder. */

export { bytesSource, fileSource } from "./byte-source.ts";
export type * from "./format.ts";
export { FILE_FORMATS, ROW_LOST } from "./format.ts";
export { fatalIssue } from "./issue.ts";
export { readRows, rowKey } from "./read-rows.ts";
export { recognise } from "./recognise.ts";
