// Two maps: one over the other with a divider, or one beside the other; the page has the same figures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { mapIdle, phone, site } from "./harness.mjs";

const up = site();

const pair = "/gemeinde/15090010?thema=festnetz&anzeige=gigabit_quota&vergleich=2020-12-31";

const second = (page) => page.waitForSelector(".map-second[data-idle=true]", { timeout: 30_000 });
const centres = (page) =>
  page.evaluate(() =>
    [globalThis.netzatlasMap, globalThis.netzatlasSecondMap].map((map) => {
      const { lng, lat } = map.getCenter();
      return [map.getZoom(), lat, lng].map((n) => n.toFixed(4)).join("/");
    }),
  );

/** Whether the left and the right half of a picture have a colour of the classes. */
async function halves(page, path) {
  const png = (await readFile(path)).toString("base64");
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const half = image.width / 2;
    return [0, half].map((left) => {
      const { data: pixels } = context.getImageData(left, 160, half, image.height * 0.7);
      let coloured = 0;
      for (let i = 0; i < pixels.length; i += 4) if (pixels[i] - pixels[i + 2] > 20) coloured += 1;
      return coloured > 5000;
    });
  }, png);
}

test("choosing a date sets a second map beside the first; the divider moves by keyboard", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15090010`);
  await mapIdle(page);
  await page.selectOption("#compare-select", "2020-12-31");
  await page.waitForURL(/vergleich=2020-12-31/);
  await second(page);
  assert.deepEqual(await page.locator(".map-title").allTextContents(), ["Mitte 2021", "Ende 2020"]);
  assert.equal(await page.locator("#legend details").count(), 1, "the same classes, one legend");
  assert.match(await page.textContent("#legend .legend-heads"), /Mitte 2021\s*Ende 2020/);
  assert.match(await page.textContent(".pair"), /Unterschied:/);

  const divider = page.getByRole("slider", { name: "Trennlinie zwischen den Karten" });
  await divider.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await divider.getAttribute("aria-valuetext"), "bei 51 %");
  assert.equal(
    await page.evaluate(() => document.querySelector(".map-second").style.clipPath),
    "inset(0px 0px 0px 51%)",
  );
  await page.click("button[data-map=in]");
  await mapIdle(page);
  const [one, other] = await centres(page);
  assert.equal(one, other, "both maps look at the same place");

  await page.click(".map-layout");
  const boxes = await page
    .locator(".map")
    .evaluateAll((maps) => maps.map((map) => map.getBoundingClientRect().left));
  assert.ok(boxes[1] > boxes[0] + 200, "side by side");
  await page.selectOption("#compare-select", "");
  await page.waitForURL((url) => !url.searchParams.has("vergleich"));
  await page.waitForSelector(".map-second", { state: "detached" });
  assert.deepEqual(errors, []);
  await context.close();
});

/** Whether both maps show all of the page's place. */
const whole = (page) =>
  page.evaluate(() => {
    const [west, south, east, north] = JSON.parse(document.querySelector("#state").textContent).bounds;
    return ["netzatlasMap", "netzatlasSecondMap"].every((name) => {
      const seen = globalThis[name].getBounds();
      return seen.contains([west, south]) && seen.contains([east, north]);
    });
  });

test("side by side each half shows the whole place; a view that was chosen stays", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/?vergleich=2020-12-31`);
  await second(page);
  await page.click(".map-layout");
  assert.ok(await whole(page));

  await page.click(".map-layout");
  await page.click("button[data-map=in]");
  await page.waitForURL(/#/);
  const [before] = await centres(page);
  await page.click(".map-layout");
  const [after] = await centres(page);
  assert.equal(after, before);
  assert.deepEqual(errors, []);
  await context.close();
});

test("two indicators of one theme stand side by side too", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/?thema=festnetz&anzeige=gigabit_quota&vergleich=fibre_quota`);
  await second(page);
  assert.equal(await page.locator("#legend details").count(), 2);
  const classes = await page.evaluate(() =>
    [globalThis.netzatlasMap, globalThis.netzatlasSecondMap].map((map) =>
      map
        .queryRenderedFeatures()
        .filter(({ sourceLayer }) => sourceLayer === "municipality")
        .map(({ id, state }) => `${id}:${state.c}`)
        .sort()
        .join(),
    ),
  );
  assert.notEqual(classes[0], classes[1]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("without JavaScript page and table show both figures and the difference", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(up.base + pair);
  const words = await page.textContent(".pair");
  for (const wanted of [/Mitte 2021/, /Ende 2020/, /Unterschied: /]) assert.match(words, wanted);
  await page.goto(up.base + (await page.getAttribute("#table-view", "href")));
  const heads = await page.locator("table.data th[scope=col]").allTextContents();
  assert.ok(heads.includes("Ende 2020") && heads.some((head) => /Unterschied/.test(head)), String(heads));
  await context.close();
});

test("on a phone the comparison works without sideways scrolling", async () => {
  const { page, errors, context } = await up.open({ viewport: phone });
  await page.goto(up.base + pair);
  await second(page);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  await page.click(".map-layout");
  const tops = await page
    .locator(".map")
    .evaluateAll((maps) => maps.map((map) => map.getBoundingClientRect().top));
  assert.ok(tops[1] > tops[0] + 60, "one above the other");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the picture of a comparison shows both halves with their dates and legends", async () => {
  for (const [query, beside, legends] of [
    ["vergleich=2020-12-31", false, 1],
    ["anzeige=gigabit_quota&vergleich=fibre_quota", true, 2],
  ]) {
    const { page, errors, context } = await up.open();
    await page.addInitScript(() => {
      const said = [];
      globalThis.said = said;
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
        said.push(words);
        fillText.call(this, words, ...rest);
      };
    });
    await page.goto(`${up.base}/?${query}`);
    await second(page);
    await mapIdle(page);
    if (beside) await page.click(".map-layout");
    const titles = await page.locator(".map-title").allTextContents();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("button[data-map=picture]"),
    ]);
    assert.match(download.suggestedFilename(), /^netzatlas-land-gigabit_quota-vergleich-.*\.png$/);
    const said = await page.evaluate(() => globalThis.said);
    for (const title of titles) assert.ok(said.includes(title), `${title} stands on its half`);
    const headings = await page.locator("#legend .legend-title").allTextContents();
    assert.equal(headings.length, legends);
    for (const heading of headings)
      assert.ok(
        said.some((words) => words.startsWith(`${heading} (`)),
        `${heading} has its legend`,
      );
    if (!beside) assert.ok(said.some((words) => /\(Mitte 2021: \d+, Ende 2020: \d+\)/.test(words)));
    assert.deepEqual(await halves(page, await download.path()), [true, true], "both halves are drawn");
    assert.deepEqual(errors, []);
    await context.close();
  }
});
