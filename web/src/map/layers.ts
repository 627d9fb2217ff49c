import type { ExpressionSpecification, Map as MapLibre } from "maplibre-gl";
import type { Level } from "../api/types.ts";
import type { Shown } from "./shown.ts";

// What of the style is seen: layers name their level in `netzatlas:level`, and the labels of values what they show.

const names = "municipality-label";
const valuesFrom = 9;

function levelOf(layer: { metadata?: unknown; type: string }): Level | undefined {
  const metadata = layer.metadata as Record<string, unknown> | undefined;
  return layer.type === "fill" ? (metadata?.["netzatlas:level"] as Level | undefined) : undefined;
}

/** Fills of the coloured level are seen, those of the other not. */
export function showLevel(map: MapLibre, shown: Level): void {
  for (const layer of map.getStyle().layers) {
    const level = levelOf(layer);
    if (level) map.setLayoutProperty(layer.id, "visibility", level === shown ? "visible" : "none");
  }
}

/** Below each name its value, from zoom 9, for whatever indicator is chosen; one label, so neither hides the other. */
export function labelValues(map: MapLibre, shown: Shown[]): void {
  if (!map.getLayer(names)) return;
  const cases = shown
    .filter(({ level, label }) => level === "municipality" && label !== "")
    .flatMap(({ key, label }) => [key, `\n${label}`]);
  const name = ["get", "name"];
  const both = ["format", name, {}, ["match", ["get", "key"], ...cases, ""], { "font-scale": 0.9 }];
  const field = cases.length > 0 ? ["step", ["zoom"], ["format", name, {}], valuesFrom, both] : name;
  map.setLayoutProperty(names, "text-field", field as unknown as ExpressionSpecification);
}
