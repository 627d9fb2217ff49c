import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { desktop, mapIdle, phone, site } from "./harness.mjs";

const up = site();

test("a citizen searches Magdeburg, reads its figure, switches the theme, opens the table and takes the CSV", async () => {
  const { page, errors, outside, context } = await up.open();
  await page.goto(`${up.base}/`);
  await mapIdle(page);
  assert.match(await page.textContent("#answer"), /Sachsen-Anhalt/);

  await page.fill("#search input[type=search]", "Magdeb");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/gemeinde\/15003000/);
  await page.waitForFunction(() => /Magdeburg/.test(document.querySelector("#answer h1")?.textContent ?? ""));
  // Published mid 2021 for Magdeburg, wired ≥ 1000 Mbit/s; the demo's cells close on it (design.md, Demo).
  assert.match(await page.textContent("#answer .sentence"), /38,9\s?%|39,0\s?%/u);
  await mapIdle(page);

  await page.click(".theme-tabs a[href*='thema=mobilfunk']");
  await page.waitForURL(/thema=mobilfunk/);
  await page.waitForFunction(() => /5G/.test(document.querySelector("#answer")?.textContent ?? ""));
  assert.match(await page.textContent("#answer h1"), /Magdeburg/);
  await mapIdle(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("#answer a[href$='.csv'], #answer a[href*='.csv']"),
  ]);
  const csv = await readFile(await download.path(), "utf8");
  assert.match(csv, /15003000/);

  await page.goto(`${up.base}/`);
  await page.click("#table-view");
  await page.waitForSelector("table");
  const rows = await page.locator("table tbody tr").count();
  assert.ok(rows >= 14, `the table has ${rows} rows`);

  assert.deepEqual(errors, []);
  assert.deepEqual(outside, []);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("the map shows every municipality, and a click opens the one clicked", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/?thema=festnetz`);
  await mapIdle(page);
  const shown = await page.evaluate(() => {
    const found = globalThis.netzatlasMap
      .queryRenderedFeatures()
      .filter((feature) => feature.source === "regions" && feature.sourceLayer === "municipality");
    return new Set(found.map((feature) => feature.id)).size;
  });
  const { regions } = await (
    await page.request.get(`${up.base}/api/v1/editions/latest/regions.json?level=municipality`)
  ).json();
  assert.equal(shown, regions.length);

  const { x, y } = await page.evaluate(([lon, lat]) => {
    const map = globalThis.netzatlasMap;
    const place = map.project([lon, lat]);
    const box = map.getCanvas().getBoundingClientRect();
    return { x: box.x + place.x, y: box.y + place.y };
  }, regions[0].label);
  await page.mouse.click(x, y);
  await page.waitForURL(new RegExp(regions[0].key));
  await mapIdle(page);
  const near = await page.evaluate(() => globalThis.netzatlasMap.getZoom());
  await page.click("button[data-map=whole]");
  await page.waitForFunction((zoom) => globalThis.netzatlasMap.getZoom() < zoom - 1, near);
  assert.deepEqual(errors, []);
  await context.close();
});

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  for (const path of [
    "/",
    "/gemeinde/15003000",
    "/gemeinde/15003000?thema=mobilfunk",
    "/erklaerung/gigabit_quota/15003000",
    "/leicht/erklaerung/mobile_5g_any_area/15",
    "/ziele",
    "/tabelle",
    "/daten",
    "/methode",
    "/barrierefreiheit",
    "/en/gemeinde/15003000",
    "/leicht/gemeinde/15003000",
    "/gibt-es-nicht",
  ]) {
    test(`axe finds nothing at ${path} (${name})`, async () => {
      const { page, outside, context } = await up.open({ viewport });
      await page.goto(up.base + path);
      if (await page.locator("#map").count()) await mapIdle(page);
      assert.deepEqual(await violations(page), []);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
      assert.deepEqual(outside, []);
      await context.close();
    });
  }
}

test("without JavaScript the region page gives figure, table of details, source and downloads", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/gemeinde/15003000`);
  const answer = await page.textContent("#answer");
  for (const words of [/Magdeburg/, /\d+,\d\s?%/u, /Stand/, /Woher kommt diese Zahl/])
    assert.match(answer, words);
  assert.ok((await page.locator("#answer a[href*='/download/']").count()) >= 2);
  await page.fill("#search input[type=search]", "39104");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/gemeinde\/15003000/);
  await context.close();
});

test("the keyboard alone reaches search, themes and downloads with visible focus", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15003000`);
  const seen = new Set();
  for (let i = 0; i < 100; i += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const inView = element.getBoundingClientRect();
      return {
        what: element.closest(".theme-tabs")
          ? "theme"
          : element.matches("#search input")
            ? "search"
            : (element.getAttribute("href") ?? ""),
        outlined: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
        visible: inView.width > 0 && inView.bottom > 0,
      };
    });
    if (focused.what) assert.ok(focused.outlined, `no focus outline on ${focused.what}`);
    seen.add(focused.what.includes("/download/") ? "download" : focused.what);
  }
  for (const what of ["search", "theme", "download"]) assert.ok(seen.has(what), `${what} not reached`);
  await context.close();
});
