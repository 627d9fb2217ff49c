import type { BorderingRegion } from "../api/types.ts";

export type Direction = "north" | "east" | "south" | "west";

const bearings: Record<Direction, number> = { north: 0, east: 90, south: 180, west: 270 };

/** How far a neighbour may lie off the asked direction and still answer it. */
const widest = 67.5;

export const arrows: Record<string, Direction> = {
  ArrowUp: "north",
  ArrowRight: "east",
  ArrowDown: "south",
  ArrowLeft: "west",
};

function off(bearing: number, wanted: number): number {
  const turn = Math.abs(bearing - wanted) % 360;
  return Math.min(turn, 360 - turn);
}

/** The key of the bordering region that lies most nearly in a direction; none: the edge of the map. */
export function towards(region: BorderingRegion, direction: Direction): string | undefined {
  const wanted = bearings[direction];
  const near = region.neighbours
    .map(({ key, bearing }) => ({ key, off: off(bearing, wanted) }))
    .filter((neighbour) => neighbour.off <= widest);
  near.sort((a, b) => a.off - b.off || a.key.localeCompare(b.key));
  return near[0]?.key;
}

/** The region after `last` in the circle of neighbours, clockwise from north: so everyone is reached. */
export function around(region: BorderingRegion, last: string | undefined): string | undefined {
  const at = region.neighbours.findIndex(({ key }) => key === last);
  return region.neighbours[(at + 1) % Math.max(region.neighbours.length, 1)]?.key;
}
