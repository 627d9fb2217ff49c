import type { ExpressionSpecification, Map as MapLibre, StyleSpecification } from "maplibre-gl";
import type { Level } from "../api/types.ts";
import type { Shown } from "./shown.ts";

// What of the style is seen: fills name their level, and the labels of municipalities what they show. It is put into a style before the map has it: on a standing map each setting has all tiles read again.

type Layer = StyleSpecification["layers"][number];
type Layout = Record<string, unknown>;

const names = "municipality-label";
const valuesFrom = 9;

/** Below each name its value, from zoom 9, for whatever indicator is chosen; one label, so neither hides the other. */
function labelField(shown: Shown[]): ExpressionSpecification {
  const cases = shown
    .filter(({ level, label }) => level === "municipality" && label !== "")
    .flatMap(({ key, label }) => [key, `\n${label}`]);
  const name = ["get", "name"];
  const both = ["format", name, {}, ["match", ["get", "key"], ...cases, ""], { "font-scale": 0.9 }];
  const field = cases.length > 0 ? ["step", ["zoom"], ["format", name, {}], valuesFrom, both] : name;
  return field as unknown as ExpressionSpecification;
}

/** Fills of the coloured level are seen, those of the other not, nor those of a class (`netzatlas:class`) that
 * no region has; labels say the values. */
function layoutFor(level: Level, shown: Shown[]): (layer: Layer) => Layout {
  const field = labelField(shown);
  const classes = new Set<unknown>([undefined, ...shown.map(({ c }) => c)]);
  return ({ id, type, metadata }) => {
    if (id === names) return { "text-field": field };
    const own = metadata as Record<string, unknown> | undefined;
    if (type !== "fill" || !own?.["netzatlas:level"]) return {};
    const seen = own["netzatlas:level"] === level && classes.has(own["netzatlas:class"]);
    return { visibility: seen ? "visible" : "none" };
  };
}

export function dressed(style: StyleSpecification, level: Level, shown: Shown[]): StyleSpecification {
  const wanted = layoutFor(level, shown);
  const layers = style.layers.map(
    (layer) => ({ ...layer, layout: { ...layer.layout, ...wanted(layer) } }) as Layer,
  );
  return { ...style, layers };
}

/** The same on a standing map, where a setting differs. */
export function redress(map: MapLibre, level: Level, shown: Shown[]): void {
  const wanted = layoutFor(level, shown);
  for (const layer of map.getStyle().layers) {
    const set = (layer.layout ?? {}) as Layout;
    for (const [name, value] of Object.entries(wanted(layer))) {
      if (JSON.stringify(set[name]) !== JSON.stringify(value))
        map.setLayoutProperty(layer.id, name as "visibility", value as "visible");
    }
  }
}
