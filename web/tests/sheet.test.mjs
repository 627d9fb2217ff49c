import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { tooWide, violations } from "./axe.mjs";
import { desktop, phone, site } from "./harness.mjs";

const sheets = [
  "/gemeinde/15082005/blatt",
  "/en/gemeinde/15003000/blatt",
  "/leicht/kreis/15090/blatt",
  "/land/15/blatt",
];
const up = site();

test("sheets are accessible in every language, on desktop and phone, light and dark", async () => {
  for (const viewport of [desktop, phone]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const path of sheets) {
        const { page, errors, outside, context } = await up.open({
          viewport,
          colorScheme,
        });
        await page.goto(up.base + path);
        assert.deepEqual(await violations(page), [], `${path} ${viewport.width} ${colorScheme}`);
        assert.ok((await tooWide(page)) <= 0, `${path} is wider than ${viewport.width}`);
        assert.deepEqual(errors, []);
        assert.deepEqual(outside, []);
        await context.close();
      }
    }
  }
});

test("without script a visitor walks from the map page to the sheet and reads every answer", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/gemeinde/15082005`);
  await page.click("#answer a[href$='/blatt']");
  assert.match(page.url(), /\/gemeinde\/15082005\/blatt$/);
  const summary = await page.textContent(".summary");
  for (const word of [
    "Festnetz",
    "Telekom",
    "Vodafone",
    "o2",
    "1&1",
    "Schul",
    "Ende 2020",
    "Bundesnetzagentur",
  ]) {
    assert.ok(summary.includes(word), `${word} in: ${summary}`);
  }
  // what a drawing shows, its text alternative and its table say too
  const spoken = await page.getAttribute(".sheet-chart >> nth=0", "aria-label");
  const drawn = await page.locator(".sheet-chart >> nth=0").locator(".chart-number").allTextContents();
  await page.click(".same-numbers summary >> nth=0");
  const cells = await page.locator(".same-numbers tbody tr >> nth=0").locator("td").allTextContents();
  assert.deepEqual(drawn, cells);
  for (const number of drawn) assert.ok(spoken.includes(number), `${number} in: ${spoken}`);
  await context.close();
});

test("at 320 pixels and at 400 % nothing needs scrolling sideways", async () => {
  const { page, context } = await up.open({ viewport: { width: 320, height: 640 } });
  for (const path of sheets) {
    await page.goto(up.base + path);
    assert.ok((await tooWide(page)) <= 0, path);
  }
  await context.close();
});

test("on paper the sheet of a municipality is tagged, numbered and at most four pages of A4", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/gemeinde/15082005/blatt`);
  const pdf = (
    await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, printBackground: false })
  ).toString("latin1");
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/Marked true/);
  assert.match(pdf, /\/Lang \(de\)/);
  assert.match(pdf, /\/S \/Figure/);
  assert.ok(pdf.match(/\/Type \/Page\b(?!s)/g).length <= 4);
  assert.match(pdf, /\/MediaBox \[0 0 59\d(\.\d+)? 84\d/);

  await page.emulateMedia({ media: "print" });
  for (const hidden of [".site-nav", ".languages", ".same-numbers >> nth=0", ".foot"]) {
    assert.equal(await page.isVisible(hidden), false, `${hidden} is not for paper`);
  }
  assert.equal(await page.isVisible(".sheet-sources"), true);
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  assert.equal(ink, "rgb(0, 0, 0)");
  await context.close();
});

const tiles = [
  "/einbetten/gemeinde/15082005",
  "/en/einbetten/kreis/15090?anzeige=mobile_5g_all3_area",
  "/leicht/einbetten/land/15",
];

test("a tile stands in a page of others, weighs at most 10 kB and is accessible", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const path of tiles) {
      const { page, errors, outside, context } = await up.open({
        viewport: { width: 320, height: 360 },
        colorScheme,
      });
      let weight = 0;
      page.on("requestfinished", async (request) => {
        const sizes = await request.sizes();
        weight += sizes.responseBodySize;
      });
      await page.goto(up.base + path, { waitUntil: "networkidle" });
      assert.ok(weight > 1000 && weight <= 10_000, `${path}: ${weight} bytes`);
      assert.deepEqual(await violations(page), [], path);
      assert.ok((await tooWide(page)) <= 0, path);
      assert.deepEqual(errors, []);
      assert.deepEqual(outside, []);
      assert.deepEqual(await context.cookies(), []);
      await context.close();
    }
  }
});

test("the snippet of a region page carries the tile, and no other page can be framed", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/gemeinde/15082005`);
  await page.click("#answer summary >> text=einbetten");
  const snippet = await page.textContent(".snippet");
  const address = /src="https:\/\/\[[^\]]*\]([^"]*)"/.exec(snippet)[1];
  assert.match(address, /^\/einbetten\/gemeinde\/15082005/);
  assert.match(snippet, /title="Aken \(Elbe\): [^"]+"/);

  // a page of somebody else: another port is another origin
  const elsewhere = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(
      `<h1>Amt</h1><iframe id="tile" src="${up.base}${address}"></iframe><iframe id="map" src="${up.base}/"></iframe>`,
    );
  });
  await once(elsewhere.listen(0, "127.0.0.1"), "listening");
  const { page: host, context: visit } = await up.open();
  await host.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
  await host.frameLocator("#tile").getByText("45,1").first().waitFor();
  assert.equal(await host.frameLocator("#map").locator("#answer").count(), 0);
  await visit.close();
  elsewhere.close();
  await context.close();
});
