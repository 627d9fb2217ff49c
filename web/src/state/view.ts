// Where the map looks stands in the fragment, "#9.2/51.97/11.69" (zoom, north, east): a link brings another
// reader to the same view, and back and forward restore it. Only what a reader moved is written.

export interface MapView {
  zoom: number;
  lat: number;
  lon: number;
}

const shape = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;

/** The view a fragment names; undefined for any other fragment and for places that are none. */
export function viewOf(hash: string): MapView | undefined {
  const [, zoom, lat, lon] = (shape.exec(hash) ?? []).map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return undefined;
  return zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : undefined;
}

export function hashOf({ zoom, lat, lon }: MapView): string {
  const digits = zoom > 12 ? 5 : 4;
  return `#${Number(zoom.toFixed(2))}/${lat.toFixed(digits)}/${lon.toFixed(digits)}`;
}

/** Writes the view into the address, without a step in the history. */
export function keepView(view: MapView): void {
  history.replaceState(history.state, "", location.pathname + location.search + hashOf(view));
}

/** The fragment to carry on: that of a view, else none. */
export function viewHash(): string {
  return viewOf(location.hash) ? location.hash : "";
}
