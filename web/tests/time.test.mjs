// Dates: one figure at several of them, on the page, the map and in every address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mapIdle, phone, site } from "./harness.mjs";

const up = site();

const place = "/gemeinde/15090010?thema=festnetz&anzeige=gigabit_quota";

const sentence = (page) => page.textContent("#answer .sentence");

/** The class the map gave a municipality. */
const classOnMap = (page, id) =>
  page.evaluate(
    (feature) =>
      globalThis.netzatlasMap.getFeatureState({
        source: "regions",
        sourceLayer: "municipality",
        id: feature,
      }).c,
    id,
  );

async function published(page, region, date) {
  const query = date ? `?date=${date}` : "";
  const address = `${up.base}/api/v1/editions/latest/values/gigabit_quota.json${query}`;
  const { values } = await (await page.request.get(address)).json();
  return values.find((value) => value.region === region);
}

const band = (value) => [10, 50, 75, 95].filter((end, i) => (i === 3 ? value > end : value >= end)).length;

test("the slider moves panel and map to another date, by keyboard, and keeps the focus", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(up.base + place);
  await mapIdle(page);
  const now = await published(page, "15090010", "");
  const then = await published(page, "15090010", "2020-12-31");
  const tenth = (value) => value.toFixed(1).replace(".", ",");
  assert.ok((await sentence(page)).includes("Mitte 2021"));
  assert.equal(await classOnMap(page, 15090010), band(now.value));

  const range = page.getByRole("slider", { name: "Stand" });
  assert.equal(await range.getAttribute("aria-valuetext"), "Mitte 2021");
  await range.focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/stand=2020-12-31/);
  await page.waitForFunction(() =>
    /Ende 2020/.test(document.querySelector("#answer .sentence")?.textContent ?? ""),
  );
  assert.ok((await sentence(page)).includes(tenth(then.value)), "the figure of that date");
  assert.equal(await range.getAttribute("aria-valuetext"), "Ende 2020");
  assert.equal(await page.evaluate(() => document.activeElement.type), "range", "the focus stays");
  assert.match(await page.textContent("#status"), /Ende 2020/);
  await page.waitForFunction(
    ([id, wanted]) =>
      globalThis.netzatlasMap.getFeatureState({ source: "regions", sourceLayer: "municipality", id }).c ===
      wanted,
    [15090010, band(then.value)],
  );

  await page.keyboard.press("ArrowRight");
  await page.waitForURL((url) => !url.searchParams.has("stand"));
  await page.goBack();
  await page.waitForFunction(() =>
    /Ende 2020/.test(document.querySelector("#answer .sentence")?.textContent ?? ""),
  );
  assert.deepEqual(errors, []);
  await context.close();
});

test("without JavaScript a list of dates does the same", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(up.base + place);
  await page.selectOption("#times-select", { label: "Ende 2020" });
  await page.click("form.times button");
  await page.waitForURL(/stand=2020-12-31/);
  assert.match(await sentence(page), /Stand Ende 2020/);
  for (const link of ["#languages a[lang=en]", "#table-view", "#answer a.explained"]) {
    const hrefs = await page.locator(link).evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    assert.ok(
      hrefs.some((href) => href.includes("stand=2020-12-31")),
      `${link} keeps the date`,
    );
  }
  await page.goto(up.base + (await page.getAttribute("#table-view", "href")));
  assert.equal(await page.inputValue("#day"), "2020-12-31");
  const days = await page.locator("table.data tbody td:nth-child(6)").allTextContents();
  assert.deepEqual([...new Set(days)], ["31.12.2020"]);
  await context.close();
});

test("a date without figures is a clear 404", async () => {
  const { page, context } = await up.open();
  const answer = await page.goto(`${up.base}${place}&stand=1999-12-31`);
  assert.equal(answer.status(), 404);
  assert.match(await page.textContent("main"), /Für diesen Tag gibt es keine Zahlen/);
  await page.click("main a[href*='stand=2020-12-31']");
  assert.match(await sentence(page), /Ende 2020/);
  const api = await page.request.get(
    `${up.base}/api/v1/editions/latest/values/gigabit_quota.json?date=1999-12-31`,
  );
  assert.equal(api.status(), 404);
  assert.match((await api.json()).detail, /2020-12-31, 2021-06-30/);
  await context.close();
});

test("the slider fits a phone", async () => {
  const { page, context } = await up.open({ viewport: phone });
  await page.goto(up.base + place);
  await mapIdle(page);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  const box = await page.getByRole("slider", { name: "Stand" }).boundingBox();
  assert.ok(box.height >= 24 && box.width > 200, "a target large enough for a finger");
  await context.close();
});

test("the change between two dates is the same on page, map and table", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base + place}&seit=2020-12-31`);
  assert.match(await sentence(page), /so viel wie Ende 2020/); // 96.00 printed, 96.000004 computed
  await page.goto(up.base + place.replace("15090010", "15001000"));
  await mapIdle(page);
  await page.selectOption("#since-select", "2020-12-31");
  await page.waitForURL(/seit=2020-12-31/);
  await page.waitForFunction(() =>
    /48,1 Punkte mehr als Ende 2020/.test(document.querySelector("#answer .sentence")?.textContent ?? ""),
  );
  const address = `${up.base}/api/v1/editions/latest/changes/gigabit_quota.json?from=2020-12-31`;
  const { changes, to } = await (await page.request.get(address)).json();
  assert.equal(to, "2021-06-30");
  const wanted = { gained: [3, 4], lost: [0, 1], unchanged: [2] };
  await page.waitForFunction(() => document.querySelector("#legend .class-change-5"));
  await mapIdle(page);
  const municipalities = changes.filter(({ level }) => level === "municipality");
  for (const { id, change, points } of municipalities) {
    const c = await classOnMap(page, id);
    assert.ok((wanted[change] ?? [-1, -2]).includes(c), `${id}: ${change} ${points} has class ${c}`);
  }
  const counts = await page.locator("#legend .legend-count").allTextContents();
  assert.equal(
    counts.reduce((sum, count) => sum + Number(count), 0),
    municipalities.length,
  );
  await page.goto(up.base + (await page.getAttribute("#table-view", "href")));
  assert.match(await page.textContent("caption"), /Prozentpunkten/);
  const heads = await page.locator("table.data th[scope=col]").allTextContents();
  assert.ok(heads.includes("Ende 2020") && heads.includes("Mitte 2021"));
  assert.deepEqual(errors, []);
  await context.close();
});

test("the map's view is in the address; reload, back and forward restore it", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/#9.2/51.97/11.69`);
  await mapIdle(page);
  const view = () =>
    page.evaluate(() => {
      const { lng, lat } = globalThis.netzatlasMap.getCenter();
      return [globalThis.netzatlasMap.getZoom(), lat, lng].map((n) => Number(n.toFixed(2)));
    });
  assert.deepEqual(await view(), [9.2, 51.97, 11.69]);
  await page.click("button[data-map=in]");
  await page.waitForURL(/#10\.2\/51\.97/);
  await mapIdle(page);
  await page.click("#answer a[href^='/kreis/']");
  await page.waitForURL(/\/kreis\//);
  await page.waitForFunction(() => !location.hash);
  await mapIdle(page);
  await page.goBack();
  await page.waitForURL(/#10\.2\/51\.97/);
  await page.waitForFunction(() => Math.abs(globalThis.netzatlasMap.getZoom() - 10.2) < 0.01);
  assert.deepEqual(await view(), [10.2, 51.97, 11.69]);
  await page.goForward();
  await page.waitForURL(/\/kreis\//);
  await context.close();
});
