// Independent readers over the real server: vector-tile, pmtiles and the style specification.
import assert from "node:assert/strict";
import { test } from "node:test";
import { VectorTile } from "@mapbox/vector-tile";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { PbfReader } from "pbf";
import { PMTiles } from "pmtiles";
import { site } from "./harness.mjs";

const up = site({ withBrowser: false });

const json = async (path) => (await fetch(up.base + path)).json();

test("every municipality is in the tiles of z7, once, with its key as text and as id", async () => {
  const tilejson = await json("/tiles/regions.json");
  const { regions } = await json("/api/v1/editions/latest/regions.json?level=municipality");
  const [west, south, east, north] = tilejson.bounds;
  const column = (lon) => Math.floor(((lon + 180) / 360) * 128);
  const row = (lat) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 128);
  const found = new Map();
  for (let x = column(west); x <= column(east); x += 1) {
    for (let y = row(north); y <= row(south); y += 1) {
      const address = new URL(
        tilejson.tiles[0].replace("{z}", "7").replace("{x}", x).replace("{y}", y),
        up.base,
      );
      const answer = await fetch(address);
      if (answer.status === 204) continue;
      assert.equal(answer.status, 200);
      const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers
        .municipality;
      for (let i = 0; layer && i < layer.length; i += 1) {
        const feature = layer.feature(i);
        found.set(feature.properties.key, feature.id);
      }
    }
  }
  assert.deepEqual(new Map([...found].sort()), new Map(regions.map(({ key, id }) => [key, id]).sort()));
});

test("the pmtiles package reads each archive over ranges", async () => {
  for (const tileset of ["regions", "fixed", "mobile", "sites"]) {
    const tilejson = await json(`/tiles/${tileset}.json`);
    const archive = new PMTiles(new URL(tilejson.archive, up.base).href);
    const header = await archive.getHeader();
    assert.equal(header.specVersion, 3);
    const metadata = await archive.getMetadata();
    assert.ok(metadata.vector_layers.length > 0);
    const lon = (header.minLon + header.maxLon) / 2;
    const lat = (header.minLat + header.maxLat) / 2;
    const zoom = header.minZoom;
    const x = Math.floor(((lon + 180) / 360) * 2 ** zoom);
    const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom);
    const tile = await archive.getZxy(zoom, x, y);
    assert.ok(tile && tile.data.byteLength > 0, `${tileset} has a tile in its middle`);
  }
});

for (const theme of [
  "fixed",
  "fixed_100",
  "fixed_fibre",
  "mobile",
  "mobile_4g",
  "schools",
  "goals",
  "shares",
  "wlan",
  "change",
]) {
  for (const scheme of ["light", "dark"]) {
    test(`the ${theme} style (${scheme}) is valid`, async () => {
      const style = await json(`/styles/${theme}.json?scheme=${scheme}`);
      assert.deepEqual(validateStyleMin(style), []);
    });
  }
}
