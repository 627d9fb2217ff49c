// The table says what the map says: the same regions, values, classes and words, filtered with and without script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./harness.mjs";

const up = site();

const rowsOf = (page) =>
  page.locator("#table-result tbody tr").evaluateAll((rows) =>
    rows.map((row) => ({
      key: row.querySelector(".code").textContent,
      name: row.querySelector("th").textContent.trim(),
      value: row.querySelector("td.number").textContent.trim(),
      class: [...row.querySelector(".swatch").classList].find((name) => name.startsWith("class-")),
    })),
  );

/** A CSV of ours in rows; quotes are doubled inside quotes. */
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}

test("every region of the map stands in the table with the same value and class", async () => {
  const { page, context } = await up.open();
  for (const indicator of ["gigabit_quota", "mobile_5g_any_area"]) {
    const { values } = await (
      await page.request.get(`${up.base}/api/v1/editions/latest/values/${indicator}.json`)
    ).json();
    const level = values.some((value) => value.level === "municipality") ? "municipality" : "county";
    await page.goto(
      `${up.base}/tabelle?anzeige=${indicator}&ebene=${level === "county" ? "kreis" : "gemeinde"}`,
    );
    const rows = new Map((await rowsOf(page)).map((row) => [row.key, row]));
    const wanted = values.filter((value) => value.level === level);
    assert.ok(wanted.length >= 14);
    for (const { region, state, value } of wanted) {
      const row = rows.get(region);
      assert.ok(row, `${region} is missing`);
      if (state === "value") {
        const band = 1 + [10, 50, 75].filter((end) => value >= end).length + (value > 95 ? 1 : 0);
        assert.equal(row.class, `class-${band}`, region);
        assert.match(row.value, /\d\s?%/u);
      } else assert.doesNotMatch(row.value, /^\d+,\d\s%$/u);
    }
  }
  await context.close();
});

test("without JavaScript form and heads filter and sort, and the CSV holds exactly what is shown", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/tabelle`);
  const all = (await rowsOf(page)).length;
  await page.selectOption("[name=kreis]", "15090");
  await page.fill("[name=mindestens]", "5,5");
  await page.click("#table-filter button[type=submit]");
  await page.waitForURL(/kreis=15090/);
  await page.click("#table-result thead .number a");
  await page.waitForURL(/ordnung=ab/);
  const shown = await rowsOf(page);
  assert.ok(shown.length > 0 && shown.length < all);
  assert.ok(shown.every(({ key }) => key.startsWith("15090")));
  const numbers = shown.map(({ value }) => Number.parseFloat(value.replace(/[^\d,]/g, "").replace(",", ".")));
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => b - a),
  );
  assert.match(await page.textContent("caption"), new RegExp(`${shown.length} von ${all}`));
  assert.match(await page.textContent("caption"), /der Haushalte, Mitte 2021/);

  const file = await page.request.get(up.base + (await page.getAttribute("#table-csv", "href")));
  assert.match(file.headers()["content-type"], /^text\/csv; charset=utf-8/);
  assert.match(file.headers()["content-disposition"], /attachment; filename=".*\.csv"/);
  const [head, ...lines] = (await file.text()).trimEnd().split("\n").map(cells);
  assert.deepEqual(
    lines.map((line) => line[head.indexOf("key")]),
    shown.map(({ key }) => key),
  );
  assert.ok(lines.every((line) => line.length === head.length));
  await context.close();
});

test("with JavaScript the filter stays on the page, the address follows and the count is spoken", async () => {
  const { page, errors, context } = await up.open();
  await page.goto(`${up.base}/tabelle`);
  await page.evaluate(() => {
    globalThis.sameDocument = true;
  });
  await page.fill("[name=name]", "burg");
  await page.keyboard.press("Enter");
  await page.waitForURL(/name=burg/);
  await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
  const shown = await rowsOf(page);
  assert.ok(shown.length >= 3 && shown.every(({ name }) => /burg/i.test(name)));
  assert.match(await page.textContent("#status"), new RegExp(`: ${shown.length} von `));
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
  await page.click("#table-result thead .number a");
  await page.waitForURL(/ordnung=ab/);
  await page.waitForSelector("th[aria-sort=descending]");
  assert.match(page.url(), /name=burg/);
  await page.fill("[name=name]", "gibtesnicht");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#table-result:has-text('Zu dieser Auswahl passt kein Gebiet')");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a formula typed as filter stays a text", async () => {
  const { page, context } = await up.open();
  await page.goto(`${up.base}/tabelle?name=${encodeURIComponent('<script>"=1+1')}`);
  assert.equal(await page.inputValue("[name=name]"), '<script>"=1+1');
  assert.equal((await rowsOf(page)).length, 0);
  await context.close();
});
