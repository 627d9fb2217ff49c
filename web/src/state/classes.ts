import type { RegionValue, Verdict } from "../api/types.ts";

/** The publisher's bands: 0–10, 10–50, 50–75, 75–95, > 95 % (look.md); -1 = no number. */
export const bandEnds = [10, 50, 75, 95] as const;

export function bandOf(value: RegionValue): number {
  if (value.state !== "value" || value.value === null) return -1;
  const percent = value.value;
  if (percent > bandEnds[3]) return 4;
  return bandEnds.slice(0, 3).filter((end) => percent >= end).length;
}

const verdicts: Verdict[] = ["missed", "behind", "on_track", "reached"];

/** 0 missed … 3 reached; -1 cannot be decided. */
export function verdictClass(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}
