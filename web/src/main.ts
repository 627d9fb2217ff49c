import { foldLegend, followLinks, go, withView } from "./panel/navigate.ts";
import { offerPosition } from "./panel/position.ts";
import { suggest } from "./panel/search.ts";
import { sheet } from "./panel/sheet.ts";
import { slide } from "./panel/slider.ts";
import { filterTable } from "./panel/table_filter.ts";
import { announce } from "./state/live.ts";
import { state, text } from "./state/page_state.ts";

// The page is complete without this file: it only adds the map, suggestions and staying on one page.

function over(line: string): void {
  const corner = document.getElementById("map-hover");
  if (!corner) return;
  corner.textContent = line;
  corner.hidden = line === "";
}

function say(line: string): void {
  over(line);
  announce(line);
}

/** What goes wrong with the map, with a way to try again; the table stands beside it. */
function mapTrouble(sentence: string, again: () => void): void {
  const place = document.getElementById("map-trouble");
  if (!place) return;
  const words = document.createElement("span");
  words.textContent = sentence;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text("js_again");
  button.addEventListener("click", () => {
    place.hidden = true;
    again();
  });
  place.replaceChildren(words, button);
  place.hidden = false;
  announce(sentence);
}

/** After the page stands and nothing else asks for the processor. */
function quiet(): Promise<void> {
  const idle = (done: () => void) =>
    "requestIdleCallback" in globalThis ? requestIdleCallback(done, { timeout: 1500 }) : setTimeout(done, 50);
  return new Promise((resolve) => {
    if (document.readyState === "complete") idle(resolve);
    else addEventListener("load", () => idle(resolve), { once: true });
  });
}

/** The map is large: it comes after the answer stands. */
async function bringMap(container: HTMLElement): Promise<void> {
  await quiet();
  const { CoverageMap, Comparison } = await import("./map/maps.ts");
  await quiet();
  const hooks = {
    chosen: (path: string | undefined) => void go(withView(path ?? `${state().prefix}/`)),
    over,
    say,
    trouble: mapTrouble,
  };
  const map = await CoverageMap.into(container, hooks);
  const comparison = new Comparison(map, container, hooks);
  const steps: Record<string, () => void> = {
    in: () => map.zoomBy(1),
    out: () => map.zoomBy(-1),
    whole: () => map.whole(),
    picture: () => void map.picture(comparison.views()).catch(() => say(text("js_picture_failed"))),
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-map]")) {
    button.hidden = false;
    button.addEventListener("click", () => steps[button.dataset.map ?? ""]?.());
  }
  const panel = document.getElementById("panel");
  if (panel) sheet(panel, () => map.resize());
}

document.documentElement.classList.add("js");
const panel = document.getElementById("panel");
const input = document.querySelector<HTMLInputElement>("#search input[type=search]");
const open = (path: string) => (panel ? void go(withView(path)) : location.assign(path));
if (panel) followLinks(panel);
foldLegend();
slide(document);
if (input && panel) suggest(input, open);
const position = document.querySelector<HTMLButtonElement>("button[data-position]");
if (position && panel) offerPosition(position, open);
const filter = document.querySelector<HTMLFormElement>("#table-filter");
if (filter) filterTable(filter);
const container = document.getElementById("map");
if (container) {
  bringMap(container).catch(() => {
    container.classList.add("failed");
    mapTrouble(text(navigator.onLine ? "js_map_failed" : "js_map_offline"), () => location.reload());
  });
}
