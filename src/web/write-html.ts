import { Fragment, h, isValidElement, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** What a component may give: elements, texts, numbers, lists of them; nothing for `null`, `undefined` and booleans. */
type Drawable = unknown;
type Props = Record<string, unknown> & { children?: Drawable; dangerouslySetInnerHTML?: { __html?: string } };
/** Where an element stands: among those of SVG, whose attributes are written otherwise; in a list with this choice. */
type Place = { svg: boolean; chosen: unknown };

const VOID: ReadonlySet<string> = new Set(
  "area base br col command embed hr img input keygen link meta param source track wbr".split(" "),
);

const CLASS = " class";
const SPECIAL = /["&<]/;

/** Escapes a text or the value of an attribute (between `"`). */
function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/["&<]/g, (character) => (character === '"' ? "&quot;" : character === "&" ? "&amp;" : "&lt;"));
}

/**
 * How an attribute is written: ` name`, or nothing for what is none. `told`: its false is written too. As Preact says, asked
 * once per name by drawing an element with it.
 */
type Attribute = { start: string; told: boolean };
const attributes = { html: new Map<string, Attribute>(), svg: new Map<string, Attribute>() };

function attributeOf(name: string, svg: boolean): Attribute {
  const known = svg ? attributes.svg : attributes.html;
  const found = known.get(name);
  if (found) return found;
  const drawn = (value: unknown) => {
    const element = h("i", { [name]: value });
    return (
      /<i( [^=>]+)?/.exec(renderToString(svg ? (h("svg", null, element) as VNode) : element).replace("<svg>", ""))?.[1] ?? ""
    );
  };
  const attribute = { start: drawn("x"), told: drawn(false) !== "" };
  // Names come from our own pages: a bound all the same.
  if (known.size < 1_000) known.set(name, attribute);
  return attribute;
}

function written(value: unknown, { start, told }: Attribute): string {
  if (value === null || value === undefined || typeof value === "function" || start === "") return "";
  if (told) return value === "" ? start : `${start}="${escaped(String(value))}"`;
  if (value === false) return "";
  if (value === true || value === "") return start;
  return `${start}="${escaped(typeof value === "string" ? value : String(value))}"`;
}

const HTML: Place = { svg: false, chosen: undefined };
const SVG: Place = { svg: true, chosen: undefined };

const placeIn = (svg: boolean, chosen: unknown): Place => (chosen !== undefined ? { svg, chosen } : svg ? SVG : HTML);

/** Writes one page. */
class Writer {
  readonly #classes: Set<string>;

  constructor(classes: Set<string>) {
    this.#classes = classes;
  }

  write(drawn: Drawable, place: Place): string {
    if (typeof drawn === "string") return escaped(drawn);
    if (drawn === null || drawn === undefined || typeof drawn === "boolean" || typeof drawn === "function") return "";
    if (typeof drawn !== "object") return String(drawn);
    if (Array.isArray(drawn)) {
      let html = "";
      for (const each of drawn) html += this.write(each, place);
      return html;
    }
    if (!isValidElement(drawn)) return "";
    const { type, props } = drawn as VNode<Props>;
    if (typeof type === "string") return this.#element(type, props, place);
    return this.write(type === Fragment ? props.children : (type as (props: Props) => Drawable)(props), place);
  }

  /** An element of HTML or SVG, with what it holds. */
  #element(type: string, props: Props, place: Place): string {
    const { svg } = place;
    let tag = `<${type}`;
    let { children } = props;
    let inner: string | undefined;
    let { chosen } = place;
    for (const name in props) {
      const value = props[name];
      if (name === "children" || name === "key" || name === "ref") continue;
      if (name === "dangerouslySetInnerHTML") inner = props.dangerouslySetInnerHTML?.__html;
      else if (name === "value" && type === "textarea") children = value;
      else if (name === "value" && type === "select") chosen = value;
      else {
        // biome-ignore lint/suspicious/noDoubleEquals: "2" chooses the option 2, as in Preact.
        if (name === "value" && type === "option" && chosen == value && !("selected" in props)) tag += " selected";
        const attribute = attributeOf(name, svg);
        if (attribute.start === CLASS && typeof value === "string") this.#classes.add(value);
        tag += written(value, attribute);
      }
    }
    if (inner) for (const [, value = ""] of inner.matchAll(/ class="([^"]*)"/g)) this.#classes.add(value);
    const held = inner || this.write(children, placeIn(type === "svg" || (svg && type !== "foreignObject"), chosen));
    return held === "" && VOID.has(type) ? `${tag}/>` : `${tag}>${held}</${type}>`;
  }
}

/**
 * Pages as HTML, letter for letter as `preact-render-to-string` writes them, several times faster: our pages are functions of
 * what they are given, without hooks, contexts, classes nor styles as objects, and pay for none of them.
 *
 * @param classes takes the values of the `class` attributes written
 */
export const writeHtml = (page: VNode, classes = new Set<string>()): string => new Writer(classes).write(page, HTML);
