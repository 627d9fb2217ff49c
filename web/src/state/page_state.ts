import type { Bounds, Level } from "../api/types.ts";

/** What the server says about the page in `<script type="application/json" id="state">`. */
export interface PageState {
  edition: string;
  language: string;
  theme: "festnetz" | "mobilfunk" | "schulen" | "wlan" | "ziele";
  /** A map style of tiles/styles. */
  style: string;
  indicator: string;
  /** What the indicator counts in: "%" or "1", with how many decimals, and where its classes part. */
  unit: string;
  decimals: number;
  bands: [number, number, number, number];
  /** The reference date asked for; empty: the newest. */
  date: string;
  /** What the map is called beside another; empty without one. */
  title: string;
  /** What the second map shows instead (`?vergleich=`). */
  compared: Pick<PageState, "indicator" | "date" | "unit" | "decimals" | "bands" | "style" | "title"> | null;
  /** The change from `since` to `until` is shown; both empty: the figures of one date. */
  since: string;
  until: string;
  goal: string;
  region: string;
  level: Level;
  /** Where the map goes: the chosen region, or the state. */
  bounds: Bounds;
  /** The whole state, for "Ganzes Land". */
  whole?: Bounds;
  /** The level whose regions are coloured. */
  shown_level: Level;
  prefix: string;
}

let current: PageState | undefined;
const listeners: ((state: PageState) => void)[] = [];

function block<T>(document: Document, id: string): T {
  const element = document.getElementById(id);
  return JSON.parse(element?.textContent ?? "{}") as T;
}

export function readState(document: Document): PageState {
  return block<PageState>(document, "state");
}

export function state(): PageState {
  current ??= readState(document);
  return current;
}

export function setState(next: PageState): void {
  current = next;
  for (const listener of [...listeners]) listener(next);
}

/** Calls `listener` with every later state, until what comes back is called. */
export function onState(listener: (state: PageState) => void): () => void {
  listeners.push(listener);
  return () => listeners.splice(listeners.indexOf(listener), 1);
}

let sentences: Record<string, string> | undefined;

/** A sentence of the catalogue (data/texts, keys js_…), its {places} filled. */
export function text(key: string, places: Record<string, string | number> = {}): string {
  sentences ??= block<Record<string, string>>(document, "texts");
  const sentence = sentences[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, place: string) => String(places[place] ?? whole));
}
