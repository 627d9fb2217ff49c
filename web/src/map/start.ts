import type { Map as MapLibre, MapOptions, StyleSpecification } from "maplibre-gl";
import { mapStyle } from "../api/api.ts";
import { type PageState, text } from "../state/page_state.ts";
import { viewOf } from "../state/view.ts";
import { dressed } from "./layers.ts";
import { type Shown, shownBy } from "./shown.ts";

declare const MAP_STYLE_SHEET: string;

function dark(): boolean {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

export function styleAddress(page: PageState): string {
  const query = new URLSearchParams({ lang: page.language, scheme: dark() ? "dark" : "light" });
  return `/styles/${page.style}.json?${query}`;
}

/** A style and what it shows of each region. */
export interface Drawing {
  style: StyleSpecification;
  shown: Shown[];
}

/** What the map of a page is made of. Errors: those of the API. */
export async function drawing(page: PageState): Promise<Drawing> {
  const [style, shown] = await Promise.all([mapStyle<StyleSpecification>(styleAddress(page)), shownBy(page)]);
  return { style: dressed(style, page.shown_level, shown), shown };
}

/** Brings something until it comes: each failure is told, with a way to try again. */
export function persist<T>(bring: () => Promise<T>, failed: (again: () => void) => void): Promise<T> {
  return new Promise((resolve) => {
    const attempt = () => void bring().then(resolve, () => failed(attempt));
    attempt();
  });
}

/** Has a file brought while others come, for whoever asks for it next; whether it comes is theirs to see. */
export async function ahead(address: string): Promise<void> {
  await fetch(address).catch(() => undefined);
}

/** After the next picture of the page: what follows is a task of its own. */
export function breath(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Room for legend and buttons, so that they never cover the place asked for. */
export function clear(container: HTMLElement) {
  if (container.clientWidth >= 900) return { top: 24, bottom: 40, left: 24, right: 320 };
  const folded = Math.min(document.getElementById("legend")?.offsetHeight ?? 0, 76); // up to three lines
  return { top: container.clientHeight > 320 ? 56 : 8, bottom: folded + 12, left: 8, right: 8 };
}

/** Moves to a place, clear of what stands over the map. */
export function fit(map: MapLibre, bounds: PageState["bounds"], duration: number): void {
  map.fitBounds(bounds, { padding: clear(map.getContainer()), duration, maxZoom: 12 });
}

export function styleSheet(): Promise<void> {
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

/** What a map is made with; a second one beside it is named after what it shows. */
export function options(
  container: HTMLElement,
  page: PageState,
  style: StyleSpecification,
  second: boolean,
): MapOptions {
  return {
    container,
    style,
    validateStyle: false, // web/tests/tiles.test.mjs holds every style against the specification
    ...startOf(page, container),
    attributionControl: second ? false : { compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false, // keyboard.ts: arrows walk, with Shift they pan
    fadeDuration: 0,
    maxZoom: 16,
    minZoom: 5,
    locale: {
      "Map.Title": second ? `${text("js_map_title")}: ${page.title}` : text("js_map_title"),
      "AttributionControl.ToggleAttribution": text("js_attribution"),
    },
  };
}
