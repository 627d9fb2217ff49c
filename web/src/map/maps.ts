// The map and a second one beside it, as one file for the browser.
export { Comparison } from "./compare.ts";
export { CoverageMap } from "./map.ts";
