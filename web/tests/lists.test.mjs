// Areas of funded roll-out and data centres, each by itself, on the page of a place and on its sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./harness.mjs";

const up = site();

test("a county and its municipality list areas and data centres with their source", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  for (const path of [
    "/kreis/15081",
    "/kreis/15081/blatt",
    "/gemeinde/15081030",
    "/gemeinde/15081030/blatt",
  ]) {
    await page.goto(up.base + path);
    const text = (await page.textContent("main")).replace(/\s+/g, " ");
    assert.match(text, /DEMO-A-15081030 ?Gigabit-Förderung \(Demo\), Bund und Land ?im Bau/, path);
    assert.match(text, /seit 01\.03\.2021 ?9,0/, path);
    assert.match(text, /Quelle: Erfundene Daten der Vorführung, Netzatlas, Stand 30\.06\.2021\./, path);
  }
  for (const path of ["/gemeinde/15003000", "/gemeinde/15003000/blatt"]) {
    await page.goto(up.base + path);
    const text = await page.textContent("main");
    assert.match(text, /Rechenzentrum Magdeburg \(Demo\)/, path);
    assert.match(text, /In Magdeburg liegt kein Gebiet mit gefördertem Ausbau\./, path);
  }
  await context.close();
});
