import { changes, goalResults, values } from "../api/api.ts";
import type { Level } from "../api/types.ts";
import { bandOf, changeClass, verdictClass } from "../state/classes.ts";
import { spoken, spokenChange } from "../state/format.ts";
import { type PageState, text } from "../state/page_state.ts";

/** What the map shows of a region: its class, what is said of it, and what its label adds to the name. */
export interface Shown {
  key: string;
  level: Level;
  id: number;
  c: number;
  words: string;
  label: string;
}

async function ofValues(page: PageState): Promise<Shown[]> {
  const answer = await values(page.edition, page.indicator, page.date);
  return answer.values.flatMap((value) => {
    const { region: key, level, id } = value;
    if (level === null || id === null) return []; // a region the edition has figures of and no border
    const c = value.state === "suppressed" ? -2 : bandOf(value, page.bands, page.unit);
    const words = spoken(value, page, page.language);
    return [{ key, level, id, c, words, label: value.state === "value" ? words : "" }];
  });
}

async function ofChanges(page: PageState): Promise<Shown[]> {
  const answer = await changes(page.edition, page.indicator, page.since, page.until);
  return answer.changes.map((change) => ({
    key: change.region,
    level: change.level,
    id: change.id,
    c: changeClass(change),
    words: spokenChange(change, page.language),
    label: "",
  }));
}

async function ofGoal(page: PageState): Promise<Shown[]> {
  const answer = await goalResults(page.edition, page.goal);
  return answer.results.map(({ region, level, id, verdict }) => ({
    key: region,
    level,
    id,
    c: verdictClass(verdict),
    words: text(`js_${verdict}`),
    label: "",
  }));
}

/** Every region of the page's figure, change or goal; none where the edition has nothing of the theme. Errors: those of
 * the API. */
export function shownBy(page: PageState): Promise<Shown[]> {
  if (page.theme !== "ziele" && page.indicator === "") return Promise.resolve([]);
  return page.theme === "ziele" ? ofGoal(page) : page.since ? ofChanges(page) : ofValues(page);
}
