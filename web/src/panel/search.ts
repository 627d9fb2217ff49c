import { search } from "../api/api.ts";
import type { SearchHit } from "../api/types.ts";
import { announce } from "../state/live.ts";
import { state, text } from "../state/page_state.ts";

// An ARIA combobox over the search form: without script the form itself answers.

const waitMs = 120;

/** Suggests regions while typing; `chosen` gets the address of the one taken. */
export function suggest(input: HTMLInputElement, chosen: (path: string) => void): void {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", text("js_suggestions"));
  list.hidden = true;
  (input.closest("form") ?? input).append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    autocomplete: "off",
  })) {
    input.setAttribute(name, value);
  }

  let hits: SearchHit[] = [];
  let active = -1;
  let asking: AbortController | undefined;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (hit: SearchHit | undefined) => {
    if (!hit) return;
    input.value = hit.name;
    close();
    chosen(hit.path);
  };
  const mark = (next: number) => {
    active = (next + hits.length) % hits.length;
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === active));
      if (i === active) option.scrollIntoView({ block: "nearest" });
    }
    input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  };
  const show = (found: SearchHit[]) => {
    hits = found;
    active = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    announce(text(found.length === 0 ? "js_no_hits" : "js_hits", { count: found.length }));
  };
  const option = (hit: SearchHit, index: number) => {
    const item = document.createElement("li");
    item.id = `suggestion-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = hit.name;
    const place = document.createElement("small");
    place.textContent = [hit.kind, hit.county_name].filter(Boolean).join(", ");
    item.append(name, place);
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(hit);
    });
    return item;
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    try {
      show(await search(state().edition, typed, asking.signal));
    } catch (error) {
      if (!(error instanceof DOMException)) announce(text("js_search_failed"));
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), waitMs);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (list.hidden || hits.length === 0) return;
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active < 0 ? -1 : active - 1);
    else if (event.key === "Enter" && active >= 0) take(hits[active]);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", (event) => {
    if (hits.length === 0 || list.hidden) return;
    event.preventDefault();
    take(hits[Math.max(active, 0)]);
  });
}
