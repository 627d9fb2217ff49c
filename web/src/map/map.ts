import { type MapGeoJSONFeature, Map as MapLibre, type MapMouseEvent, setWorkerUrl } from "maplibre-gl";
import { changes, goalResults, point, values } from "../api/api.ts";
import type { Level } from "../api/types.ts";
import { bandOf, changeClass, verdictClass } from "../state/classes.ts";
import { spoken, spokenChange } from "../state/format.ts";
import { onState, type PageState, state, text } from "../state/page_state.ts";
import { keepView, viewOf } from "../state/view.ts";
import { dots, hatch, stripes } from "./patterns.ts";
import { signs } from "./signs.ts";
import { symbolPixelRatio, symbols } from "./symbols.ts";

declare const WORKER_ADDRESS: string;
declare const MAP_STYLE_SHEET: string;

const colouredLevels: Level[] = ["county", "municipality"];

export interface MapHooks {
  /** A region was chosen on the map: go to its address. */
  chosen(path: string): void;
  /** What the pointer is over: name and value, or empty. */
  over(line: string): void;
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
    : { top: container.clientHeight > 320 ? 64 : 8, bottom: 56, left: 16, right: 16 };
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

/** Where the map begins: the view of the address, else the place on the page. */
function startOf(page: PageState, container: HTMLElement) {
  const view = viewOf(location.hash);
  return view
    ? { center: [view.lon, view.lat] as [number, number], zoom: view.zoom }
    : { bounds: page.bounds, fitBoundsOptions: { padding: clear(container) } };
}

/** What a reader moved is kept in the address; what the page moved is not. */
interface Moved {
  originalEvent?: unknown;
  kept?: boolean;
}

/** The map: colours regions by joined values, moves to the chosen one, tells what is under the pointer. */
export class CoverageMap {
  private map: MapLibre;
  /** What the corner says of a region under the pointer. */
  private byRegion = new Map<string, string>();
  private styled: string;
  private outlined: { level: Level; id: number } | undefined;
  private hovered: string | undefined;
  private place = "";
  private leave: () => void = () => {};
  /** Regions with a class of their own, by level and id: those without a new one lose it. */
  private painted = new Map<string, { level: Level; id: number }>();

  /** `lens` turns what the page shows into what this map shows; without it this map leads the page. */
  static async into(
    container: HTMLElement,
    hooks: MapHooks,
    lens?: (page: PageState) => PageState,
  ): Promise<CoverageMap> {
    const [images] = await Promise.all([symbols(), styleSheet()]);
    setWorkerUrl(new URL(WORKER_ADDRESS, location.href).href);
    return new CoverageMap(container, hooks, images, lens);
  }

