// Where a publisher prints shares and delivers no cells, as in the real projects of 2020 and 2021: the map keeps its
// regions at every zoom, and nothing says that nobody lives there.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { mapIdle, phone, site } from "./harness.mjs";

const run = promisify(execFile);
let folder;

/** The demo's borders, names and printed tables of one county, without its cells. */
async function printedAlone() {
  const binary = process.env.NETZATLAS_BINARY;
  folder = await mkdtemp(join(tmpdir(), "netzatlas-printed-"));
  const sources = join(folder, "sources");
  await run(binary, ["demo", sources, "--county", "15003"]);
  const [head, ...entries] = (await readFile(join(sources, "demo.toml"), "utf8")).split("\n[[source]]\n");
  const kept = entries.filter((entry) => /reader = "(regions|directory|fixed_table)"/.test(entry));
  const project = join(folder, "printed.toml");
  await writeFile(project, [head, ...kept].join("\n[[source]]\n"));
  const editions = join(folder, "editions");
  await run(binary, ["build", project, "--sources", sources, "--editions", editions]);
  return editions;
}

const up = site({ editions: printedAlone });
after(() => rm(folder, { recursive: true, force: true }));

for (const viewport of [undefined, phone]) {
  test(`printed shares stay on the map zoomed in${viewport ? ", on a phone" : ""}`, async () => {
    const { page, errors, outside, context } = await up.open(viewport && { viewport });
    await page.goto(`${up.base}/gemeinde/15003000?thema=festnetz&anzeige=gigabit_quota#11.5/52.12/11.64`);
    await mapIdle(page);
    const regions = await page.evaluate(() =>
      globalThis.netzatlasMap
        .queryRenderedFeatures()
        .filter(({ source, layer }) => source === "regions" && layer.type === "fill"),
    );
    assert.ok(regions.length > 0, "nothing is drawn in the middle of Magdeburg");
    assert.match(await page.textContent("#answer .sentence"), /39,0\s?%/u);
    assert.doesNotMatch(await page.textContent("body"), /wohnt dort niemand|Nah herangezoomt/);
    assert.deepEqual([...errors, ...outside], []);
    await context.close();
  });
}

test("a theme of which nothing was delivered is a map that says so, not an error", async () => {
  const { page, errors, outside, context } = await up.open();
  for (const theme of ["wlan", "mobilfunk", "schulen"]) {
    await page.goto(`${up.base}/?thema=${theme}`);
    await mapIdle(page);
    assert.match(await page.textContent("#legend"), /keine Angabe\s*1/);
    assert.equal(await page.getByText(/Kartendaten laden nicht/).count(), 0);
  }
  assert.deepEqual([...errors, ...outside], []);
  await context.close();
});
