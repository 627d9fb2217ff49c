// By keyboard and by ear: what the accessibility tree says, the walk over the map, and the way from search to file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { mapIdle, site } from "./harness.mjs";

const up = site();

const said = (page) => page.textContent("#status");
const here = (page) => page.getAttribute("#map", "data-walk");

async function press(page, key) {
  const before = await said(page);
  await page.keyboard.press(key);
  await page.waitForFunction((old) => document.querySelector("#status").textContent !== old, before);
  return said(page);
}

async function tabTo(page, selector, most = 80) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

async function neighbours(page, level = "municipality") {
  const answer = await page.request.get(`${up.base}/api/v1/editions/latest/neighbours/${level}.json`);
  return (await answer.json()).regions;
}

test("the accessibility tree names search, themes, answer, map with its pattern, legend and table", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/`);
  await mapIdle(page);
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const heard = nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description }) => ({
      role: role?.value,
      name: name?.value ?? "",
      description: description?.value ?? "",
    }));
  const one = (role, name) => heard.filter((node) => node.role === role && name.test(node.name));
  assert.equal(one("searchbox", /Gemeinde/).length + one("combobox", /Gemeinde/).length, 1);
  assert.equal(one("navigation", /^Themen$/).length, 1);
  assert.equal(heard.filter(({ role }) => role === "main").length, 1);
  const [map] = one("application", /Karten/);
  assert.match(map.description, /Pfeiltasten/);
  assert.match(map.description, /von \d+ Gemeinden/);
  assert.ok(one("link", /Tabelle statt Karte/).length >= 1);
  assert.ok(one("heading", /Was die Karte zeigt/).length === 1);
  await context.close();
});

test("arrow keys walk to the neighbour there, Enter opens it, Escape returns, Tab leaves", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15003000`);
  await mapIdle(page);
  const regions = new Map((await neighbours(page)).map((region) => [region.key, region]));
  await tabTo(page, "#skip-map", 4);
  await page.keyboard.press("Enter");
  assert.ok(
    await page.evaluate(() => document.activeElement.matches("canvas")),
    "the skip link leads onto the map",
  );
  assert.match(await press(page, "ArrowRight"), /^Magdeburg, 3[89],\d.%/u);
  assert.equal(await here(page), "15003000");

  const line = await press(page, "ArrowRight");
  const east = regions.get(await here(page));
  const known = regions.get("15003000").neighbours.find(({ key }) => key === east.key);
  assert.ok(Math.abs(known.bearing - 90) <= 67.5, "it lies in the east");
  assert.ok(line.startsWith(`Nach Osten: ${east.name}, `), line);
  const ringed = await page.evaluate(
    (id) => globalThis.netzatlasMap.getFeatureState({ source: "regions", sourceLayer: "municipality", id }),
    east.id,
  );
  assert.equal(ringed.focus, true);
  assert.equal(await page.locator("#map-hover").textContent(), line, "seen as well as heard");

  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/gemeinde/${east.key}`));
  await page.waitForFunction(
    (name) => document.querySelector("#answer h1").textContent.includes(name),
    east.name,
  );
  assert.ok(await page.evaluate(() => document.activeElement.matches("canvas")), "focus stays on the map");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("#map").dataset.walk === "");
  await page.keyboard.press("Escape");
  await page.waitForURL(`${up.base}/**`);
  await page.waitForFunction(() => location.pathname === "/");

  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.matches("canvas")), false, "no trap");
  assert.deepEqual(errors, []);
  await context.close();
});

test("every municipality is reached by arrows and N", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/methode`);
  const regions = new Map((await neighbours(page)).map((region) => [region.key, region]));
  const reached = new Set();
  const open = [[...regions.keys()][0]];
  while (open.length > 0) {
    const key = open.pop();
    if (reached.has(key)) continue;
    reached.add(key);
    open.push(...regions.get(key).neighbours.map((neighbour) => neighbour.key));
  }
  assert.equal(reached.size, regions.size);
  await context.close();
});

test("N reads the neighbours in turn, plus and minus zoom, Shift pans, ? helps", async () => {
  const { page, context } = await up.open({ reducedMotion: "reduce" });
  await page.goto(`${up.base}/gemeinde/15003000`);
  await mapIdle(page);
  await page.focus("canvas.maplibregl-canvas");
  await press(page, "ArrowUp");
  const { neighbours: around } = (await neighbours(page)).find(({ key }) => key === "15003000");
  for (const { key } of around) {
    assert.match(await press(page, "n"), /^Nachbar von Magdeburg: /);
    assert.equal(await here(page), key);
  }
  const view = () =>
    page.evaluate(() => ({
      zoom: globalThis.netzatlasMap.getZoom(),
      lng: globalThis.netzatlasMap.getCenter().lng,
    }));
  const first = await view();
  await page.keyboard.press("+");
  await page.waitForFunction((zoom) => globalThis.netzatlasMap.getZoom() > zoom + 0.9, first.zoom);
  await page.keyboard.press("-");
  await page.waitForFunction((zoom) => globalThis.netzatlasMap.getZoom() < zoom + 0.1, first.zoom);
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForFunction((lng) => globalThis.netzatlasMap.getCenter().lng > lng, first.lng);
  await page.keyboard.press("?");
  await page.waitForSelector("#map-keys:visible");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#map-keys", { state: "hidden" });
  await context.close();
});

test("the keyboard alone goes from search to answer, map, table and file", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/`);
  await mapIdle(page);
  await tabTo(page, "#search input");
  await page.keyboard.type("Stendal");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /Stendal/.test(document.querySelector("#answer h1").textContent));
  assert.match(await said(page), /Stendal/);
  await tabTo(page, "canvas", 120);
  await press(page, "ArrowDown");
  await tabTo(page, "#table-view");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#table-result");
  await tabTo(page, "#table-csv");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  await context.close();
});

test("coordinates and one's position lead to the municipality there; a refusal is told in words", async () => {
  const { page, context } = await up.open({
    geolocation: { longitude: 11.62, latitude: 52.13 },
    permissions: ["geolocation"],
  });
  await page.goto(`${up.base}/suche?q=${encodeURIComponent("52,13 11,62")}`);
  assert.match(page.url(), /\/gemeinde\/15003000/);
  await page.goto(`${up.base}/`);
  await page.click("button[data-position]");
  await page.waitForURL(/\/gemeinde\/15003000/);
  await context.close();

  const refused = await up.open({ permissions: [] });
  await refused.page.goto(`${up.base}/`);
  await refused.page.click("button[data-position]");
  await refused.page.waitForFunction(() =>
    /Suchen Sie bitte nach dem Namen/.test(document.querySelector("#position-words").textContent),
  );
  await refused.context.close();
});

test("the map is handed over as a picture with title, legend and sources", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/`);
  await mapIdle(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("button[data-map=picture]"),
  ]);
  assert.match(download.suggestedFilename(), /^netzatlas-land-gigabit_quota-.*\.png$/);
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(bytes.readUInt32BE(16) >= 1800, "twice as sharp as the screen");
  assert.ok(bytes.length > 50_000, `${bytes.length} bytes: the map is drawn, not blank`);
  assert.deepEqual(errors, []);
  await context.close();
});
