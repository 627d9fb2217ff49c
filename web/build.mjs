// Bundles the page: hashed names, gzip and brotli beside each file, dist/assets.json says what is where.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
const mapCssName = hashed("map", "css", mapCss.outputFiles[0].contents);
keep(mapCssName, mapCss.outputFiles[0].contents, "map.css");

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

const sizes = page.outputFiles.map((file) => [
  basename(file.path),
  readFileSync(`${dist}/${basename(file.path)}.br`).length,
]);
for (const [name, bytes] of sizes) console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB (brotli)`);
