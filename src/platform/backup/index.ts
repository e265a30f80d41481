export { restoreBackup, writeBackup } from "./backup-file.ts";
export { exportDatabase } from "./export.ts";
export { restoreDatabase } from "./restore.ts";
