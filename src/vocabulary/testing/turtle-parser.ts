/**
 * A small strict reader of the part of Turtle 1.1 that exports may use: prefixes, `a`, addresses, prefixed names, texts with a
 * language or a type, `;` and `,`. Throws at the first character it does not expect. For tests: an export that it reads is Turtle.
 */
const TOKEN =
  /\s*(?:(?<iri><[^\p{Cc}\s<>"{}|^`\\]*>)|(?<text>"(?:[^"\\\p{Cc}]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4})*")(?:@(?<lang>[a-z]+)|\^\^(?<type>[a-z]+:[A-Za-z]+))?|(?<directive>@prefix)|(?<name>[a-z]+:[A-Za-z]*)|(?<sign>[;,.]|a(?=\s)))/uy;

type Token = { kind: string; value: string; lang?: string; type?: string };

function tokenise(turtle: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = turtle.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(turtle)?.groups;
    const found =
      groups && Object.entries(groups).find(([kind, value]) => kind !== "lang" && kind !== "type" && value !== undefined);
    if (!groups || !found) throw new Error(`not Turtle at ${at}: ${JSON.stringify(turtle.slice(at, at + 60))}`);
    const { lang, type } = groups;
    tokens.push({
      kind: found[0],
      value: found[1] ?? "",
      ...(lang === undefined ? {} : { lang }),
      ...(type === undefined ? {} : { type }),
    });
  }
  return tokens;
}

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** Every triple as one line: subject, property, and the address or the JSON text (with its language) of the value. */
export function parseTurtle(turtle: string): string[] {
  const tokens = tokenise(turtle);
  const prefixes = new Map<string, string>();
  const found: string[] = [];
  let at = 0;
  const take = (...kinds: string[]): Token => {
    const token = tokens[at++];
    if (!token || !kinds.includes(token.kind))
      throw new Error(`expected ${kinds.join(" or ")}, got ${token?.value} (token ${at})`);
    return token;
  };
  const meaning = ({ kind, value, lang, type }: Token): string => {
    if (kind === "iri") return value.slice(1, -1);
    const of = type === undefined ? "" : `^^${meaning({ kind: "name", value: type })}`;
    if (kind === "text") return JSON.stringify(JSON.parse(value)) + (lang === undefined ? of : `@${lang}`);
    if (kind === "sign" && value === "a") return RDF_TYPE;
    const [prefix = "", local = ""] = value.split(":");
    const namespace = prefixes.get(prefix);
    if (namespace === undefined) throw new Error(`prefix ${prefix} is not declared`);
    return namespace + local;
  };
  while (at < tokens.length) {
    if (tokens[at]?.kind === "directive") {
      at++;
      const prefix = take("name").value.slice(0, -1);
      prefixes.set(prefix, meaning(take("iri")));
      if (take("sign").value !== ".") throw new Error("a prefix ends with a full stop");
      continue;
    }
    const subject = meaning(take("iri"));
    let property = meaning(take("name", "sign"));
    for (;;) {
      found.push(`${subject} ${property} ${meaning(take("iri", "text", "name"))}`);
      const sign = take("sign").value;
      if (sign === ".") break;
      if (sign === ";") property = meaning(take("name", "sign"));
    }
  }
  return found;
}
