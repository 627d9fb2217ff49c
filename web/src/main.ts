import { foldLegend, followLinks, go, withView } from "./panel/navigate.ts";
import { suggest } from "./panel/search.ts";
import { sheet } from "./panel/sheet.ts";
import { slide } from "./panel/slider.ts";
import { text } from "./state/page_state.ts";

// The page is complete without this file: it only adds the map, suggestions and staying on one page.

function over(line: string): void {
  const corner = document.getElementById("map-hover");
  if (!corner) return;
  corner.textContent = line;
  corner.hidden = line === "";
}

/** The map is large: it comes after the answer stands. */
async function bringMap(container: HTMLElement): Promise<void> {
  const [{ CoverageMap }, { Comparison }] = await Promise.all([
    import("./map/map.ts"),
    import("./map/compare.ts"),
  ]);
  const hooks = { chosen: (path: string) => void go(withView(path)), over };
  const map = await CoverageMap.into(container, hooks);
  new Comparison(map, container, hooks);
  const steps: Record<string, () => void> = {
    in: () => map.zoomBy(1),
    out: () => map.zoomBy(-1),
    whole: () => map.whole(),
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
if (panel) followLinks(panel);
foldLegend();
slide(document);
if (input) suggest(input, (path) => (panel ? void go(withView(path)) : location.assign(path)));
const container = document.getElementById("map");
if (container) {
  bringMap(container).catch(() => {
    container.classList.add("failed");
    over(text("js_map_failed"));
  });
}
