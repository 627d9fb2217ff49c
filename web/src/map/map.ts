import { type MapGeoJSONFeature, Map as MapLibre, type MapMouseEvent, setWorkerUrl } from "maplibre-gl";
import { point } from "../api/api.ts";
import type { BorderingRegion, Level } from "../api/types.ts";
import { onState, type PageState, state, text } from "../state/page_state.ts";
import { keepView, viewOf } from "../state/view.ts";
import { type MapHooks, trouble } from "./hooks.ts";
import { KeyboardWalk } from "./keyboard.ts";
import { redress } from "./layers.ts";
import { patternPixelRatio, patterns } from "./patterns.ts";
import { keep, picture } from "./picture.ts";
import type { Shown } from "./shown.ts";
import { signs } from "./signs.ts";
import {
  ahead,
  breath,
  clear,
  type Drawing,
  drawing,
  fit,
  options,
  persist,
  styleAddress,
  styleSheet,
} from "./start.ts";
import { symbolPixelRatio, symbols } from "./symbols.ts";
import { firstPicture, seen } from "./unveil.ts";
import type { View } from "./views.ts";

declare const WORKER_ADDRESS: string;

const colouredLevels: Level[] = ["county", "municipality"];

/** What a reader moved is kept in the address; what the page moved is not. */
interface Moved {
  originalEvent?: unknown;
  kept?: boolean;
}

