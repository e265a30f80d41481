import { texts } from "./own-data.fr.ts";
import type { Part } from "./own-data.ts";

const t = texts.file;

/** All that is held about a person as one file, with names that a person reads. Paths become whole addresses. */
export function exportOf(
  instance: { name: string; url: string },
  email: string,
  at: string,
  parts: readonly Part[],
): Record<string, unknown> {
  return {
    [t.title]: t.about(instance.name),
    [t.email]: email,
    [t.at]: at,
    [t.site]: instance.url,
    [t.parts]: parts.map(({ processing, held }) => ({
      [t.purpose]: processing.purpose,
      [t.people]: processing.people,
      [t.data]: processing.data,
      [t.basis]: processing.basis,
      [t.keptFor]: processing.keptFor,
      [t.recipients]: processing.recipients,
      [t.held]: held.map(({ label, at: date, href, data }) => ({
        [t.label]: label,
        ...(date ? { [t.date]: date } : {}),
        ...(href ? { [t.href]: href.startsWith("/") ? instance.url + href : href } : {}),
        [t.content]: data,
      })),
    })),
  };
}
