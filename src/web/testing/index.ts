export {
  assertAxe,
  assertNoSidewaysScroll,
  openBrowser,
  openWindow,
  runAxe,
  type Scheme,
  screenshot,
  type Viewing,
} from "./browser.ts";
export { type FocusStop, walkByKeyboard } from "./keyboard.ts";
export { assertWholeWeight, pageWeight } from "./page-weight.ts";
export { assertNoThirdParty, assertPageWeight, assertValidHtml } from "./valid-html.ts";
