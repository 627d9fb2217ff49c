// The states a page can be in beside the sunny one, each seen by axe and held to reflow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tooWide, violations } from "./axe.mjs";
import { desktop, mapIdle, phone, site } from "./harness.mjs";

const up = site();

const every = [
  "/",
  "/?thema=mobilfunk",
  "/?thema=schulen",
  "/?thema=ziele",
  "/gemeinde/15003000",
  "/kreis/15090",
  "/ziele",
  "/tabelle",
  "/tabelle?name=burg&mindestens=viel",
  "/tabelle?name=gibtesnicht",
  "/daten",
  "/methode",
  "/barrierefreiheit",
  "/impressum",
  "/suche?q=burg",
  "/suche?q=00000",
  "/erklaerung/gigabit_quota/15003000",
  "/en/gemeinde/15003000",
  "/leicht/",
  "/leicht/gemeinde/15003000",
  "/leicht/tabelle",
  "/gibt-es-nicht",
];

test("no page scrolls sideways at 320 px, nor at 200 % zoom", async () => {
  for (const viewport of [
    { width: 320, height: 640 },
    { width: desktop.width / 2, height: desktop.height / 2 },
  ]) {
    const { page, context } = await up.open({ viewport });
    const wide = [];
    for (const path of every) {
      await page.goto(up.base + path);
      const pixels = await tooWide(page);
      if (pixels > 0) wide.push(`${path}: ${pixels} px at ${viewport.width}`);
    }
    assert.deepEqual(wide, []);
    await context.close();
  }
});

test("at 320 px the answer is reached and nothing covers the search", async () => {
  const { page, context } = await up.open({ viewport: { width: 320, height: 640 } });
  await page.goto(`${up.base}/gemeinde/15003000`);
  await mapIdle(page);
  const covered = await page.evaluate(() => {
    const box = document.querySelector("#search input").getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top?.matches("#search input") ? "" : (top?.outerHTML.slice(0, 120) ?? "nothing");
  });
  assert.equal(covered, "");
  await context.close();
});

const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  "high contrast": { forcedColors: "active" },
  "more contrast": { contrast: "more" },
  "200 % zoom": { viewport: { width: 720, height: 450 } },
  "reduced motion, phone": { viewport: phone, reducedMotion: "reduce" },
};
for (const [name, options] of Object.entries(looks)) {
  test(`axe finds nothing in ${name}`, async () => {
    const { page, context } = await up.open(options);
    // in forced colours the system chooses them: contrast is not ours to judge there
    const without = options.forcedColors ? ["color-contrast"] : [];
    for (const path of ["/", "/tabelle?name=burg", "/leicht/gemeinde/15003000", "/gibt-es-nicht"]) {
      await page.goto(up.base + path);
      if (await page.locator("#map").count()) await mapIdle(page);
      assert.deepEqual(await violations(page, without), [], path);
    }
    await context.close();
  });
}

test("in high contrast bars, classes and focus stay visible", async () => {
  const { page, context } = await up.open({ forcedColors: "active" });
  await page.goto(`${up.base}/gemeinde/15003000`);
  await mapIdle(page);
  const seen = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      bar: style(".bar-part").fill !== style(".bar-whole").fill,
      swatch: style("#legend .class-5").backgroundColor,
      current: style("#themes [aria-current]").textDecorationLine,
    };
  });
  assert.deepEqual(seen, { bar: true, swatch: "rgb(27, 63, 122)", current: "underline" });
  await context.close();
});

