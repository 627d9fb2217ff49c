import type { Map as MapLibre } from "maplibre-gl";

// Without a graphics card the processor draws the map, and the page waits for each picture that it shows. The first
// ones are the slow ones: every kind of layer is prepared in them. So they are drawn unseen, while the page goes on.

const software = /swiftshader|llvmpipe|softpipe|basic render|software/i;
/** Milliseconds after which a picture is shown that is not whole yet. */
const longest = 6000;
const between = 20;

/** Whether the processor draws what a map shows. */
function drawnBySoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return info !== null && software.test(String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)));
}

/** When what was asked of the graphics so far is done. It asks without waiting. */
function done(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  return new Promise((resolve) => {
    const ask = () => {
      if (fence && !gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED)
        setTimeout(ask, between);
      else resolve();
    };
    setTimeout(ask, between);
  });
}

/** Whether the map has a picture to see. */
export function seen(map: MapLibre): boolean {
  return map.getCanvas().style.visibility !== "hidden";
}

/** The first picture to see: with a graphics card the very first, else the first whole one (or what stands by then). */
export async function firstPicture(map: MapLibre): Promise<void> {
  const canvas = map.getCanvas();
  const gl = canvas.getContext("webgl2");
  if (gl && drawnBySoftware(gl)) {
    canvas.style.visibility = "hidden";
    await Promise.race([map.once("idle"), new Promise((resolve) => setTimeout(resolve, longest))]);
    await done(gl);
    canvas.style.visibility = "";
    if (canvas.isConnected) map.triggerRepaint();
  }
  await map.once("render");
}
