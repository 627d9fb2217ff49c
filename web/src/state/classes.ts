import type { RegionChange, RegionValue, Verdict } from "../api/types.ts";

/** 0–4 by the four bounds the server names for an indicator (`bands`), -1 = no number. A bound belongs to
 * the class above it; of a share 95 % belongs to the class below, as the publisher has it (look.md). */
export function bandOf(value: RegionValue, bands: readonly number[], unit: string): number {
  if (value.state !== "value" || value.value === null) return -1;
  const number = value.value;
  return bands.filter((end, i) => (unit === "%" && i === 3 ? number > end : number >= end)).length;
}

const verdicts: Verdict[] = ["missed", "behind", "on_track", "reached"];

/** 0 missed … 3 reached; -1 cannot be decided. */
export function verdictClass(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}

const large = 10;

/** 0 lost more than ten points … 2 unchanged … 4 gained more than ten; -1 a number is missing, -2 the two
 * cannot be compared. */
export function changeClass({ change, points }: RegionChange): number {
  if (change === "method" || change === "boundary") return -2;
  if (points === null) return -1;
  if (Math.abs(points) < 1e-9) return 2;
  return points > 0 ? (points > large ? 4 : 3) : points < -large ? 0 : 1;
}
