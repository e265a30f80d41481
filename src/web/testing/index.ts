export {
  assertAxe,
  assertNoSidewaysScroll,
  openBrowser,
  openWindow,
  runAxe,
  type Viewing,
} from "./browser.ts";
export { walkByKeyboard } from "./keyboard.ts";
export { assertWholeWeight, pageWeight } from "./page-weight.ts";
export { assertNoThirdParty, assertValidHtml } from "./valid-html.ts";
