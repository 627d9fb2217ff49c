// What has to fit: words into their cells, the legend beside the sources, a form into its line, signs into the picture.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, mapIdle, phone, site } from "./harness.mjs";

const up = site();
const languages = ["", "/en", "/leicht"];

/** Words of the page that stand on more than one line. */
function brokenWords(page) {
  return page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const skipped = node.parentElement.closest("svg, .code, .visually-hidden");
      if (skipped || !node.parentElement.checkVisibility()) continue;
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
      }
    }
    return found;
  });
}

test("on a phone no word of a sheet breaks inside a table", async () => {
  for (const viewport of [phone, { width: 320, height: 640 }]) {
    const { page, context } = await up.open({ viewport });
    for (const prefix of languages) {
      for (const path of ["/gemeinde/15090010/blatt", "/kreis/15081/blatt"]) {
        await page.goto(up.base + prefix + path);
        assert.deepEqual(await brokenWords(page), [], `${prefix}${path} at ${viewport.width}`);
      }
    }
    await context.close();
  }
});

test("tables whose rows stand in several lines stay tables for screen readers", async () => {
  const { page, context } = await up.open({ viewport: phone });
  await page.goto(`${up.base}/gemeinde/15090010/blatt`);
  const client = await context.newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const table = nodes.find(({ role, name }) => role?.value === "table" && /Ziele/.test(name?.value ?? ""));
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const roles = [];
  const walk = ({ role, childIds = [] }) => {
    roles.push(role?.value);
    for (const id of childIds) if (byId.has(id)) walk(byId.get(id));
  };
  walk(table);
  const count = (wanted) => roles.filter((role) => role === wanted).length;
  assert.equal(count("columnheader"), 4);
  assert.equal(count("row"), count("rowheader") + 1);
  assert.equal(count("cell"), 3 * count("rowheader"));
  await context.close();
});

test("on a phone the legend leaves the link to the sources free, folded and open", async () => {
  for (const prefix of languages) {
    const { page, context } = await up.open({ viewport: phone });
    await page.goto(`${up.base}${prefix}/gemeinde/15003000?thema=mobilfunk&anzeige=mobile_4g_any_area`);
    await mapIdle(page);
    for (const open of [false, true]) {
      if (open) await page.click("#legend summary");
      const legend = await page.locator("#legend").boundingBox();
      const sources = await page.locator(".maplibregl-ctrl-attrib").boundingBox();
      const beside = legend.x + legend.width <= sources.x;
      const above = legend.y + legend.height <= sources.y;
      assert.ok(beside || above, `${prefix} ${open ? "open" : "folded"}`);
    }
    await context.close();
  }
});

test("the filters of the table stand in one line from 1024 pixels on", async () => {
  const { page, context } = await up.open({ viewport: { width: 1024, height: 768 } });
  for (const prefix of languages) {
    await page.goto(`${up.base}${prefix}/tabelle`);
    const tops = await page
      .locator(".filters fieldset :is(select, input:not([type=hidden]))")
      .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().top));
    assert.equal(tops.length, 4);
    assert.equal(new Set(tops).size, 1, `${prefix}: ${tops}`);
  }
  await context.close();
});

test("the legend of the picture has the signs of schools and of wifi", async () => {
  for (const [theme, signs] of [
    ["schulen", ["am Netz", "Bauarbeiten fertig", "geplant"]],
    ["wlan", ["öffentliches WLAN", "Freifunk", "geplant"]],
  ]) {
    const { page, errors, context } = await up.open({ viewport: desktop });
    await page.addInitScript(() => {
      const drawn = { said: [], signs: 0 };
      globalThis.drawn = drawn;
      const { fillText, drawImage } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
        drawn.said.push(words);
        fillText.call(this, words, ...rest);
      };
      CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
        if (image instanceof HTMLImageElement && rest[2] === 16) drawn.signs += 1;
        drawImage.call(this, image, ...rest);
      };
    });
    await page.goto(`${up.base}/gemeinde/15003000?thema=${theme}`);
    await mapIdle(page);
    await Promise.all([page.waitForEvent("download"), page.click("button[data-map=picture]")]);
    const drawn = await page.evaluate(() => globalThis.drawn);
    assert.equal(drawn.signs, signs.length);
    for (const sign of signs) assert.ok(drawn.said.includes(sign), sign);
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test("sources and licences of German pages stand in German", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  for (const path of ["/daten", "/gemeinde/15090010", "/gemeinde/15090010/blatt"]) {
    await page.goto(up.base + path);
    const text = await page.textContent("main");
    assert.match(text, /Erfundene Daten der Vorführung/, path);
    assert.doesNotMatch(text, /Invented|free use|source reference/, path);
  }
  await context.close();
});

test("the map's page is as high as its window: only the text beside the map scrolls", async () => {
  for (const viewport of [phone, desktop]) {
    const { page, context } = await up.open({ viewport });
    for (const path of ["/", "/gemeinde/15090010", "/gemeinde/15090310?thema=mobile"]) {
      await page.goto(up.base + path);
      const surplus = await page.evaluate(() => document.scrollingElement.scrollHeight - innerHeight);
      assert.equal(surplus, 0, `${path} at ${viewport.width}`);
    }
    await context.close();
  }
});

test("the longest verdict stays inside the panel of a phone", async () => {
  for (const viewport of [phone, { width: 320, height: 640 }]) {
    const { page, context } = await up.open({ viewport });
    await page.goto(`${up.base}/ziele`);
    const beyond = await page.evaluate(() => {
      for (const cell of document.querySelectorAll(".verdicts .verdict"))
        cell.lastChild.data = "nicht entscheidbar";
      const table = document.querySelector(".verdicts");
      return table.getBoundingClientRect().right - table.closest("section").getBoundingClientRect().right;
    });
    assert.ok(beyond <= 0.5, `${beyond} px beyond at ${viewport.width}`);
    await context.close();
  }
});
