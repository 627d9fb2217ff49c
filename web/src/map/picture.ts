import type { Map as MapLibre } from "maplibre-gl";
import { text } from "../state/page_state.ts";

// The map as a picture to pass on: title, map, legend, date and sources in one PNG. The drawing buffer is read in
// the very frame that draws it, so that the map need not keep it (which would cost every other frame).

const scale = 2;
const margin = 24;
const line = 22;

function frame(map: MapLibre): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    map.once("render", () => {
      const source = map.getCanvas();
      const copy = document.createElement("canvas");
      copy.width = source.width;
      copy.height = source.height;
      copy.getContext("2d")?.drawImage(source, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}

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
  swatch: HTMLElement | null;
  words: string;
}

function legendRows(): LegendRow[] {
  return [...document.querySelectorAll<HTMLElement>("#legend .legend-classes li")].map((row) => ({
    swatch: row.querySelector<HTMLElement>(".swatch"),
    words: [".legend-words", ".legend-count"]
      .map((part) => row.querySelector(part)?.textContent?.trim() ?? "")
      .join(": "),
  }));
}

function content(selector: string): string {
  return document.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** A swatch as the page shows it: its colour, or a hatch where there is none. */
function paint(context: CanvasRenderingContext2D, { swatch }: LegendRow, x: number, y: number): void {
  const style = swatch ? getComputedStyle(swatch) : undefined;
  const plain = style?.backgroundImage === "none";
  context.fillStyle = plain ? (style?.backgroundColor ?? "#ffffff") : "#ffffff";
  context.fillRect(x, y, 26, 16);
  context.strokeStyle = "#17212b";
  context.lineWidth = 1;
  if (!plain) {
    context.beginPath();
    for (let at = 4; at < 40; at += 6) {
      context.moveTo(x + Math.min(at, 26), y + Math.max(0, at - 26));
      context.lineTo(x + Math.max(0, at - 16), y + Math.min(at, 16));
    }
    context.stroke();
  }
  context.strokeRect(x + 0.5, y + 0.5, 25, 15);
}

/** Draws everything around the map and gives the whole as PNG. Errors: an Error where the canvas gives none. */
export async function picture(map: MapLibre): Promise<Blob> {
  const drawn = await frame(map);
  const ratio = drawn.width / map.getCanvas().clientWidth;
  const width = Math.max(drawn.width / ratio, 480) + 2 * margin;
  const height = drawn.height / ratio;
  const sheet = document.createElement("canvas");
  const context = sheet.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.font = "14px sans-serif";
  const rows = legendRows();
  const title = `${content("#answer h1")}: ${content("#legend .legend-title")}`;
  const unit = content("#legend .legend-unit");
  const demo = content(".demo");
  const sources = folded(
    context,
    `${content(".foot .attribution")} ${content(".foot .edition")} ${location.href}`,
    width - 2 * margin,
  );
  const foot = [...(demo ? folded(context, demo, width - 2 * margin) : []), ...sources];
  const head = margin + 30 + line;
  const perRow = Math.max(1, Math.floor((width - 2 * margin) / 300));
  const legend = Math.ceil(rows.length / perRow) * line + 12;
  sheet.width = width * scale;
  sheet.height = (head + height + legend + foot.length * 18 + 2 * margin) * scale;
  context.scale(scale, scale);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, sheet.height / scale);
  context.fillStyle = "#17212b";
  context.font = "650 20px sans-serif";
  context.fillText(title, margin, margin + 18, width - 2 * margin);
  context.font = "14px sans-serif";
  context.fillText(unit, margin, margin + 42, width - 2 * margin);
  context.drawImage(drawn, (width - drawn.width / ratio) / 2, head, drawn.width / ratio, height);
  let y = head + height + 16;
  for (const [index, row] of rows.entries()) {
    const x = margin + (index % perRow) * 300;
    paint(context, row, x, y);
    context.fillStyle = "#17212b";
    context.fillText(row.words, x + 36, y + 13, 256);
    if (index % perRow === perRow - 1 || index === rows.length - 1) y += line;
  }
  context.font = "12px sans-serif";
  for (const words of foot) {
    y += 18;
    context.fillText(words, margin, y, width - 2 * margin);
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
