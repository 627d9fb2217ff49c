import type { Map as MapLibre } from "maplibre-gl";

// The signs of points stand in the style (tiles/styles), each layer with its words; the legend says the same.

interface Sign {
  "netzatlas:sign"?: string;
  "netzatlas:legend"?: string;
}

/** Fills the legend's list of signs from the style on show; without such a list there is nothing to do. */
export function signs(map: MapLibre): void {
  const list = document.getElementById("legend-points");
  if (!list) return;
  const items = map.getStyle().layers.flatMap(({ metadata }) => {
    const { "netzatlas:sign": sign, "netzatlas:legend": words } = (metadata ?? {}) as Sign;
    if (!sign || !words) return [];
    const item = document.createElement("li");
    const mark = document.createElement("span");
    mark.className = "point-sign";
    mark.setAttribute("aria-hidden", "true");
    mark.textContent = sign;
    item.append(mark, words);
    return [item];
  });
  list.replaceChildren(...items);
}
