import type { Map as MapLibre } from "maplibre-gl";
import { onState, type PageState, state, text } from "../state/page_state.ts";
import type { MapHooks } from "./hooks.ts";
import { CoverageMap } from "./map.ts";
import type { View } from "./views.ts";

// Two maps of one place: one over the other with a divider between them, or one beside the other. The second
// shows what the page compares with (`?vergleich=`), moves with the first and goes when the comparison ends.

type Layout = "swipe" | "beside";

/** What the second map shows, as if the page were of it alone. */
export function compared(page: PageState): PageState {
  return { ...page, ...page.compared, since: "", until: "", compared: null };
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, words = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}

/** Keeps both cameras where the last moved one is. */
function together(maps: [MapLibre, MapLibre]): void {
  let following = false;
  for (const [i, leader] of maps.entries()) {
    const follower = maps[1 - i];
    leader.on("move", () => {
      if (following || !follower) return;
      following = true;
      follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() });
      following = false;
    });
  }
}

export class Comparison {
  private second: CoverageMap | undefined;
  private beginning: Promise<void> | undefined;
  private layout: Layout = "swipe";
  private at = 50;
  private readonly box = element("div", "map map-second");
  private readonly titles = [
    element("p", "map-title map-title-first"),
    element("p", "map-title map-title-second"),
  ];
  private readonly range = element("input", "map-divider");
  private readonly toggle = element("button", "map-layout");

  constructor(
    private readonly first: CoverageMap,
    private readonly container: HTMLElement,
    private readonly hooks: MapHooks,
  ) {
    this.controls();
    onState(() => void this.follow());
    void this.follow();
  }

  /** Both maps as they are seen; none while nothing is compared. */
  views(): View[] {
    const { title, compared } = state();
    if (!this.second || !compared) return [];
    const from = this.layout === "swipe" ? this.at / 100 : 0;
    return [
      { map: this.first.view, title, from: 0 },
      { map: this.second.view, title: compared.title, from },
    ];
  }

  private controls(): void {
    this.range.type = "range";
    this.range.id = "map-divider";
    this.range.min = "0";
    this.range.max = "100";
    this.range.step = "1";
    this.range.setAttribute("aria-label", text("js_compare_divider"));
    this.range.addEventListener("input", () => {
      this.at = Number(this.range.value);
      this.lay();
    });
    this.toggle.type = "button";
    this.toggle.addEventListener("click", () => {
      this.layout = this.layout === "swipe" ? "beside" : "swipe";
      this.lay();
      this.first.refit();
    });
  }

  private async follow(): Promise<void> {
    const page = state();
    if (!page.compared) {
      this.end();
      return;
    }
    const [first, second] = this.titles;
    if (first) first.textContent = page.title;
    if (second) second.textContent = page.compared.title;
    this.beginning ??= this.begin();
    await this.beginning;
    if (state().compared) this.lay();
    else this.end();
  }

  private async begin(): Promise<void> {
    this.container.after(this.box, ...this.titles, this.range, this.toggle);
    this.second = await CoverageMap.into(this.box, this.named(), compared);
    together([this.first.view, this.second.view]);
    this.second.view.jumpTo({ center: this.first.view.getCenter(), zoom: this.first.view.getZoom() });
  }

  /** What the corner says of the second map begins with what that map shows. */
  private named(): MapHooks {
    const named = (line: string) => line && `${state().compared?.title ?? ""} – ${line}`;
    return { ...this.hooks, over: (line) => this.hooks.over(named(line)) };
  }

  private end(): void {
    if (!this.second) return;
    this.second.remove();
    this.second = undefined;
    this.beginning = undefined;
    for (const part of [this.box, ...this.titles, this.range, this.toggle]) part.remove();
    this.container.parentElement?.removeAttribute("data-compare");
    this.container.style.clipPath = "";
    this.first.resize();
  }

  /** One over the other: the divider says from where on the second shows. Beside: each has its half. */
  private lay(): void {
    const swipe = this.layout === "swipe";
    this.container.parentElement?.setAttribute("data-compare", this.layout);
    this.box.style.clipPath = swipe ? `inset(0 0 0 ${this.at}%)` : "";
    this.range.hidden = !swipe;
    this.range.value = String(this.at);
    this.range.setAttribute("aria-valuetext", text("js_compare_at", { percent: this.at }));
    this.toggle.textContent = text(swipe ? "js_compare_beside" : "js_compare_swipe");
    this.container.parentElement?.style.setProperty("--divider", `${this.at}%`);
    this.first.resize();
    this.second?.resize();
  }
}
