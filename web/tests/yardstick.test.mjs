// The publisher's figure beside ours (definitions.md, "The yardstick"): on the page of a place, in the explanation,
// on the method page and in the API. The demo's cells add up to what was printed for mid 2021.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mapIdle, site } from "./harness.mjs";

const up = site();
const place = "/gemeinde/15003000?thema=festnetz&anzeige=gigabit_quota";

test("a place shows the printed share beside ours, and the way to all differences", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(up.base + place);
  await mapIdle(page);
  const part = page.locator("section", { has: page.locator("#yardstick-heading") });
  const cells = await part.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.textContent));
  assert.deepEqual(cells, [
    "veröffentlicht38,95\u202f%",
    "berechnet38,95\u202f%",
    "Unterschied in Punkten<\u202f0,01 mehr",
  ]);
  assert.match(await part.textContent(), /Beide stimmen überein, so genau wie veröffentlicht/);
  await part.getByRole("link", { name: "Alle Unterschiede dieser Ausgabe" }).click();
  await page.waitForURL(/\/methode#gaps$/);
  const row = page
    .locator("section", { has: page.locator("#gaps") })
    .getByRole("row", { name: /^Gigabit-Anschluss/ });
  assert.match(await row.textContent(), /\d,\d\d\s\/\s\d+,\d\d/u);
  await row.getByRole("link").click();
  await page.waitForURL(/\/gemeinde\/15\d{6}\?.*anzeige=gigabit_quota/);
  await page.waitForSelector("#yardstick-heading");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the explanation says that both agree, and the API has both with their hands", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/erklaerung/gigabit_quota/15003000`);
  const other = page.getByRole("row", { name: /vom Herausgeber so veröffentlicht/ });
  assert.match(await other.textContent(), /38,95\s%.*Beide stimmen überein/su);
  const answer = await fetch(`${up.base}/api/v1/editions/latest/comparison/gigabit_quota.json`);
  const { pairs, largest } = await answer.json();
  assert.equal(pairs.length, 218, "one of every municipality");
  assert.equal(pairs.find(({ region }) => region === "15003000").printed, "38.95");
  assert.ok(Math.abs(largest.difference) < 0.005, `the demo is ${largest.difference} points off`);
  await context.close();
});
