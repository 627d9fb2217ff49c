import { page } from "../api/api.ts";
import { announce } from "../state/live.ts";
import { text } from "../state/page_state.ts";

// The table's form and order are plain addresses. With script the same page is fetched and only the result is
// exchanged, so that one keeps one's place; the address always says what is shown.

let running: AbortController | undefined;

async function show(address: string, push: boolean): Promise<void> {
  running?.abort();
  running = new AbortController();
  const result = document.getElementById("table-result");
  result?.setAttribute("aria-busy", "true");
  try {
    const next = await page(address, running.signal);
    const there = next.getElementById("table-result");
    if (!there || !result) throw new Error("not a table");
    result.replaceWith(document.importNode(there, true));
    exchange(next, ["languages", "wrong-rate"]);
    if (push) history.pushState(null, "", address);
    document.title = next.title;
    announce(document.getElementById("table-count")?.textContent ?? "");
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    result?.removeAttribute("aria-busy");
    announce(text("js_table_failed"));
  }
}

function exchange(next: Document, ids: string[]): void {
  for (const id of ids) {
    const there = next.getElementById(id);
    const here = document.getElementById(id);
    if (there && here) here.replaceWith(document.importNode(there, true));
  }
}

/** The form's address, without what is empty. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") query.set(name, value);
  }
  return `${new URL(form.action).pathname}?${query}`;
}

/** A level or figure chosen anew may change the form itself: that is a page of its own. */
function redraws(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement && (target.name === "ebene" || target.name === "anzeige");
}

export function filterTable(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show(addressOf(form), true);
  });
  form.addEventListener("change", (event) => {
    if (redraws(event.target)) location.assign(addressOf(form));
    else void show(addressOf(form), true);
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("#table-result thead a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const order = form.elements.namedItem("ordnung") as HTMLInputElement | null;
    if (order) order.value = new URL(link.href).searchParams.get("ordnung") ?? "name";
    const value = link.closest(".number") !== null;
    void show(link.pathname + link.search, true).then(() =>
      document
        .querySelector<HTMLElement>(`#table-result thead ${value ? ".number" : "th:first-child"} a`)
        ?.focus(),
    );
  });
  window.addEventListener("popstate", () => location.reload());
}
