import type { RegionChange, RegionValue } from "../api/types.ts";
import { text } from "./page_state.ts";

/** D18: one decimal; "100 %" and "0 %" only when exact. */
export function percent(value: number, language: string): string {
  const german = language !== "en";
  const unit = german ? "\u202f%" : "%";
  const point = german ? "," : ".";
  if (value === 0 || value === 100) return `${value}${unit}`;
  // halves go up as on paper and as the server prints them: 96.05 lies just below itself in binary
  const rounded = Math.floor(value * 10 + 0.5 + 1e-9) / 10;
  if (value > 100 && rounded <= 100) return `>\u202f100${unit}`;
  if (value < 100 && rounded >= 100) return `>\u202f99${point}9${unit}`;
  if (value > 0 && rounded <= 0) return `<\u202f0${point}1${unit}`;
  return `${rounded.toFixed(1).replace(".", point)}${unit}`;
}

/** What a figure is printed with: "%" or "1", and decimals where it is a number of things. */
export interface Unit {
  unit: string;
  decimals: number;
}

export function quantity(value: number, { unit, decimals }: Unit, language: string): string {
  if (unit === "%") return percent(value, language);
  const scale = 10 ** decimals;
  const rounded = (Math.floor(value * scale + 0.5 + 1e-9) / scale).toFixed(decimals);
  return language === "en" ? rounded : rounded.replace(".", ",");
}

/** A figure or the words for one of the four kinds of "no number" (D16). */
export function spoken(value: RegionValue, unit: Unit, language: string): string {
  if (value.state === "value" && value.value !== null) return quantity(value.value, unit, language);
  if (value.state === "undecidable" && value.low !== null && value.high !== null) {
    const [low, high] = [value.low, value.high].map((end) => quantity(end, unit, language));
    return text("js_between", { low: low ?? "", high: high ?? "" });
  }
  return text(`js_${value.state}`);
}

/** Points without a sign, one decimal (D18). */
function points(value: number, language: string): string {
  const size = Math.abs(value);
  const digits = size < 0.05 - 1e-9 ? "<\u202f0.1" : (Math.floor(size * 10 + 0.5 + 1e-9) / 10).toFixed(1);
  return language === "en" ? digits : digits.replace(".", ",");
}

/** "+12,3 Punkte", or why there is no number. */
export function spokenChange(change: RegionChange, language: string): string {
  if (change.change === "method" || change.change === "boundary") return text("js_change_not_comparable");
  if (change.points === null) return text("js_change_missing");
  if (Math.abs(change.points) < 1e-9) return text("js_change_same");
  const key = change.points > 0 ? "js_change_more" : "js_change_less";
  return text(key, { points: points(change.points, language) });
}
