// What of the style is seen: the level that is coloured, and the values of the chosen indicator as labels.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mapIdle, site } from "./harness.mjs";

const up = site();

const seenFills = (page) =>
  page.evaluate(() =>
    globalThis.netzatlasMap
      .getStyle()
      .layers.filter((layer) => layer.type === "fill" && layer.metadata?.["netzatlas:level"])
      .filter((layer) => layer.layout?.visibility !== "none")
      .map((layer) => layer.metadata["netzatlas:level"]),
  );

test("from zoom 9 the values of the chosen indicator stand under the names", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15003000?thema=festnetz&anzeige=fibre_quota`);
  await mapIdle(page);
  const { values } = await (
    await page.request.get(`${up.base}/api/v1/editions/latest/values/fibre_quota.json`)
  ).json();
  const known = new Map(values.map(({ region, state, value }) => [region, state === "value" ? value : null]));
  await page.evaluate(() => globalThis.netzatlasMap.jumpTo({ center: [11.63, 52.13], zoom: 9.6 }));
  await page.waitForFunction(
    () => globalThis.netzatlasMap.queryRenderedFeatures({ layers: ["municipality-label"] }).length > 3,
  );
  const labels = await page.evaluate(() => {
    const map = globalThis.netzatlasMap;
    const [, , , , [, , , match]] = map.getLayoutProperty("municipality-label", "text-field");
    const cases = new Map(match.slice(2, -1).flatMap((key, at, all) => (at % 2 ? [] : [[key, all[at + 1]]])));
    return map
      .queryRenderedFeatures({ layers: ["municipality-label"] })
      .map(({ properties }) => [properties.key, (cases.get(properties.key) ?? "").trim()]);
  });
  assert.ok(labels.length > 3);
  for (const [key, words] of labels) {
    if (known.get(key) === null || known.get(key) === undefined) assert.equal(words, "", key);
    else if (known.get(key) > 0.1 && known.get(key) < 99.9)
      assert.ok(Math.abs(Number.parseFloat(words.replace(",", ".")) - known.get(key)) <= 0.0501, key);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("the coloured level follows the indicator", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/`);
  await mapIdle(page);
  assert.deepEqual([...new Set(await seenFills(page))], ["municipality"]);
  const { indicators } = await (
    await page.request.get(`${up.base}/api/v1/editions/latest/indicators.json`)
  ).json();
  for (const { id, unit } of indicators) {
    if (unit !== "%") continue;
    const { values } = await (
      await page.request.get(`${up.base}/api/v1/editions/latest/values/${id}.json`)
    ).json();
    const levels = new Set(values.map(({ level }) => level));
    if (levels.has("municipality") || !levels.has("county")) continue;
    await page.goto(`${up.base}/?anzeige=${id}`);
    await mapIdle(page);
    assert.deepEqual([...new Set(await seenFills(page))], ["county"], id);
    await page.focus("canvas");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => /^\d{5}$/.test(document.querySelector("#map").dataset.walk ?? ""));
    break;
  }
  await context.close();
});
