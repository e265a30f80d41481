/** The forms in which the vocabulary is given: file extension and media type. */
export const FORMATS = { ttl: "text/turtle", jsonld: "application/ld+json", csv: "text/csv" } as const;
/** The formats that the vocabulary is published in. */
export type Format = keyof typeof FORMATS;

/** "themes.csv" gives `themes` and `csv`; another ending is part of the name. */
export function splitFormat(name: string): { name: string; format?: Format } {
  const dot = name.lastIndexOf(".");
  const ending = name.slice(dot + 1);
  return dot > 0 && Object.hasOwn(FORMATS, ending) ? { name: name.slice(0, dot), format: ending as Format } : { name };
}

/** The data format that an Accept header prefers to a page; undefined for browsers, and whenever a page will do as well. */
export function wantedFormat(accept: string | undefined): Format | undefined {
  if (accept === undefined || accept.length > 1_000) return undefined;
  const asked = accept.split(",").map((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  const page = Math.max(
    0,
    ...asked.filter(({ type }) => ["text/html", "text/*", "*/*"].includes(type)).map(({ quality }) => quality),
  );
  const [best] = asked
    .flatMap(({ type, quality }) => {
      const format = (Object.keys(FORMATS) as Format[]).find((known) => FORMATS[known] === type);
      return format === undefined ? [] : [{ format, quality }];
    })
    .sort((a, b) => b.quality - a.quality);
  if (best === undefined || best.quality === 0) return undefined;
  const explicitPage = asked.some(({ type }) => type === "text/html");
  return best.quality > page || (!explicitPage && best.quality === page) ? best.format : undefined;
}
