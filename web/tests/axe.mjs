// axe-core in the page: every rule of WCAG 2.2 AA and the best practices.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, one line per rule; `without`: rules that cannot be judged in this state, with a reason. */
export async function violations(page, without = []) {
  await page.evaluate(source);
  const { violations: found } = await page.evaluate(
    ([only, off]) =>
      globalThis.axe.run(document, {
        runOnly: only,
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
      }),
    [tags, without],
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
}

/** How many pixels the page is wider than its window. */
export function tooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
