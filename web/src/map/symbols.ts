// Signs of sites: the same files that the legend shows (ground.css), drawn for the map.
import freifunk from "../../../tiles/symbols/place-freifunk.svg";
import plannedPlace from "../../../tiles/symbols/place-planned.svg";
import wlan from "../../../tiles/symbols/place-wlan.svg";
import online from "../../../tiles/symbols/school-online.svg";
import planned from "../../../tiles/symbols/school-planned.svg";
import finished from "../../../tiles/symbols/school-works_finished.svg";

/** Names as tiles/styles ask for them, and addresses of the files. */
const files: Record<string, string> = {
  "place-freifunk": freifunk,
  "place-planned": plannedPlace,
  "place-wlan": wlan,
  "school-online": online,
  "school-planned": planned,
  "school-works_finished": finished,
};

/** Enough pixels for the largest size on a dense screen. */
export const symbolPixelRatio = 4;
const side = 16 * symbolPixelRatio;

async function drawn(address: string): Promise<ImageData> {
  const image = new Image(side, side);
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) return new ImageData(side, side);
  context.drawImage(image, 0, 0, side, side);
  return context.getImageData(0, 0, side, side);
}

export async function symbols(): Promise<Map<string, ImageData>> {
  const pairs = Object.entries(files).map(async ([name, address]) => [name, await drawn(address)] as const);
  return new Map(await Promise.all(pairs));
}
