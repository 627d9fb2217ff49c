import type { Map as MapLibre } from "maplibre-gl";

// The signs of points stand in the style (tiles/styles), with their words, under the names of their files; the legend shows the same.

interface Signs {
  "netzatlas:signs"?: Record<string, string>;
}

/** Fills the legend's list of signs from the style on show; without such a list there is nothing to do. */
export function signs(map: MapLibre): void {
  const list = document.getElementById("legend-points");
  if (!list) return;
  const rows = map.getStyle().layers.flatMap(({ metadata }) => {
    const { "netzatlas:signs": signs } = (metadata ?? {}) as Signs;
    return Object.entries(signs ?? {});
  });
  const items = rows.map(([name, words]) => {
    const item = document.createElement("li");
    const mark = document.createElement("span");
    mark.className = `site ${name}`;
    mark.setAttribute("aria-hidden", "true");
    item.append(mark, words);
    return item;
  });
  list.replaceChildren(...items);
}