/** The map: colours regions by joined values, moves to the chosen one, tells what is under the pointer. */
export class CoverageMap {
  private map: MapLibre;
  /** What is said of a region, under the pointer and on a walk. */
  private said = new Map<string, string>();
  private styled: string;
  private outlined: { level: Level; id: number } | undefined;
  private ringed: { level: Level; id: number } | undefined;
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
    const page = lens ? lens(state()) : state();
    const bringing = persist(
      () => drawing(page),
      (again) => trouble(hooks, again),
    );
    const [drawn, images] = await Promise.all([bringing, symbols(), styleSheet(), ahead(WORKER_ADDRESS)]);
    setWorkerUrl(new URL(WORKER_ADDRESS, location.href).href);
    await breath();
    const map = new CoverageMap(container, hooks, images, page, drawn, lens);
    if (JSON.stringify(map.page()) !== JSON.stringify(page)) map.follow(map.page()); // gone on meanwhile
    return map;
  }

  private constructor(
    container: HTMLElement,
    private hooks: MapHooks,
    private images: Map<string, ImageData>,
    page: PageState,
    private drawn: Drawing,
    private lens?: (page: PageState) => PageState,
  ) {
    this.styled = styleAddress(page);
    this.place = `${page.edition} ${page.region}`;
    this.map = new MapLibre(options(container, page, drawn.style, lens !== undefined));
    this.map.touchZoomRotate.disableRotation();
    void firstPicture(this.map).then(() => container.querySelector(".map-waiting")?.remove());
    this.map.on("error", () => trouble(this.hooks, () => void this.restyle(this.page())));
    if (!lens) new KeyboardWalk(this.walkable());
    this.map.on("style.load", () => this.dress());
    this.map.on("click", (event) => void this.click(event));
    this.map.on("mousemove", (event) => this.hover(event));
    this.map.on("mouseout", () => this.hooks.over(""));
    this.map.on("idle", () => seen(this.map) && container.setAttribute("data-idle", "true"));
    this.map.on("moveend", (event: Moved) => this.moved(event));
    this.map.on("movestart", () => container.removeAttribute("data-idle"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener(
      "change",
      () => void this.restyle(this.page(), { diff: false }), // patterns are drawn anew
    );
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

  /** The place of the page anew after the map's room changed, unless a reader chose the view. */
  refit(): void {
    this.map.resize();
    if (viewOf(location.hash)) return;
    fit(this.map, state().bounds, 0);
  }

  whole(): void {
    const { whole, bounds } = state();
    this.map.fitBounds(whole ?? bounds, { padding: clear(this.map.getContainer()) }, { kept: true });
  }

  private moved(event: Moved): void {
    if (this.lens || (!event.originalEvent && !event.kept)) return;
    const { lng, lat } = this.map.getCenter();
    keepView({ zoom: this.map.getZoom(), lat, lon: lng });
  }

  /** The map, or what is seen of two, with title, legend, date and sources, handed over as a file. */
  async picture(views: View[]): Promise<void> {
    const { indicator, goal, region, edition } = state();
    const shown = views.length > 1 ? `${indicator || goal}-vergleich` : indicator || goal;
    const all = views.length > 0 ? views : [{ map: this.map, title: "", from: 0 }];
    keep(await picture(all), `netzatlas-${region || "land"}-${shown}-${edition}.png`);
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

  private mark({ level, id }: { level: Level; id: number }, marks: Record<string, boolean | number>): void {
    if (this.map.getSource("regions"))
      this.map.setFeatureState({ source: "regions", sourceLayer: level, id }, marks);
  }

  private still(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  private words(key: string): string {
    return this.said.get(key) ?? text("js_not_delivered");
  }

  /** A wholly new style knows no signs, and none knows the classes. */
  private dress(): void {
    const add = (name: string, image: Parameters<MapLibre["addImage"]>[1], pixelRatio: number) => {
      if (!this.map.hasImage(name)) this.map.addImage(name, image, { pixelRatio });
    };
    for (const [name, image] of patterns()) add(name, image, patternPixelRatio);
    for (const [name, image] of this.images) add(name, image, symbolPixelRatio);
    this.show();
  }

  /** Classes, words and marks of what is drawn. */
  private show(): void {
    const { shown } = this.drawn;
    this.said = new Map(shown.map(({ key, words }) => [key, words]));
    this.paint(shown);
    this.outline(this.page());
    if (this.ringed) this.mark(this.ringed, { focus: true });
    if (!this.lens) signs(this.map);
  }

  private follow(next: PageState): void {
    this.map.getContainer().removeAttribute("data-idle");
    this.moveTo(next);
    void this.restyle(next);
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
    fit(this.map, next.bounds, this.still() ? 0 : 600);
  }

  /** Another style shares most layers with the one before: only what differs is changed. */
  private async restyle(next: PageState, { diff } = { diff: true }): Promise<void> {
    const asked = JSON.stringify(next);
    const drawn = await persist(
      () => drawing(next),
      (again) => trouble(this.hooks, again),
    );
    if (asked !== JSON.stringify(this.page())) return; // something else was asked for meanwhile
    this.drawn = drawn;
    const address = styleAddress(next);
    if (address === this.styled) {
      redress(this.map, next.shown_level, drawn.shown);
      this.show();
    } else {
      this.styled = address;
      this.map.setStyle(drawn.style, { diff, validate: false }); // dressed when loaded
    }
  }

  /** A region without a class has no number; left alone it would show the tile's own headline. */
  private paint(shown: Shown[]): void {
    const left = new Map(this.painted);
    for (const { level, id, c } of shown) {
      if (!colouredLevels.includes(level)) continue;
      left.delete(`${level} ${id}`);
      this.painted.set(`${level} ${id}`, { level, id });
      this.mark({ level, id }, { c });
    }
    for (const region of left.values()) this.mark(region, { c: -1 });
  }

  private outline(page: PageState): void {
    if (this.outlined) this.mark(this.outlined, { chosen: false });
    this.outlined = page.region ? { level: page.level, id: Number(page.region) } : undefined;
    if (this.outlined) this.mark(this.outlined, { chosen: true });
  }

  /** The coloured region under the pointer: far out, where municipalities are not drawn yet, their county. */
  private regionAt(event: MapMouseEvent): MapGeoJSONFeature | undefined {
    const regions = this.map
      .queryRenderedFeatures(event.point)
      .filter(({ source, layer }) => source === "regions" && layer.type === "fill");
    return [state().shown_level, "county"]
      .map((level) => regions.find(({ sourceLayer }) => sourceLayer === level))
      .find((feature) => feature);
  }

  private async click(event: MapMouseEvent): Promise<void> {
    const feature = this.regionAt(event);
    const answer = await point(state().edition, event.lngLat.lng, event.lngLat.lat).catch(() => undefined);
    const level = feature?.sourceLayer ?? "municipality";
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
    const words = key ? this.said.get(key) : undefined;
    const name = String(feature?.properties.name ?? "");
    this.hooks.over(words ? `${name}: ${words}` : name);
  }
}
