import { page } from "../api/api.ts";
import { announce } from "../state/live.ts";
import { readState, setState, state, text } from "../state/page_state.ts";
import { viewHash } from "../state/view.ts";
import { slide } from "./slider.ts";

// Every address renders completely on the server. With script, a link inside the panel brings the same
// page and exchanges the parts that differ, so that the map stays.

const exchanged = ["answer", "themes", "legend", "languages", "state", "table-view", "skip-table"];
let shown = location.pathname + location.search;
let running: AbortController | undefined;

/** On small screens the legend would cover the map: it opens on request, and stays as one left it. */
let legendOpen = !matchMedia("(max-width: 1279.98px)").matches;

export function foldLegend(): void {
  const every = document.querySelectorAll<HTMLDetailsElement>("#legend details");
  for (const details of every) {
    details.open = legendOpen;
    details.addEventListener("toggle", () => {
      legendOpen = [...every].some(({ open }) => open);
    });
  }
}

/** Puts the parts of `next` in; true where what had the focus has it again. */
function exchange(next: Document): boolean {
  const focused = document.activeElement?.id ?? "";
  for (const id of exchanged) {
    const here = document.getElementById(id);
    const there = next.getElementById(id);
    if (here && there) here.replaceWith(document.importNode(there, true));
  }
  foldLegend();
  document.title = next.title;
  slide(document);
  const again = focused ? document.getElementById(focused) : null;
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  return again !== null && again.closest("#answer") !== null;
}

/** Brings `address` into the page; a failed fetch opens it as an ordinary link. */
export async function go(address: string, push = true): Promise<void> {
  running?.abort();
  running = new AbortController();
  const panel = document.getElementById("panel");
  panel?.setAttribute("aria-busy", "true");
  try {
    const next = await page(address, running.signal);
    if (!next.getElementById("answer")) throw new Error("not a map page");
    if (push) history.pushState(null, "", address + hashAt(address));
    shown = location.pathname + location.search;
    const stays = exchange(next);
    setState(readState(next));
    arrived(stays);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) location.assign(address);
  } finally {
    panel?.removeAttribute("aria-busy");
  }
}

/** The same place keeps the map's view. */
function hashAt(address: string): string {
  return new URL(address, location.href).pathname === location.pathname ? viewHash() : "";
}

/** Back and forward: to another page, or to another view of the one on show. */
function restored(): void {
  const address = location.pathname + location.search;
  if (address === shown) setState(state());
  else void go(address, false);
}

function arrived(stays: boolean): void {
  const heading = document.querySelector<HTMLElement>("#answer h1, #answer h2");
  const sentence = document.querySelector("#answer .sentence")?.textContent ?? "";
  announce(`${heading?.textContent?.trim() ?? ""}. ${sentence.trim()}`);
  if (!stays) document.getElementById("panel")?.scrollTo({ top: 0 });
}

/** The same theme and indicator at another region. */
export function withView(path: string): string {
  const here = new URL(location.href);
  const next = new URL(path, here);
  for (const name of ["thema", "anzeige", "stand", "seit", "vergleich", "ziel"]) {
    const kept = here.searchParams.get(name);
    if (kept && !next.searchParams.has(name)) next.searchParams.set(name, kept);
  }
  const prefix = state().prefix;
  if (prefix && !next.pathname.startsWith(`${prefix}/`)) next.pathname = prefix + next.pathname;
  return next.pathname + next.search;
}

const mapPaths = /^(\/en|\/leicht)?\/((land|kreis|verbandsgemeinde|gemeinde)\/\w+)?$/;

function soft(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const same = link.origin === location.origin && !link.hash && !link.download && !link.target;
  const language = link.hreflang && link.hreflang !== document.documentElement.lang;
  return plain && same && !language && mapPaths.test(link.pathname);
}

export function followLinks(panel: HTMLElement): void {
  panel.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (link?.closest("#languages")) link.hash = viewHash();
    if (!link || !soft(link, event)) return;
    event.preventDefault();
    void go(link.pathname + link.search);
  });
  panel.addEventListener("change", (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-soft]");
    if (!form) return;
    const query = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const choice = form.querySelector<HTMLSelectElement>("select[name=anzeige]");
    const { date } = state();
    if (date && choice?.selectedOptions[0]?.dataset.dated !== undefined) query.set("stand", date);
    if ((query.get("seit") ?? "") >= (query.get("stand") || "9")) query.delete("seit");
    for (const [name, value] of [...query]) if (value === "") query.delete(name);
    void go(`${new URL(form.action).pathname}?${query}`);
  });
  window.addEventListener("popstate", restored);
  announce(text("js_ready"));
}