test("axe finds nothing with suggestions, legend, keys and every height of the sheet open", async () => {
  const { page, context } = await up.open({ viewport: phone });
  await page.goto(`${up.base}/gemeinde/15003000`);
  await mapIdle(page);
  for (const height of ["full", "half", "peek"]) {
    await page.click(`button[data-sheet=${height}]`);
    await page.waitForTimeout(300);
    assert.deepEqual(await violations(page), [], height);
    assert.ok((await tooWide(page)) <= 0, height);
  }
  await page.click("#legend summary");
  assert.deepEqual(await violations(page), [], "legend");
  await page.fill("#search input", "burg");
  await page.waitForSelector("[role=option]");
  assert.deepEqual(await violations(page), [], "suggestions");
  await context.close();

  const wide = await up.open();
  await wide.page.goto(`${up.base}/`);
  await mapIdle(wide.page);
  await wide.page.click("#map-keys-button");
  await wide.page.waitForSelector("#map-keys:visible");
  assert.deepEqual(await violations(wide.page), [], "keys");
  await wide.context.close();
});

test("where the map's script fails, a sentence and a way to try again stand there", async () => {
  const { page, context } = await up.open();
  let blocked = true;
  await page.route(/\/assets\/maps-.*\.js/, (route) => (blocked ? route.abort() : route.continue()));
  await page.goto(`${up.base}/gemeinde/15003000`);
  await page.waitForSelector("#map-trouble:visible");
  assert.match(await page.textContent("#map-trouble"), /Die Tabelle zeigt dieselben Werte/);
  assert.match(await page.textContent("#status"), /Karte/);
  assert.deepEqual(await violations(page), []);
  blocked = false;
  await page.click("#map-trouble button");
  await mapIdle(page);
  assert.equal(await page.locator("#map-trouble:visible").count(), 0);
  await context.close();
});

test("where the map's data fail, trying again brings them", async () => {
  const { page, context } = await up.open();
  let blocked = true;
  await page.route(/\/styles\//, (route) => (blocked ? route.abort() : route.continue()));
  await page.goto(`${up.base}/`);
  await page.waitForSelector("#map-trouble:visible");
  blocked = false;
  await page.click("#map-trouble button");
  await page.waitForFunction(() => globalThis.netzatlasMap?.queryRenderedFeatures().length > 100);
  assert.equal(await page.locator("#map-trouble:visible").count(), 0);
  await context.close();
});

test("offline the page says so and its answer stays", async () => {
  const { page, context } = await up.open();
  await page.route(/\/assets\/maps-.*\.js/, async (route) => {
    await context.setOffline(true);
    await route.abort();
  });
  await page.goto(`${up.base}/gemeinde/15003000`);
  await page.waitForSelector("#map-trouble:visible");
  assert.match(await page.textContent("#map-trouble"), /keine Verbindung/);
  assert.match(await page.textContent("#answer .sentence"), /\d+,\d/);
  await context.close();
});

test("while the map loads, the answer stands and the map says so", async () => {
  const { page, context } = await up.open();
  await page.route(/\/assets\/maps-.*\.js/, async (route) => {
    await page.waitForTimeout(1500);
    await route.continue().catch(() => {});
  });
  await page.goto(`${up.base}/`);
  assert.match(await page.textContent(".map-waiting"), /Die Karte lädt/);
  assert.match(await page.textContent("#answer .sentence"), /\d+,\d/);
  await mapIdle(page);
  assert.equal(await page.locator(".map-waiting:visible").count(), 0);
  await context.close();
});

test("with reduced motion the map jumps and the sheet does not slide", async () => {
  const { page, context } = await up.open({ reducedMotion: "reduce" });
  await page.goto(`${up.base}/`);
  await mapIdle(page);
  await page.evaluate(() => {
    globalThis.moves = 0;
    globalThis.netzatlasMap.on("move", () => {
      globalThis.moves += 1;
    });
  });
  await page.click("#answer a[href*='/kreis/'], #answer a[href*='/gemeinde/']");
  await page.waitForURL(/kreis|gemeinde/);
  await mapIdle(page);
  assert.ok((await page.evaluate(() => globalThis.moves)) <= 2, "one jump, no flight");
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector(".panel")).transitionDuration),
    "0s",
  );
  await context.close();
});
