import "./components/elements.ts";

export { BureauFrame } from "./bureau-frame.tsx";
export { Actions, Button, LinkButton } from "./components/button.tsx";
export { Checkbox, CheckboxList, type Option, RadioList, Select } from "./components/choice.tsx";
export { ComboField } from "./components/combo-field.tsx";
export { type Definition, DefinitionList, Figures, Num, Table, Time } from "./components/data.tsx";
export { EmptyState } from "./components/empty-state.tsx";
export { EntryPicture } from "./components/entry-picture.tsx";
export { Field } from "./components/field.tsx";
export { FileField } from "./components/file-field.tsx";
export { Icon, type IconName } from "./components/icon.tsx";
export { JsonLd } from "./components/json-ld.tsx";
export { Markdown } from "./components/markdown.tsx";
export { type Crumb, Pagination, RemovableTag, Tabs, Tag, TagList } from "./components/navigation.tsx";
export { ErrorSummary, Notice } from "./components/notice.tsx";
export { Progress } from "./components/progress.tsx";
export { type Claim, Provenance, type Witness } from "./components/provenance.tsx";
export { readableAddress, SafeLink } from "./components/safe-link.tsx";
export { SearchBox } from "./components/search-box.tsx";
export { Timeline, type TimelineMark } from "./components/timeline.tsx";
export type { PageContext } from "./context.ts";
export { Layout } from "./layout.tsx";
export { ErrorPage } from "./pages/error-page.tsx";
export { webPlugin } from "./plugin.ts";
export { renderPage } from "./render.ts";
export {
  excerpt,
  formatDate,
  formatDuration,
  formatNumber,
  formatPercent,
  list,
  plural,
  typo,
} from "./typography.ts";
export { webRoutes } from "./web.routes.tsx";
