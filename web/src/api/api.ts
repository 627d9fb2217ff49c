import type {
  GoalResults,
  IndicatorChanges,
  IndicatorValues,
  Level,
  Neighbours,
  PointAnswer,
  RegionList,
  RegionSummary,
  SearchAnswer,
  SearchHit,
} from "./types.ts";

/** A failed answer, told from "no coverage" by its type: a failed look-up is never a value. */
export class ApiError extends Error {}

async function json<T>(address: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(address, { signal: signal ?? null, headers: { accept: "application/json" } });
  if (!answer.ok) throw new ApiError(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

const base = (edition: string) => `/api/v1/editions/${encodeURIComponent(edition)}`;

const kept = new Map<string, Promise<unknown>>();

/** An edition never changes, so its answers are asked for once. */
function once<T>(address: string): Promise<T> {
  const known = kept.get(address) as Promise<T> | undefined;
  if (known) return known;
  const asked = json<T>(address);
  kept.set(address, asked);
  asked.catch(() => kept.delete(address));
  return asked;
}

/** One figure per region: of the reference date, or the newest where `date` is empty. */
export function values(edition: string, indicator: string, date = ""): Promise<IndicatorValues> {
  const query = date ? `?${new URLSearchParams({ date })}` : "";
  return once(`${base(edition)}/values/${encodeURIComponent(indicator)}.json${query}`);
}

export function changes(
  edition: string,
  indicator: string,
  from: string,
  to: string,
): Promise<IndicatorChanges> {
  const query = new URLSearchParams({ from, to });
  return once(`${base(edition)}/changes/${encodeURIComponent(indicator)}.json?${query}`);
}

export function goalResults(edition: string, goal: string): Promise<GoalResults> {
  return once(`${base(edition)}/goals/${encodeURIComponent(goal)}.json`);
}

export function neighbours(edition: string, level: Level): Promise<Neighbours> {
  return once(`${base(edition)}/neighbours/${level}.json`);
}

export async function regions(edition: string): Promise<RegionSummary[]> {
  return (await once<RegionList>(`${base(edition)}/regions.json`)).regions;
}

export async function search(edition: string, text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const query = new URLSearchParams({ q: text, limit: "8" });
  return (await json<SearchAnswer>(`${base(edition)}/search.json?${query}`, signal)).results;
}

export function point(edition: string, lon: number, lat: number): Promise<PointAnswer> {
  const query = new URLSearchParams({ lon: lon.toFixed(6), lat: lat.toFixed(6) });
  return json(`${base(edition)}/point.json?${query}`);
}

export function mapStyle<Style>(address: string): Promise<Style> {
  return json(address);
}

/** One of our own pages, parsed; what a link would have opened. */
export async function page(address: string, signal: AbortSignal): Promise<Document> {
  const answer = await fetch(address, { signal, headers: { accept: "text/html" } });
  const text = await answer.text();
  return new DOMParser().parseFromString(text, "text/html");
}
