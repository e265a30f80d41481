import "./components/elements.ts";

export { assetHref } from "./assets.ts";
export { Actions, Button, type ButtonVariant, LinkButton } from "./components/button.tsx";
export { Checkbox, CheckboxList, type Option, RadioList, Select } from "./components/choice.tsx";
export { type Column, type Definition, DefinitionList, Figures, Num, Table, Time } from "./components/data.tsx";
export { EmptyState } from "./components/empty-state.tsx";
export { EntryPicture } from "./components/entry-picture.tsx";
export { Field, type FieldProps } from "./components/field.tsx";
export { FileField } from "./components/file-field.tsx";
export { HexPattern } from "./components/hex-pattern.tsx";
export { Icon, type IconName } from "./components/icon.tsx";
export { JsonLd } from "./components/json-ld.tsx";
export { Markdown, markdownToHtml } from "./components/markdown.tsx";
export { Breadcrumb, type Crumb, Pagination, RemovableTag, type Tab, Tabs, Tag, TagList } from "./components/navigation.tsx";
export { ErrorSummary, Notice, type NoticeTone } from "./components/notice.tsx";
export { Progress } from "./components/progress.tsx";
export { type Claim, Provenance, type Witness } from "./components/provenance.tsx";
export { readableAddress, SafeLink, safeHref } from "./components/safe-link.tsx";
export { SearchBox } from "./components/search-box.tsx";
export { Timeline, type TimelineMark } from "./components/timeline.tsx";
export type { Instance, PageContext, PageNotice, PageUser } from "./context.ts";
export { Layout, type LayoutProps } from "./layout.tsx";
export { ErrorPage, type ErrorPageProps } from "./pages/error-page.tsx";
export { type PageOptions, webPlugin } from "./plugin.ts";
export { renderPage } from "./render.ts";
export {
  excerpt,
  formatAgo,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatPercent,
  formatSince,
  list,
  plural,
  typo,
} from "./typography.ts";
export { type WebRoutesDeps, webRoutes } from "./web.routes.tsx";
