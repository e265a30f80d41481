import MarkdownIt from "markdown-it";
import { safeHref } from "./safe-link.tsx";

type Renderer = InstanceType<typeof MarkdownIt>;
type Tokens = ReturnType<Renderer["parse"]>;

/**
 * Gives headings the levels that follow `above` without a gap, whatever the author chose: `# A`, `#### B` under an h2 become
 * h3 and h4, so that the outline of the page stays true.
 */
function alignHeadings(tokens: Tokens, above: number): void {
  const open: number[] = [];
  for (const token of tokens) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    const asked = Number(token.markup.startsWith("=") ? 1 : token.markup.startsWith("-") ? 2 : token.markup.length);
    if (token.type === "heading_open") {
      while (open.length > 0 && (open.at(-1) ?? 0) >= asked) open.pop();
      open.push(asked);
    }
    token.tag = `h${Math.min(6, above + open.length)}`;
  }
}

/** HTML is never let through; images become links (nothing is loaded from elsewhere); only web and mail addresses are links. */
function createRenderer(level: number, breaks: boolean): Renderer {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks, typographer: false });
  const { escapeHtml } = markdown.utils;
  markdown.validateLink = (href) => /^(https?:|mailto:|\/(?!\/)|#)/i.test(href.trim());
  markdown.renderer.rules.image = (tokens, index) => {
    const token = tokens[index];
    const href = safeHref(String(token?.attrGet("src") ?? ""));
    const text = escapeHtml(token?.content || "image");
    return href ? `<a href="${escapeHtml(href)}" rel="noopener nofollow">${text}</a>` : text;
  };
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token && /^https?:/i.test(String(token.attrGet("href") ?? ""))) token.attrSet("rel", "noopener nofollow");
    return self.renderToken(tokens, index, options);
  };
  markdown.core.ruler.push("headings", (state) => alignHeadings(state.tokens, level - 1));
  return markdown;
}

const renderers = new Map<string, Renderer>();

/** Markdown to safe HTML; `level` is what its highest headings become; `breaks`: a line break in the text is one on the page. */
export function markdownToHtml(text: string, level = 3, breaks = true): string {
  const key = `${level}${breaks}`;
  const renderer = renderers.get(key) ?? createRenderer(level, breaks);
  renderers.set(key, renderer);
  return renderer.render(text);
}

/** A partner's long text (at most 40,000 characters are stored). */
export function Markdown({ text, level, breaks }: { text: string; level?: number | undefined; breaks?: boolean | undefined }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: markdownToHtml(text, level, breaks) }} />;
}
