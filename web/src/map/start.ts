import type { PageState } from "../state/page_state.ts";
import { viewOf } from "../state/view.ts";

declare const MAP_STYLE_SHEET: string;

function dark(): boolean {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

export function styleAddress(page: PageState): string {
  const query = new URLSearchParams({ lang: page.language, scheme: dark() ? "dark" : "light" });
  return `/styles/${page.style}.json?${query}`;
}

/** Room for legend and buttons, so that they never cover the place asked for. */
export function clear(container: HTMLElement) {
  const wide = container.clientWidth >= 900;
  return wide
    ? { top: 24, bottom: 40, left: 24, right: 320 }
    : { top: container.clientHeight > 320 ? 56 : 8, bottom: 46, left: 8, right: 8 };
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
export function startOf(page: PageState, container: HTMLElement) {
  const view = viewOf(location.hash);
  return view
    ? { center: [view.lon, view.lat] as [number, number], zoom: view.zoom }
    : { bounds: page.bounds, fitBoundsOptions: { padding: clear(container) } };
}
