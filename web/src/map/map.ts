import { type MapGeoJSONFeature, Map as MapLibre, type MapMouseEvent, setWorkerUrl } from "maplibre-gl";
import { goalResults, point, values } from "../api/api.ts";
import type { BorderingRegion, Level, RegionValue } from "../api/types.ts";
import { bandOf, verdictClass } from "../state/classes.ts";
import { spoken } from "../state/format.ts";
import { onState, type PageState, state, text } from "../state/page_state.ts";
import { KeyboardWalk } from "./keyboard.ts";
import { labelValues, showLevel } from "./layers.ts";
import { dots, hatch } from "./patterns.ts";
import { keep, picture } from "./picture.ts";
import { symbolPixelRatio, symbols } from "./symbols.ts";

declare const WORKER_ADDRESS: string;
declare const MAP_STYLE_SHEET: string;

const colouredLevels: Level[] = ["county", "municipality"];

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

function dark(): boolean {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function styleAddress(page: PageState): string {
  const query = new URLSearchParams({ lang: page.language, scheme: dark() ? "dark" : "light" });
  return `/styles/${page.style}.json?${query}`;
}

/** Room for legend and buttons, so that they never cover the place asked for. */
function clear(container: HTMLElement) {
  const wide = container.clientWidth >= 900;
  return wide
    ? { top: 24, bottom: 40, left: 24, right: 320 }
    : { top: container.clientHeight > 320 ? 56 : 8, bottom: 46, left: 8, right: 8 };
}

function styleSheet(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = MAP_STYLE_SHEET;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });
}

/** The map: colours regions by joined values, moves to the chosen one, tells what is under the pointer. */
export class CoverageMap {
  private map: MapLibre;
  private byRegion = new Map<string, RegionValue>();
  private verdicts = new Map<string, string>();
  private styled: string;
  private outlined: { level: Level; id: number } | undefined;
  private ringed: { level: Level; id: number } | undefined;
  private hovered: string | undefined;

  static async into(container: HTMLElement, hooks: MapHooks): Promise<CoverageMap> {
    const [signs] = await Promise.all([symbols(), styleSheet()]);
    setWorkerUrl(new URL(WORKER_ADDRESS, location.href).href);
    return new CoverageMap(container, hooks, signs);
  }