  private constructor(
    container: HTMLElement,
    private hooks: MapHooks,
    private images: Map<string, ImageData>,
    private lens?: (page: PageState) => PageState,
  ) {
    const page = this.page();
    this.styled = styleAddress(page);
    this.place = `${page.edition} ${page.region}`;
    this.map = new MapLibre({
      container,
      style: this.styled,
      ...startOf(page, container),
      attributionControl: lens ? false : { compact: false },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 16,
      minZoom: 5,
      locale: {
        "Map.Title": lens ? `${text("js_map_title")}: ${page.title}` : text("js_map_title"),
        "AttributionControl.ToggleAttribution": text("js_attribution"),
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.on("style.load", () => void this.dress());
    this.map.on("click", (event) => void this.click(event));
    this.map.on("mousemove", (event) => this.hover(event));
    this.map.on("mouseout", () => this.hooks.over(""));
    this.map.on("idle", () => container.setAttribute("data-idle", "true"));
    this.map.on("moveend", (event: Moved) => this.moved(event));
    this.map.on("movestart", () => container.removeAttribute("data-idle"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle(this.page()));
    this.leave = onState(() => this.follow(this.page()));
    (window as unknown as Record<string, MapLibre>)[lens ? "netzatlasSecondMap" : "netzatlasMap"] = this.map;
  }

  private page(): PageState {
    return this.lens ? this.lens(state()) : state();
  }

  get view(): MapLibre {
    return this.map;
  }

  remove(): void {
    this.leave();
    this.map.remove();
  }

  zoomBy(steps: number): void {
    this.map.zoomTo(this.map.getZoom() + steps, {}, { kept: true });
  }

  resize(): void {
    this.map.resize();
  }

  whole(): void {
    const { whole, bounds } = state();
    this.map.fitBounds(whole ?? bounds, { padding: clear(this.map.getContainer()) }, { kept: true });
  }

  private moved(event: Moved): void {
    if (!event.originalEvent && !event.kept) return;
    const { lng, lat } = this.map.getCenter();
    keepView({ zoom: this.map.getZoom(), lat, lon: lng });
  }

  private async dress(): Promise<void> {
    if (!this.map.hasImage("hatch")) this.map.addImage("hatch", hatch(), { pixelRatio: 2 });
    if (!this.map.hasImage("hatch-dots")) this.map.addImage("hatch-dots", dots(), { pixelRatio: 2 });
    if (!this.map.hasImage("stripes")) this.map.addImage("stripes", stripes(), { pixelRatio: 2 });
    for (const [name, image] of this.images) {
      if (!this.map.hasImage(name)) this.map.addImage(name, image, { pixelRatio: symbolPixelRatio });
    }
    this.level(this.page());
    await this.colour(this.page());
    this.outline(this.page());
    if (!this.lens) signs(this.map);
  }

  /** Fills of the level that the figures are about; the others are hidden. */
  private level(page: PageState): void {
    for (const layer of this.map.getStyle().layers) {
      const level = (layer.metadata as Record<string, unknown> | undefined)?.["netzatlas:level"];
      if (layer.type !== "fill" || !level) continue;
      this.map.setLayoutProperty(layer.id, "visibility", level === page.shown_level ? "visible" : "none");
    }
  }

  private follow(next: PageState): void {
    this.map.getContainer().removeAttribute("data-idle");
    this.moveTo(next);
    if (styleAddress(next) === this.styled) {
      this.level(next);
      void this.colour(next);
      this.outline(next);
      if (!this.lens) signs(this.map);
    } else {
      this.restyle(next);
    }
  }

  /** Another date or indicator of the same place leaves the view as it is. */
  private moveTo(next: PageState): void {
    const place = `${next.edition} ${next.region}`;
    const view = viewOf(location.hash);
    if (this.lens || (place === this.place && !view)) return;
    this.place = place;
    if (view) {
      this.map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom });
      return;
    }
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map.fitBounds(next.bounds, {
      padding: clear(this.map.getContainer()),
      duration: still ? 0 : 600,
      maxZoom: 12,
    });
  }

  private restyle(next: PageState): void {
    this.styled = styleAddress(next);
    this.outlined = undefined;
    this.map.setStyle(this.styled, { diff: false });
  }

  private async colour(page: PageState): Promise<void> {
    try {
      const classes =
        page.theme === "ziele"
          ? await this.goalClasses(page)
          : page.since
            ? await this.changeClasses(page)
            : await this.valueClasses(page);
      if (JSON.stringify(page) !== JSON.stringify(this.page())) return; // something else was asked for
      this.paint(classes);
    } catch {
      this.hooks.over(text("js_map_data_failed"));
    }
  }

  /** A region without a class has no number; left alone it would show the tile's own headline. */
  private paint(classes: { level: Level; id: number; c: number }[]): void {
    const left = new Map(this.painted);
    for (const { level, id, c } of classes) {
      if (!colouredLevels.includes(level)) continue;
      left.delete(`${level} ${id}`);
      this.painted.set(`${level} ${id}`, { level, id });
      this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, { c });
    }
    for (const { level, id } of left.values()) {
      this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, { c: -1 });
    }
  }

  private async valueClasses(page: PageState) {
    const answer = await values(page.edition, page.indicator, page.date);
    this.byRegion = new Map(answer.values.map((value) => [value.region, spoken(value, page, page.language)]));
    return answer.values.map((value) => ({
      level: value.level,
      id: value.id,
      c: value.state === "suppressed" ? -2 : bandOf(value, page.bands, page.unit),
    }));
  }

  private async changeClasses(page: PageState) {
    const answer = await changes(page.edition, page.indicator, page.since, page.until);
    this.byRegion = new Map(
      answer.changes.map((change) => [change.region, spokenChange(change, page.language)]),
    );
    return answer.changes.map((change) => ({ level: change.level, id: change.id, c: changeClass(change) }));
  }

  private async goalClasses(page: PageState) {
    const answer = await goalResults(page.edition, page.goal);
    this.byRegion.clear();
    return answer.results.map(({ level, id, verdict }) => ({ level, id, c: verdictClass(verdict) }));
  }

  private outline(page: PageState): void {
    if (this.outlined) {
      const { level, id } = this.outlined;
      this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, { chosen: false });
    }
    this.outlined = page.region ? { level: page.level, id: Number(page.region) } : undefined;
    if (this.outlined) {
      const { level, id } = this.outlined;
      this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, { chosen: true });
    }
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
    const words = key ? this.byRegion.get(key) : undefined;
    const name = String(feature?.properties.name ?? "");
    this.hooks.over(words ? `${name}: ${words}` : name);
  }
}
