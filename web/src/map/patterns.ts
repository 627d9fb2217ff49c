// The hatches of look.md: no number, suppressed. Drawn here, so that no image has to be fetched.

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

function drawn(size: number, draw: (context: CanvasRenderingContext2D) => void): Pixels {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) return { width: size, height: size, data: new Uint8ClampedArray(size * size * 4) };
  draw(context);
  const { data } = context.getImageData(0, 0, size, size);
  return { width: size, height: size, data };
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Diagonal lines on ground: no number. */
function hatch(): Pixels {
  const size = 16;
  return drawn(size, (context) => {
    context.fillStyle = token("--ground") || "#ffffff";
    context.fillRect(0, 0, size, size);
    context.strokeStyle = token("--line") || "#6b7885";
    context.lineWidth = 2;
    for (const shift of [-size, 0, size]) {
      context.beginPath();
      context.moveTo(shift, size);
      context.lineTo(shift + size, 0);
      context.stroke();
    }
  });
}

/** Dots on ground: suppressed. */
function dots(): Pixels {
  const size = 16;
  return drawn(size, (context) => {
    context.fillStyle = token("--ground") || "#ffffff";
    context.fillRect(0, 0, size, size);
    context.fillStyle = token("--line") || "#6b7885";
    for (const [x, y] of [
      [4, 4],
      [12, 12],
    ] as const) {
      context.beginPath();
      context.arc(x, y, 2, 0, 7);
      context.fill();
    }
  });
}

/** Level lines over a colour: less than before. */
function stripes(): Pixels {
  const size = 16;
  return drawn(size, (context) => {
    context.fillStyle = "rgba(23, 33, 43, 0.55)";
    context.fillRect(0, 6, size, 3);
  });
}

export const patternPixelRatio = 2;

/** Names as tiles/styles ask for them, and pixels in the colours of the page. */
export function patterns(): [string, Pixels][] {
  return [
    ["hatch", hatch()],
    ["hatch-dots", dots()],
    ["stripes", stripes()],
  ];
}
