import type { Map as MapLibre } from "maplibre-gl";

// What is seen of one map, or of two with a divider or beside each other, on one canvas. The drawing buffer is read
// in the very frame that draws it, so that the map need not keep it (which would cost every other frame).

/** A map in a picture. `title`: what it shows, where there are two. `from`: the part of its width left to the one below. */
export interface View {
  map: MapLibre;
  title: string;
  from: number;
}

/** A drawing with its size on the page (CSS pixels); the canvas has as many pixels as the screen. */
export interface Seen {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
}

const ink = "#17212b";

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

/** Where a map's seen part lies on the page. */
function seenBox({ map, from }: View): DOMRect {
  const { x, y, width, height } = map.getCanvas().getBoundingClientRect();
  return new DOMRect(x + from * width, y, (1 - from) * width, height);
}

/** A title in a box of its own, in the upper corner where its map is. */
function label(context: CanvasRenderingContext2D, title: string, box: DOMRect, atEnd: boolean): void {
  context.font = "650 14px sans-serif";
  const width = Math.min(context.measureText(title).width + 16, box.width);
  const x = atEnd ? box.right - width - 8 : box.left + 8;
  context.fillStyle = "#ffffff";
  context.fillRect(x, box.top + 8, width, 28);
  context.strokeStyle = ink;
  context.strokeRect(x + 0.5, box.top + 8.5, width - 1, 27);
  context.fillStyle = ink;
  context.fillText(title, x + 8, box.top + 27, width - 16);
}

/** All maps as they lie on the page, the later ones over the earlier, each with its title where there are two. */
export async function seenMaps(views: View[]): Promise<Seen> {
  const frames = await Promise.all(views.map(({ map }) => frame(map)));
  const whole = views.map(({ map }) => map.getCanvas().getBoundingClientRect());
  const left = Math.min(...whole.map((box) => box.left));
  const top = Math.min(...whole.map((box) => box.top));
  const width = Math.max(...whole.map((box) => box.right)) - left;
  const height = Math.max(...whole.map((box) => box.bottom)) - top;
  const ratio = (frames[0]?.width ?? 1) / (whole[0]?.width ?? 1);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.scale(ratio, ratio);
  context.translate(-left, -top);
  for (const [i, view] of views.entries()) {
    const [drawn, box] = [frames[i], whole[i]];
    if (!drawn || !box) continue;
    const seen = seenBox(view);
    context.save();
    context.beginPath();
    context.rect(seen.x, seen.y, seen.width, seen.height);
    context.clip();
    context.drawImage(drawn, box.x, box.y, box.width, box.height);
    context.restore();
    context.fillStyle = ink;
    if (seen.x > left) context.fillRect(seen.x - 3, seen.y, 3, seen.height);
    if (seen.y > top) context.fillRect(seen.x, seen.y - 3, seen.width, 3);
  }
  if (views.length > 1)
    for (const [i, view] of views.entries())
      label(context, view.title, seenBox(view), view.from > 0 && i > 0);
  return { canvas, width, height };
}
