/** Strokes on a 20 × 20 grid. */
const PATHS = {
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 18 18",
  map: "m2 5 5-2 6 2 5-2v12l-5 2-6-2-5 2ZM7 3v12M13 5v12",
  list: "M7 5h11M7 10h11M7 15h11M2.5 5h1M2.5 10h1M2.5 15h1",
  place: "M10 18s6-5.3 6-10A6 6 0 0 0 4 8c0 4.700 6 10 6 10ZM10 10.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
  calendar: "M3 5h14v12H3ZM3 9h14M7 3v4M13 3v4",
  clock: "M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM10 5.500V10l3 2",
  people:
    "M7.500 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 17c0-3.500 2.300-5.500 5.500-5.500S13 13.500 13 17M13 3.200a3 3 0 0 1 0 5.600M15 11.800c2 .7 3 2.600 3 5.200",
  user: "M10 9.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM3.500 18c0-3.800 2.800-6 6.500-6s6.500 2.200 6.500 6",
  external: "M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8",
  filter: "M2.500 4h15l-6 7v6l-3-1.500V11Z",
  close: "m5 5 10 10M15 5 5 15",
  check: "m3.500 10.500 4 4 9-9.500",
  /** The two signs of a notice, which bring their own frame. */
  letter: "M10 9v7M10 4.600v.4",
  mark: "M10 3.500v8M10 15.600v.4",
  info: "M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM10 9v5M10 6v.4",
  warning: "M10 3 2 17h16ZM10 8v4M10 14.400v.4",
  error: "M7 2h6l5 5v6l-5 5H7l-5-5V7ZM10 6v5M10 13.600v.4",
  right: "M3 10h14M11.500 4.500 17 10l-5.500 5.500",
  left: "M17 10H3M8.500 4.500 3 10l5.500 5.500",
  down: "m4 7 6 6 6-6",
  download: "M10 3v10M5.500 8.500 10 13l4.500-4.500M3 17h14",
  upload: "M10 13V3M5.500 7.500 10 3l4.500 4.500M3 17h14",
  share:
    "M14.500 7a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM5.500 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM14.500 18a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM7.700 8.800l4.600-3M7.700 11.200l4.600 3",
  print: "M5 7V2.500h10V7M5 14H2.500V7h15v7H15M5 11.500h10v6H5Z",
  mail: "M2.500 4.500h15v11h-15ZM2.500 5l7.500 6 7.500-6",
  edit: "m3 17 1-4L14 3l3 3L7 16ZM12 5l3 3",
  plus: "M10 3v14M3 10h14",
  minus: "M3 10h14",
  link: "M8 12a3.500 3.500 0 0 0 5 0l3.500-3.500a3.500 3.500 0 0 0-5-5L10 5M12 8a3.500 3.500 0 0 0-5 0l-3.500 3.500a3.500 3.500 0 0 0 5 5L10 15",
  refresh: "M17 4v4.500h-4.500M3 16v-4.500h4.500M4 8a6.500 6.500 0 0 1 12.500.5M16 12a6.500 6.500 0 0 1-12.500-.5",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13ZM8.500 18h3",
  hexagon: "m10 2 7 4v8l-7 4-7-4V6Z",
  spread:
    "m10 6.500 3 1.750v3.500l-3 1.750-3-1.750v-3.500ZM10 1.500v3M10 15.500v3M2.500 5.800l2.500 1.400M15 12.800l2.500 1.400M2.500 14.200 5 12.800M15 7.200l2.500-1.400",
} as const;

/** Names of the drawings. */
export type IconName = keyof typeof PATHS;

/** All of them, for the gallery. */
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

/** A small drawing that always stands beside a word: hidden from assistive technology. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number | undefined }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
