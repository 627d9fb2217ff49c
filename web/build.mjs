// Bundles the page: hashed names, gzip and brotli beside each file, dist/assets.json says what is where.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = `${root}dist`;
const shared = {
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  outdir: dist,
  absWorkingDir: root,
  metafile: true,
  write: false,
  legalComments: "none",
};
const assets = {};

/** Keeps a built file under its name with a hash; `as` is the name pages ask for. */
function keep(path, bytes, as) {
  const name = basename(path);
  writeFileSync(`${dist}/${name}`, bytes);
  writeFileSync(`${dist}/${name}.gz`, gzipSync(bytes, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(`${dist}/${name}.br`, brotliCompressSync(bytes, { params: quality }));
  if (as) assets[as] = name;
}

function hashed(name, extension, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return `${name}-${hash}.${extension}`;
}

/** MapLibre's sheet without the controls this page draws itself; their pictures are most of its bytes. */
function withoutUnusedControls(css) {
  const unused =
    /ctrl-(?:zoom|compass|fullscreen|shrink|geolocate|logo|terrain|globe|scale)|user-location|popup|marker|cooperative|crosshair|ctrl-icon|ctrl-group/;
  let kept = "";
  let depth = 0;
  let rule = "";
  for (const part of css.split(/(?<=[{}])/)) {
    rule += part;
    depth += part.endsWith("{") ? 1 : part.endsWith("}") ? -1 : 0;
    if (depth > 0) continue;
    const opens = rule.indexOf("{");
    const head = rule.slice(0, opens);
    const grouped = /^@(?:media|supports|container)/.test(head);
    const inside = grouped ? withoutUnusedControls(rule.slice(opens + 1, -1)) : "";
    if (grouped && inside) kept += `${head}{${inside}}`;
    else if (!grouped && !head.split(",").every((selector) => unused.test(selector))) kept += rule;
    rule = "";
  }
  return kept;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

// The map's worker and style sheet come first: the page must know their addresses.
const worker = await build({
  ...shared,
  entryPoints: ["node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs"],
});
const workerName = hashed("worker", "js", worker.outputFiles[0].contents);
keep(workerName, worker.outputFiles[0].contents, "worker.js");
const mapCss = await build({
  ...shared,
  entryPoints: ["node_modules/maplibre-gl/dist/maplibre-gl.css"],
  loader: { ".svg": "dataurl" },
});
const usedCss = Buffer.from(withoutUnusedControls(mapCss.outputFiles[0].text));
const mapCssName = hashed("map", "css", usedCss);
keep(mapCssName, usedCss, "map.css");

const page = await build({
  ...shared,
  entryPoints: [
    { in: "src/main.ts", out: "main" },
    { in: "src/style.css", out: "style" },
    { in: "src/tile.css", out: "tile" },
  ],
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  splitting: true,
  loader: { ".svg": "dataurl" },
  define: {
    WORKER_ADDRESS: JSON.stringify(`/assets/${workerName}`),
    MAP_STYLE_SHEET: JSON.stringify(`/assets/${mapCssName}`),
  },
});
for (const file of page.outputFiles) {
  const [, output] = Object.entries(page.metafile.outputs).find(
    ([path]) => basename(path) === basename(file.path),
  );
  const entry = output.entryPoint ? basename(output.entryPoint).replace(/\.ts$/, ".js") : undefined;
  keep(file.path, file.contents, entry);
}
writeFileSync(`${dist}/assets.json`, `${JSON.stringify(assets, null, 2)}\n`);

// Bytes over the line, each with its limit (brotli): what grows past it must be meant.
const limits = { main: 6, chunk: 2, style: 8, maps: 250, "map.css": 4, worker: 130 };
let over = 0;
console.log("kB                          raw    gzip  brotli   limit");
for (const name of readdirSync(dist).sort()) {
  const stem = name.replace(/-[A-Za-z0-9]+(\.\w+)$/, "$1");
  const limit = limits[stem] ?? limits[stem.replace(/\.\w+$/, "")];
  if (!/\.(js|css)$/.test(name) || limit === undefined) continue;
  const [raw, gzip, brotli] = ["", ".gz", ".br"].map((end) => statSync(`${dist}/${name}${end}`).size / 1000);
  const row = [raw, gzip, brotli, limit].map((size) => size.toFixed(1).padStart(8)).join("");
  console.log(`${name.padEnd(24)}${row}${brotli > limit ? "  too large" : ""}`);
  over += brotli > limit ? 1 : 0;
}
if (over > 0) process.exitCode = 1;
