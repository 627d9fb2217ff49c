import { text } from "../state/page_state.ts";

/** What the map tells the page around it. */
export interface MapHooks {
  /** A region was chosen on the map: go to its address; none: the whole state. */
  chosen(path: string | undefined): void;
  /** What the pointer is over: name and value, or empty. */
  over(line: string): void;
  /** A line to show and to speak. */
  say(line: string): void;
  /** Something did not load; `again` tries it once more. */
  trouble(sentence: string, again: () => void): void;
}

/** Style, tiles or values did not come: the page says so once, and tries again when asked. */
export function trouble(hooks: MapHooks, again: () => void): void {
  hooks.trouble(text(navigator.onLine ? "js_map_data_failed" : "js_map_offline"), again);
}
