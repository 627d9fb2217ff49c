// The words of numbers on the map (definitions.md D18), the same as the server's tests/pages/numbers_test.cpp.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const entry = fileURLToPath(new URL("../src/state/format.ts", import.meta.url));
const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
const code = Buffer.from(outputFiles[0].text).toString("base64");
const { percent } = await import(`data:text/javascript;base64,${code}`);

for (const [value, german, english] of [
  [100, "100\u202f%", "100%"],
  [0, "0\u202f%", "0%"],
  [99.9999, ">\u202f99,9\u202f%", ">\u202f99.9%"],
  [99.95, ">\u202f99,9\u202f%", ">\u202f99.9%"],
  [99.94, "99,9\u202f%", "99.9%"],
  [0.04, "<\u202f0,1\u202f%", "<\u202f0.1%"],
  [0.05, "0,1\u202f%", "0.1%"],
  [96.05, "96,1\u202f%", "96.1%"],
  [100.02, ">\u202f100\u202f%", ">\u202f100%"],
  [100.39, "100,4\u202f%", "100.4%"],
]) {
  test(`${value} reads ${german} and ${english}`, () => {
    assert.equal(percent(value, "de"), german);
    assert.equal(percent(value, "en"), english);
  });
}
