import { fold } from "../engine/text/index.ts";
import { officialTables } from "./tables.ts";

/** A department (with its region) or a region alone. */
type Area = { department?: string; region: string };

/** The regions of before 2016, which partners' files still name, and usual short names. */
const OTHER_REGION_NAMES: Record<string, string> = {
  alsace: "44",
  "champagne ardenne": "44",
  lorraine: "44",
  aquitaine: "75",
  limousin: "75",
  "poitou charentes": "75",
  auvergne: "84",
  "rhone alpes": "84",
  bourgogne: "27",
  "franche comte": "27",
  "languedoc roussillon": "76",
  "midi pyrenees": "76",
  "nord pas de calais": "32",
  picardie: "32",
  "basse normandie": "28",
  "haute normandie": "28",
  centre: "24",
  paca: "93",
  "provence alpes cote d azur": "93",
  idf: "11",
  "region parisienne": "11",
};

/** Former or usual names of departments. */
const OTHER_DEPARTMENT_NAMES: Record<string, string> = {
  reunion: "974",
  "guyane francaise": "973",
  "territoire belfort": "90",
  "cotes du nord": "22",
  "corse sud": "2A",
};

const plain = (text: string) =>
  fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

let names: Map<string, Area> | undefined;

/**
 * Department or region that a cell names: `29`, `D29`, `D_21`, `1` (a lost zero), `2a`, `Finistère`, `FINISTERE (29)`, `29 - Finistère`,
 * `Bretagne`, `Rhône-Alpes`. Codes are those of departments. Undefined for anything else.
 */
export function areaNamed(raw: string | number | undefined): Area | undefined {
  if (raw === undefined || raw === "") return undefined;
  names ??= build();
  const text = plain(String(raw).slice(0, 120));
  const direct =
    names.get(text) ?? names.get(text.replace(/^(?:departement|region|d|dep|dpt|fr) (?:(?:de la|de l|des|du|de|d) )?/, ""));
  if (direct) return direct;
  const [code, words] = codeAndWords(text);
  const coded = code === undefined ? undefined : departmentArea(code);
  const named = words === undefined ? undefined : names.get(words);
  // A code and a name that disagree say nothing.
  return named?.department && coded && named.department !== coded.department ? undefined : (coded ?? named);
}

/** "29 finistere", "finistere 29", "d 29" or "29": the code, two characters at least, and the words beside it. */
function codeAndWords(text: string): [code?: string | undefined, words?: string | undefined] {
  const first = /^(?:d|dep|fr)? ?(9[78]\d|\d[\dab]|\d)(?: (.+))?$/.exec(text);
  if (first) return [first[1]?.padStart(2, "0").toUpperCase(), first[2]];
  const last = /^(.+) (9[78]\d|\d[\dab])$/.exec(text);
  return last ? [last[2]?.toUpperCase(), last[1]] : [];
}

function departmentArea(code: string): Area | undefined {
  const department = officialTables().departments.get(code);
  return department && { department: department.code, region: department.region };
}

function build(): Map<string, Area> {
  const { departments, regions } = officialTables();
  const map = new Map<string, Area>();
  for (const region of regions.values()) map.set(plain(region.name), { region: region.code });
  for (const [name, code] of Object.entries(OTHER_REGION_NAMES)) map.set(name, { region: code });
  // Overseas, department and region bear one name: the department says more.
  for (const { code, name, region } of departments.values()) map.set(plain(name), { department: code, region });
  for (const [name, code] of Object.entries(OTHER_DEPARTMENT_NAMES)) {
    const area = departmentArea(code);
    if (area) map.set(name, area);
  }
  return map;
}
