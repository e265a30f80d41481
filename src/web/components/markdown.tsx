import MarkdownIt from "markdown-it";

import { safeHref } from "./safe-link.tsx";

type Renderer = InstanceType<typeof MarkdownIt>;

/** HTML is never let through; images become links (nothing is loaded from elsewhere); only web and mail addresses are links. */
function createRenderer(level: number): Renderer {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
  markdown.validateLink = (href) => /^(https?:|mailto:|\/(?!\/)|#)/i.test(href.trim());
  markdown.renderer.rules.image = (tokens, index) => {
    const token = tokens[index];
    const href = safeHref(String(token?.attrGet("src") ?? ""));
    const text = markdown.utils.escapeHtml(token?.content || "image");
    return href ? `<a href="${markdown.utils.escapeHtml(href)}" rel="noopener nofollow">${text}</a>` : text;
  };
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token && /^https?:/i.test(String(token.attrGet("href") ?? ""))) token.attrSet("rel", "noopener nofollow");
    return self.renderToken(tokens, index, options);
  };
  // A partner's headings take their place under those of the page.
  const shift: NonNullable<typeof markdown.renderer.rules.heading_open> = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + level - 1)}`;
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules.heading_open = shift;
  markdown.renderer.rules.heading_close = shift;
  return markdown;
}

const renderers = new Map<number, Renderer>();

/** Markdown to safe HTML; `level` is what its first-level headings become. */
export function markdownToHtml(text: string, level = 3): string {
  const renderer = renderers.get(level) ?? createRenderer(level);
  renderers.set(level, renderer);
  return renderer.render(text);
}

/** A partner's long text. */
export function Markdown({ text, level }: { text: string; level?: number | undefined }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: markdownToHtml(text, level) }} />;
}
