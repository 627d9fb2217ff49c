import { text } from "../state/page_state.ts";
import { seenMaps, type View } from "./views.ts";

// The map, or two beside each other, as a picture to pass on: title, maps, legends, dates and sources in one PNG.

const scale = 2;
const margin = 24;
const line = 22;
const column = 340;
const ink = "#17212b";
const plain = "14px sans-serif";
const strong = "650 14px sans-serif";
const small = "12px sans-serif";

/** Words in lines no wider than `width`. */
function folded(context: CanvasRenderingContext2D, words: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of words.split(/\s+/)) {
    const longer = current ? `${current} ${word}` : word;
    if (current && context.measureText(longer).width > width) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return current ? [...lines, current] : lines;
}

interface LegendRow {
  swatch?: HTMLElement | null;
  sign?: HTMLImageElement;
  words: string;
}

interface Legend {
  title: string;
  unit: string;
  rows: LegendRow[];
}

/** A class with its counts; of two dates each count is named. */
function legendRow(row: HTMLElement, dates: string[]): LegendRow {
  const counts = [...row.querySelectorAll(".legend-count")].map((count, i) =>
    [dates[i] ?? "", content(count)].filter(Boolean).join(": "),
  );
  const words = content(row.querySelector(".legend-words"));
  return {
    swatch: row.querySelector<HTMLElement>(".swatch"),
    words: counts.length > 1 ? `${words} (${counts.join(", ")})` : [words, ...counts].join(": "),
  };
}

/** A colour of the cells, by the number of networks. */
function networksRow(row: HTMLElement): LegendRow {
  const label = row.parentElement?.getAttribute("aria-label") ?? "";
  return { swatch: row.querySelector<HTMLElement>(".swatch"), words: `${label}: ${content(row)}` };
}

/** A sign of schools or places, as the page shows it. */
async function signRow(row: HTMLElement): Promise<LegendRow> {
  const mark = row.querySelector(".site");
  const address = mark && /^url\("(.*)"\)$/.exec(getComputedStyle(mark).backgroundImage)?.[1];
  if (!address) return { words: content(row) };
  const sign = new Image();
  sign.src = address.replace(/\\(.)/g, "$1"); // quotes inside come escaped
  await sign.decode();
  return { sign, words: content(row) };
}

function legends(): Promise<Legend[]> {
  const shown = [...document.querySelectorAll<HTMLElement>("#legend details")].map(async (legend) => {
    const every = (selector: string) => [...legend.querySelectorAll<HTMLElement>(selector)];
    const dates = every(".legend-heads .legend-count").map(content);
    const rows = every(".legend-classes li").map((row) => legendRow(row, dates));
    rows.push(...every(".legend-networks li").map(networksRow));
    rows.push(...(await Promise.all(every(".legend-sites li").map(signRow))));
    return {
      title: content(legend.querySelector(".legend-title")),
      unit: content(legend.querySelector(".legend-unit")),
      rows,
    };
  });
  return Promise.all(shown);
}

function content(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

function said(selector: string): string {
  return content(document.querySelector(selector));
}

/** A sign, or a swatch as the page shows it: its colour, or a hatch where there is none. */
function paint(context: CanvasRenderingContext2D, { swatch, sign }: LegendRow, x: number, y: number): void {
  if (sign) {
    context.drawImage(sign, x + 5, y, 16, 16);
    return;
  }
  const style = swatch ? getComputedStyle(swatch) : undefined;
  const even = style?.backgroundImage === "none";
  context.fillStyle = even ? (style?.backgroundColor ?? "#ffffff") : "#ffffff";
  context.fillRect(x, y, 26, 16);
  context.strokeStyle = ink;
  context.lineWidth = 1;
  if (!even) {
    context.beginPath();
    for (let at = 4; at < 40; at += 6) {
      context.moveTo(x + Math.min(at, 26), y + Math.max(0, at - 26));
      context.lineTo(x + Math.max(0, at - 16), y + Math.min(at, 16));
    }
    context.stroke();
  }
  context.strokeRect(x + 0.5, y + 0.5, 25, 15);
}

/** What stands below the maps: of a demo that it is one, then sources, edition and address. */
function footLines(context: CanvasRenderingContext2D, width: number): string[] {
  context.font = small;
  const sources = `${said(".foot .attribution")} ${said(".foot .edition")} ${location.href}`;
  return [said(".demo"), sources].filter(Boolean).flatMap((words) => folded(context, words, width));
}

/** A legend's heading (unless it is the picture's own) and its classes in columns. Gives where it ends. */
function drawLegend(
  context: CanvasRenderingContext2D,
  { title, unit, rows }: Legend,
  headed: boolean,
  y: number,
  width: number,
) {
  let at = y;
  if (headed) {
    context.font = strong;
    context.fillText(`${title} (${unit})`, margin, at + 13, width);
    at += line;
  }
  context.font = plain;
  const perRow = columns(width);
  for (const [index, row] of rows.entries()) {
    const x = margin + (index % perRow) * column;
    const top = at + Math.floor(index / perRow) * line;
    paint(context, row, x, top);
    context.fillStyle = ink;
    context.fillText(row.words, x + 36, top + 13, column - 44);
  }
  return at + Math.ceil(rows.length / perRow) * line + 8;
}

function columns(width: number): number {
  return Math.max(1, Math.floor(width / column));
}

/** Draws everything around the maps and gives the whole as PNG. Errors: an Error where the canvas gives none. */
export async function picture(views: View[]): Promise<Blob> {
  const maps = await seenMaps(views);
  const sheet = document.createElement("canvas");
  const context = sheet.getContext("2d");
  if (!context) throw new Error("no canvas");
  const shown = await legends();
  const headed = views.length > 1;
  const inner = Math.max(maps.width, 480);
  const foot = footLines(context, inner);
  const head = margin + 30 + line;
  const legendHeight = shown
    .map(({ rows }) => Math.ceil(rows.length / columns(inner)) * line + 8 + (headed ? line : 0))
    .reduce((sum, height) => sum + height, 0);
  sheet.width = (inner + 2 * margin) * scale;
  sheet.height = (head + maps.height + 16 + legendHeight + foot.length * 18 + 2 * margin) * scale;
  context.scale(scale, scale);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = ink;
  context.font = "650 20px sans-serif";
  const titles = shown.map(({ title }) => title).join(" – ");
  context.fillText(`${said("#answer h1")}: ${titles}`, margin, margin + 18, inner);
  context.font = plain;
  const units = [...new Set(shown.map(({ unit }) => unit))].join(" – ");
  context.fillText(units, margin, margin + 42, inner);
  const left = margin + (inner - maps.width) / 2;
  context.drawImage(maps.canvas, left, head, maps.width, maps.height);
  let y = head + maps.height + 16;
  for (const legend of shown) y = drawLegend(context, legend, headed, y, inner);
  context.font = small;
  for (const words of foot) {
    y += 18;
    context.fillText(words, margin, y, inner);
  }
  return new Promise((resolve, reject) =>
    sheet.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(text("js_picture_failed")))),
      "image/png",
    ),
  );
}

/** Hands a picture to the visitor as a file. */
export function keep(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
