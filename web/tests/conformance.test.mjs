// Our decoder, the specification's fixtures, GEOS and the vector-tile package agree about tiles.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { classifyRings, VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles } from "pmtiles";

const { NETZATLAS_BINARY: binary, NETZATLAS_EDITIONS: editions } = process.env;
const run = promisify(execFile);

/** Valid in the suite, refused by us, and why. */
const refused = new Map([
  ["016", "on the wire it is fixture 003, a feature without a type; the suite lets a decoder throw"],
  ["049", "a coordinate beyond 32 bits, which no renderer can hold"],
  ["050", "a coordinate beyond 32 bits, which no renderer can hold"],
  ["057", "a MoveTo of 536,870,911 points with one point behind it"],
]);

let fixtures;
let edition;
before(async () => {
  const entry = createRequire(import.meta.url).resolve("@mapbox/mvt-fixtures/package.json");
  fixtures = join(dirname(entry), "fixtures");
  edition = await realpath(join(editions, "current"));
});

const decoded = async (file) => {
  try {
    return { text: (await run(binary, ["decode", file])).stdout, code: 0 };
  } catch (error) {
    return { code: error.code, reason: error.stderr };
  }
};

const numbers = (path) => path.flatMap(({ x, y }) => [x, y]);
const ring = (path) => numbers(path.slice(0, -1)); // the package closes rings

/** A feature as `netzatlas decode` prints it, read by the package. */
function lineOf(tile, layer, feature) {
  const type = ["Unknown", "Point", "LineString", "Polygon"][feature.type];
  const paths = type === "Unknown" ? [] : feature.loadGeometry(); // an unknown kind has no meaning
  const geometry =
    type === "Polygon" ? classifyRings(paths).map((rings) => rings.map(ring)) : paths.map(numbers);
  const line = { tile, layer: layer.name, extent: layer.extent };
  if (feature.id !== undefined) line.id = feature.id;
  return { ...line, type, properties: { ...feature.properties }, geometry };
}

/** Twice the area, positive for an exterior ring (y to the south). */
function doubledArea(ring) {
  let area = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    area += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
  }
  return area;
}

function* linesOf(name, bytes) {
  const { layers } = new VectorTile(new PbfReader(bytes));
  for (const layer of Object.values(layers)) {
    for (let i = 0; i < layer.length; i += 1) yield lineOf(name, layer, layer.feature(i));
  }
}

test("every fixture of the specification is read or refused with a reason", async () => {
  const names = (await readdir(fixtures)).sort();
  assert.ok(names.length >= 70, `${names.length} fixtures`);
  for (const name of names) {
    const { validity, description } = JSON.parse(await readFile(join(fixtures, name, "info.json"), "utf8"));
    const { text, code, reason } = await decoded(join(fixtures, name, "tile.mvt"));
    const valid = validity.v2 && !refused.has(name);
    assert.equal(code, valid ? 0 : 1, `${name}: ${description} ${reason ?? ""}`);
    if (!valid) {
      assert.match(reason, /the tile (holds|breaks off)/, name);
      continue;
    }
    const bytes = await readFile(join(fixtures, name, "tile.mvt"));
    const lines = text.split("\n").filter(Boolean).map(JSON.parse);
    assert.deepEqual(lines, [...linesOf("tile.mvt", bytes)], name);
  }
});

/** The archive's file as the pmtiles package wants it. */
class OnDisk {
  constructor(bytes) {
    this.bytes = bytes;
  }
  getKey() {
    return "disk";
  }
  async getBytes(offset, length) {
    const { buffer, byteOffset } = this.bytes;
    return { data: buffer.slice(byteOffset + offset, byteOffset + offset + length) };
  }
}

/** Bytes of a tile, found by the pmtiles package and unzipped by Node. */
function reader(bytes) {
  const unzip = async (data) => {
    const plain = gunzipSync(new Uint8Array(data));
    return plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength);
  };
  const archive = new PMTiles(new OnDisk(bytes), undefined, unzip);
  return async (name) => new Uint8Array((await archive.getZxy(...name.split("/").map(Number))).data);
}

/** Compares all features of an archive in order; returns how many tiles, features and polygons. */
async function compared(file) {
  const tileOf = reader(await readFile(file));
  const child = spawn(binary, ["decode", file], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const counts = { tiles: 0, features: 0, polygons: 0 };
  let expected = [].values();
  let tile;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text);
    if (line.tile !== tile) {
      assert.ok(expected.next().done, `${tile}: the package reads more features`);
      tile = line.tile;
      expected = linesOf(tile, await tileOf(tile));
      counts.tiles += 1;
    }
    assert.deepEqual(line, expected.next().value);
    counts.features += 1;
    for (const rings of line.type === "Polygon" ? line.geometry : []) {
      counts.polygons += 1;
      rings.forEach((ring, i) => {
        assert.ok(i === 0 ? doubledArea(ring) > 0 : doubledArea(ring) < 0, `${tile}: ring ${i} is turned`);
      });
    }
  }
  assert.ok(expected.next().done);
  assert.deepEqual(await ended, [0, null]);
  return counts;
}

test("our decoder, the vector-tile package and GEOS agree about every tile", {
  timeout: 300_000,
}, async () => {
  const { stdout } = await run(binary, ["verify", edition, "--tiles"], { maxBuffer: 1 << 24 });
  assert.match(stdout, /^0 faults$/m); // GEOS found every polygon valid
  const files = (await readdir(join(edition, "tiles"))).filter((name) => name.endsWith(".pmtiles"));
  assert.equal(files.length, 4);
  for (const file of files) {
    const { tiles, features, polygons } = await compared(join(edition, "tiles", file));
    const tileset = file.replace(/-[0-9a-f]{8}\.pmtiles$/, "");
    assert.ok(
      stdout.includes(`${tileset}: ${tiles} tiles, ${features} features, ${polygons} polygons, 0 faults`),
      `${tileset}: ${tiles} tiles, ${features} features, ${polygons} polygons\n${stdout}`,
    );
  }
});
