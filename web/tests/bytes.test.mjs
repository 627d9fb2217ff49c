// No page outgrows its budget unseen: 80 kB for the answer, 650 kB with the map, as they travel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { byteBudgets, bytesOf } from "./bytes.mjs";
import { desktop, mapIdle, openPage, phone, site } from "./harness.mjs";
import { slowLink } from "./slow_link.mjs";

const up = site();
for (const path of [
  "/",
  "/gemeinde/15003000",
  "/kreis/15090",
  "/gemeinde/15003000?thema=mobilfunk",
  "/tabelle",
]) {
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    test(`${path} (${size}) keeps its budget`, async (t) => {
      const link = await slowLink(up.base, null);
      const seen = link.forget();
      const { page, context } = await openPage(up.browser, link.base, { viewport });
      await page.goto(link.base + path, { waitUntil: "load" });
      if ((await page.locator("#map").count()) > 0) await mapIdle(page);
      await page.waitForLoadState("networkidle");
      await context.close();
      await link.stop();

      const bytes = bytesOf(seen);
      t.diagnostic(
        `answer ${(bytes.answerBytes / 1000).toFixed(1)} kB, all ${(bytes.allBytes / 1000).toFixed(1)} kB`,
      );
      assert.ok(bytes.answerBytes > 5_000, "something was counted");
      for (const [name, most] of Object.entries(byteBudgets)) {
        assert.ok(bytes[name] <= most, `${name}: ${bytes[name]} of ${most}`);
      }
    });
  }
}
