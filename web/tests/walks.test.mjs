// Three ways people come: by keyboard alone, for a file for the council, for a figure to print.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { mapIdle, site } from "./harness.mjs";

const up = site();

test("the keyboard steps over the table of figures with one key", async () => {
  for (const prefix of ["", "/en", "/leicht"]) {
    const { page, context } = await up.open();
    await page.goto(`${up.base}${prefix}/gemeinde/15090010`);
    await mapIdle(page);
    const skip = page.locator("a[href='#after-numbers']");
    await skip.focus();
    assert.ok((await skip.boundingBox()).height > 10, "seen while it has the focus");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const after = await page.evaluate(() => {
      const table = document.querySelector("#answer table.matrix:last-of-type");
      const here = document.activeElement;
      return {
        behind: Boolean(table.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
        figure: here.classList.contains("explained"),
      };
    });
    assert.deepEqual(after, { behind: true, figure: false }, prefix);
    await context.close();
  }
});

test("a council gets the Excel file of its Verbandsgemeinde with a search and a click", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/`);
  await page.fill("#search input[name=q]", "VG Arneburg");
  await page.waitForSelector("#suggestions [role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/verbandsgemeinde\/150905051/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("#answer .downloads a:text('Excel')"),
  ]);
  assert.match(download.suggestedFilename(), /-150905051\.xlsx$/);
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a figure is cited with place, date, source and an address that keeps saying it", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/gemeinde/15090010?stand=2020-12-31`);
  await page.click("#provenance summary");
  const cited = await page.textContent("#provenance .cited");
  const figure = (await page.textContent("#answer .big")).trim();
  for (const part of ["Arneburg: ", figure, "31.12.2020", "Quelle: Breitbandatlas", "Ausgabe 2021-06-30-"])
    assert.ok(cited.includes(part), `${part} in: ${cited}`);
  const [path] = /\/erklaerung\/\S+$/.exec(cited);
  await page.goto(up.base + path);
  assert.equal((await page.textContent("main .sentence")).trim(), figure);
  assert.equal(await page.textContent(".cited"), cited);

  const file = await page.getAttribute("a[href*='explanation.json']", "href");
  const { citation, sources } = await (await page.request.get(up.base + file)).json();
  assert.equal(citation.de, cited);
  await page.goto(`${up.base}/en${path}`);
  assert.equal(citation.en, await page.textContent(".cited"));
  assert.deepEqual(
    await page.locator("section[aria-labelledby=sources] h3").allTextContents(),
    sources.map((source) => source.used_for.en),
  );
  await context.close();
});

test("words of German publishers are marked as German on English pages", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  for (const path of [
    "/en/daten",
    "/en/gemeinde/15090010",
    "/en/gemeinde/15090010/blatt",
    "/en/erklaerung/gigabit_quota/15090010",
  ]) {
    await page.goto(up.base + path);
    const unmarked = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (
          /Erfundene Daten der Vorführung|Namen, Einwohner/.test(data) &&
          !parentElement.closest("[lang=de], script")
        )
          found.push(`${parentElement.className || parentElement.tagName}: ${data.slice(0, 60)}`);
      }
      return found;
    });
    assert.deepEqual(unmarked, [], path);
  }
  await context.close();
});
