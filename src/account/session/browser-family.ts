/** In the order in which they must be tried: each claims to be those after it. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\b/, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad|iPod)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMacintosh\b/, "macOS"],
  [/\b(Linux|X11)\b/, "Linux"],
];

const named = (list: readonly (readonly [RegExp, string])[], text: string) => list.find(([sign]) => sign.test(text))?.[1];

/**
 * What a browser says it is, as little as tells one's own sessions apart: a family and a system ("Firefox, Linux"). Undefined
 * when neither is known; nothing of the header is kept as it came.
 */
export function browserFamily(userAgent: string | undefined): string | undefined {
  const text = (userAgent ?? "").slice(0, 500);
  const words = [named(BROWSERS, text), named(SYSTEMS, text)].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(", ") : undefined;
}
