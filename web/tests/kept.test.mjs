// What was chosen stays: date and comparison survive another theme, language and place, or the page says why not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mapIdle, site } from "./harness.mjs";

const up = site();
const early = "/gemeinde/15090010?thema=festnetz&anzeige=gigabit_quota&stand=2020-12-31";
const sentence = (page) => page.textContent("#answer .sentence");
const tab = (page, name) => page.locator("#themes").getByRole("link", { name, exact: true });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`the date survives themes, languages and places, ${how} JavaScript`, async () => {
    const { page, errors, context } = await up.open({ javaScriptEnabled });
    await page.goto(up.base + early);
    if (javaScriptEnabled) await mapIdle(page);
    await tab(page, "Mobilfunk").click();
    await page.waitForURL(/thema=mobilfunk.*stand=2020-12-31/);
    await page.waitForSelector("#answer .missed");
    const told = await page.textContent("#answer .missed");
    assert.match(told, /Zum Stand Ende 2020 gibt es .* keine Zahlen\. Sie sehen den Stand Mitte 2021/);

    await page.click("#languages a[lang=en]");
    await page.waitForURL(/\/en\/.*stand=2020-12-31/);
    assert.match(await page.textContent("#answer .missed"), /no figures .* at end of 2020/);
    await page.click("#languages a[lang=de]");

    await page.click("#answer .crumbs a[href*='/kreis/']");
    await page.waitForURL(/\/kreis\/15090\?thema=mobilfunk.*stand=2020-12-31/);
    await page.waitForSelector("#answer .missed");
    await tab(page, "Ziele").click();
    await page.waitForURL(/thema=ziele.*stand=2020-12-31/);
    await page.waitForSelector("#answer .goals");
    assert.match(await page.textContent("#answer .missed"), /nicht am Stand Ende 2020/);
    await tab(page, "Festnetz").click();
    await page.waitForURL(/thema=festnetz.*stand=2020-12-31/);
    await page.waitForSelector("#answer .figure");
    assert.match(await sentence(page), /Stand Ende 2020/);
    assert.equal(await page.locator("#answer .missed").count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test("a list of goals keeps the date, and a wrong date on an error page keeps the place", async () => {
  const { page, context } = await up.open({ javaScriptEnabled: false });
  await page.goto(`${up.base}/ziele?stand=2020-12-31`);
  const hrefs = await page
    .locator("#answer a[href*='ziel=']")
    .evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  assert.ok(hrefs.length > 0 && hrefs.every((href) => href.includes("stand=2020-12-31")), `${hrefs}`);
  const answer = await page.goto(`${up.base}${early.replace("2020-12-31", "1999-12-31")}`);
  assert.equal(answer.status(), 404);
  await page.click("main a[href*='stand=2020-12-31']");
  assert.match(page.url(), /\/gemeinde\/15090010\?/);
  assert.match(await sentence(page), /Stand Ende 2020/);
  await context.close();
});