  private constructor(
    container: HTMLElement,
    private hooks: MapHooks,
    private signs: Map<string, ImageData>,
  ) {
    const page = state();
    this.styled = styleAddress(page);
    this.map = new MapLibre({
      container,
      style: this.styled,
      bounds: page.bounds,
      fitBoundsOptions: { padding: clear(container) },
      attributionControl: { compact: false },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false, // keyboard.ts: arrows walk, with Shift they pan
      fadeDuration: 0,
      maxZoom: 16,
      minZoom: 5,
      locale: {
        "Map.Title": text("js_map_title"),
        "AttributionControl.ToggleAttribution": text("js_attribution"),
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.once("render", () => container.querySelector(".map-waiting")?.remove());
    this.map.on("error", () => this.failed());
    new KeyboardWalk(this.walkable());
    this.map.on("style.load", () => void this.dress());
    this.map.on("click", (event) => void this.click(event));
    this.map.on("mousemove", (event) => this.hover(event));
    this.map.on("mouseout", () => this.hooks.over(""));
    this.map.on("idle", () => container.setAttribute("data-idle", "true"));
    this.map.on("movestart", () => container.removeAttribute("data-idle"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle(state()));
    onState((next) => this.follow(next));
    (window as unknown as { netzatlasMap: MapLibre }).netzatlasMap = this.map;
  }

  zoomBy(steps: number): void {
    this.map.zoomTo(this.map.getZoom() + steps);
  }

  resize(): void {
    this.map.resize();
  }

  whole(): void {
    const { whole, bounds } = state();
    this.map.fitBounds(whole ?? bounds, { padding: clear(this.map.getContainer()) });
  }

  /** The map with title, legend, date and sources, handed over as a file. */
  async picture(): Promise<void> {
    const { indicator, goal, region, edition } = state();
    keep(await picture(this.map), `netzatlas-${region || "land"}-${indicator || goal}-${edition}.png`);
  }

  /** Style, tiles or values did not come: the map says so once, and tries again when asked. */
  private failed(): void {
    const offline = !navigator.onLine;
    this.hooks.trouble(text(offline ? "js_map_offline" : "js_map_data_failed"), () => this.restyle(state()));
  }

  private walkable() {
    const map = this.map;
    return {
      canvas: () => map.getCanvas(),
      centre: () => map.getCenter(),
      ring: (region: BorderingRegion | undefined) => this.ring(region),
      words: (key: string) => this.words(key),
      pan: (east: number, south: number) =>
        void map.panBy([east, south], { duration: this.still() ? 0 : 200 }),
      zoomBy: (steps: number) => this.zoomBy(steps),
      home: () => this.whole(),
      open: (path: string | undefined) => this.hooks.chosen(path),
      say: (line: string) => this.hooks.say(line),
    };
  }

  /** Rings a region, and moves only as far as seeing it needs. */
  private ring(region: BorderingRegion | undefined): void {
    if (this.ringed) this.mark(this.ringed, { focus: false });
    this.ringed = region && { level: region.level, id: Number(region.key) };
    this.map.getContainer().dataset.walk = region?.key ?? "";
    if (!region || !this.ringed) return;
    this.mark(this.ringed, { focus: true });
    const { x, y } = this.map.project(region.label);
    const { clientWidth, clientHeight } = this.map.getContainer();
    const room = clear(this.map.getContainer());
    const seen =
      x > room.left && x < clientWidth - room.right && y > room.top && y < clientHeight - room.bottom;
    if (!seen) this.map.easeTo({ center: region.label, duration: this.still() ? 0 : 250 });
  }

  private mark({ level, id }: { level: Level; id: number }, marks: Record<string, boolean>): void {
    if (this.map.getSource("regions"))
      this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, marks);
  }

  private still(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  private words(key: string): string {
    const value = this.byRegion.get(key);
    return value ? spoken(value, state().language) : (this.verdicts.get(key) ?? text("js_not_delivered"));
  }

  private async dress(): Promise<void> {
    showLevel(this.map, state().shown_level);
    if (!this.map.hasImage("hatch")) this.map.addImage("hatch", hatch(), { pixelRatio: 2 });
    if (!this.map.hasImage("hatch-dots")) this.map.addImage("hatch-dots", dots(), { pixelRatio: 2 });
    for (const [name, image] of this.signs) {
      if (!this.map.hasImage(name)) this.map.addImage(name, image, { pixelRatio: symbolPixelRatio });
    }
    await this.colour(state());
    this.outline(state());
    if (this.ringed) this.mark(this.ringed, { focus: true });
  }

  private follow(next: PageState): void {
    this.map.getContainer().removeAttribute("data-idle");
    this.map.fitBounds(next.bounds, {
      padding: clear(this.map.getContainer()),
      duration: this.still() ? 0 : 600,
      maxZoom: 12,
    });
    if (styleAddress(next) === this.styled) {
      showLevel(this.map, next.shown_level);
      void this.colour(next);
      this.outline(next);
    } else {
      this.restyle(next);
    }
  }

  private restyle(next: PageState): void {
    this.styled = styleAddress(next);
    this.outlined = undefined;
    this.map.setStyle(this.styled, { diff: false });
  }

  private async colour(page: PageState): Promise<void> {
    try {
      const classes = page.theme === "ziele" ? await this.goalClasses(page) : await this.valueClasses(page);
      for (const { level, id, c } of classes) {
        if (level && id !== null && colouredLevels.includes(level)) {
          this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, { c });
        }
      }
      labelValues(this.map, [...this.byRegion.values()], page);
    } catch {
      this.failed();
    }
  }

  private async valueClasses(page: PageState) {
    const answer = await values(page.edition, page.indicator);
    this.verdicts.clear();
    this.byRegion = new Map(answer.values.map((value) => [value.region, value]));
    return answer.values.map((value) => ({
      level: value.level,
      id: value.id,
      c: value.state === "suppressed" ? -2 : bandOf(value),
    }));
  }

  private async goalClasses(page: PageState) {
    const answer = await goalResults(page.edition, page.goal);
    this.byRegion.clear();
    this.verdicts = new Map(answer.results.map(({ region, verdict }) => [region, text(`js_${verdict}`)]));
    return answer.results.map(({ level, id, verdict }) => ({ level, id, c: verdictClass(verdict) }));
  }

  private outline(page: PageState): void {
    if (this.outlined) this.mark(this.outlined, { chosen: false });
    this.outlined = page.region ? { level: page.level, id: Number(page.region) } : undefined;
    if (this.outlined) this.mark(this.outlined, { chosen: true });
  }

  private regionAt(event: MapMouseEvent): MapGeoJSONFeature | undefined {
    const level = state().shown_level;
    return this.map
      .queryRenderedFeatures(event.point)
      .find((feature) => feature.source === "regions" && feature.sourceLayer === level);
  }

  private async click(event: MapMouseEvent): Promise<void> {
    const feature = this.regionAt(event);
    const answer = await point(state().edition, event.lngLat.lng, event.lngLat.lat).catch(() => undefined);
    const level = feature ? state().shown_level : "municipality";
    const path = answer?.regions.find((region) => region.level === level)?.path;
    if (path) this.hooks.chosen(path);
    else if (!answer) this.hooks.over(text("js_map_data_failed"));
  }

  private hover(event: MapMouseEvent): void {
    const feature = this.regionAt(event);
    const key = feature?.properties.key as string | undefined;
    this.map.getCanvas().style.cursor = key ? "pointer" : "";
    if (key === this.hovered) return;
    this.hovered = key;
    const value = key ? this.byRegion.get(key) : undefined;
    const name = String(feature?.properties.name ?? "");
    this.hooks.over(value ? `${name}: ${spoken(value, state().language)}` : name);
  }
}
