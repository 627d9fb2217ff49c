// What the API answers (data/api/openapi.json); only the parts the page reads.

export type ValueState = "value" | "not_applicable" | "not_delivered" | "suppressed" | "undecidable";
export type Level = "country" | "state" | "county" | "association" | "municipality";
export type Verdict = "reached" | "on_track" | "behind" | "missed" | "undecidable";
export type Bounds = [number, number, number, number];

export interface RegionValue {
  region: string;
  id: number;
  level: Level;
  state: ValueState;
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface IndicatorValues {
  edition: string;
  unit: string;
  reference_date: string;
  values: RegionValue[];
}

export type ChangeKind =
  | "gained"
  | "lost"
  | "unchanged"
  | "no_number"
  | "re_reported"
  | "boundary"
  | "method"
  | "new"
  | "gone"
  | "reason_changed";

export interface RegionChange {
  region: string;
  id: number;
  level: Level;
  change: ChangeKind;
  /** After minus before; null where the two cannot be compared. */
  points: number | null;
}

export interface IndicatorChanges {
  from: string;
  to: string;
  changes: RegionChange[];
}

export interface RegionSummary {
  key: string;
  id: number;
  level: Level;
  name: string;
  kind: string;
  label: [number, number];
  bounds: Bounds;
}

export interface SearchHit extends RegionSummary {
  county_name: string | null;
  path: string;
}

export interface PointAnswer {
  regions: { key: string; level: Level; name: string; path: string }[];
}

export interface GoalResults {
  results: { region: string; id: number; level: Level; verdict: Verdict }[];
}
