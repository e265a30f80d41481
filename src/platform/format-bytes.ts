/** A size as people read it in French: « 12 Mo », « 1,5 ko ». Decimal units, as disks and networks are sold. */
export function formatBytes(bytes: number): string {
  const units = ["octets", "ko", "Mo", "Go", "To"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString("fr-FR", { maximumFractionDigits: digits })}\u00a0${units[unit]}`;
}
