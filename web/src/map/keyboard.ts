import { neighbours } from "../api/api.ts";
import type { BorderingRegion } from "../api/types.ts";
import { announce } from "../state/live.ts";
import { onState, state, text } from "../state/page_state.ts";
import { around, arrows, type Direction, towards } from "./neighbours.ts";

// Walking over the map by keyboard: arrows go from a region to the one that borders it there, as fingers would
// on paper. The map's own panning stays at hand with Shift.

export interface Walkable {
  canvas(): HTMLElement;
  centre(): { lng: number; lat: number };
  /** Rings a region and brings it into view; none: takes the ring away. */
  ring(region: BorderingRegion | undefined): void;
  /** The figure or verdict of a region in words. */
  words(key: string): string;
  pan(east: number, south: number): void;
  zoomBy(steps: number): void;
  home(): void;
  /** Opens a region's page; none: the whole state. */
  open(path: string | undefined): void;
  /** Says and shows a line. */
  say(line: string): void;
}

const panPixels = 120;

export class KeyboardWalk {
  private here: BorderingRegion | undefined;
  private centre: BorderingRegion | undefined;
  private last: string | undefined;
  private level = "";
  private regions = new Map<string, BorderingRegion>();

  constructor(private map: Walkable) {
    const canvas = map.canvas();
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-describedby", "map-keys map-pattern");
    canvas.addEventListener("keydown", (event) => void this.pressed(event));
    canvas.addEventListener("blur", () => this.help(false));
    onState((next) => this.elsewhere(next.region));
    this.reached(document.getElementById("skip-map"));
    document.getElementById("map-keys-button")?.addEventListener("click", () => this.help());
  }

  /** The way past the panel onto the map, once there is one. */
  private reached(link: HTMLElement | null): void {
    if (!link) return;
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.map.canvas().focus();
    });
  }

  private async pressed(event: KeyboardEvent): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const act = direction ? () => this.arrow(direction, event.shiftKey) : this.acts()[event.key];
    if (!act) return; // Tab above all: the map is no trap
    event.preventDefault();
    await act();
  }

  private acts(): Record<string, () => void | Promise<void>> {
    return {
      Enter: () => this.enter(),
      Escape: () => this.back(),
      "+": () => this.map.zoomBy(1),
      "=": () => this.map.zoomBy(1),
      "-": () => this.map.zoomBy(-1),
      "0": () => this.map.home(),
      n: () => this.next(),
      N: () => this.next(),
      "?": () => this.help(),
    };
  }

  private async arrow(direction: Direction, shift: boolean): Promise<void> {
    if (shift) return this.pan(direction);
    if (!(await this.ready())) return this.map.say(text("js_map_data_failed"));
    if (!this.here) return this.start();
    const key = towards(this.here, direction);
    const region = key ? this.regions.get(key) : undefined;
    const word = text(`js_${direction}`);
    if (!region) return this.map.say(text("js_walk_edge", { direction: word, name: this.here.name }));
    this.stand(region);
    this.map.say(text("js_walk", { direction: word, name: region.name, value: this.map.words(region.key) }));
    this.centre = region;
    this.last = undefined;
  }

  /** Each neighbour of where the arrows came to, one after the other, clockwise. */
  private async next(): Promise<void> {
    if (!(await this.ready())) return this.map.say(text("js_map_data_failed"));
    if (!this.here || !this.centre) return this.start();
    this.last = around(this.centre, this.last);
    const region = this.last ? this.regions.get(this.last) : undefined;
    if (!region) return;
    this.stand(region);
    this.map.say(
      text("js_walk_next", {
        centre: this.centre.name,
        name: region.name,
        value: this.map.words(region.key),
      }),
    );
  }

  private pan(direction: Direction): void {
    const east = direction === "east" ? 1 : direction === "west" ? -1 : 0;
    const south = direction === "south" ? 1 : direction === "north" ? -1 : 0;
    this.map.pan(east * panPixels, south * panPixels);
  }

  private start(): void {
    const region = this.regions.get(state().region) ?? this.nearest();
    if (!region) return;
    this.stand(region);
    this.centre = region;
    this.map.say(text("js_walk_start", { name: region.name, value: this.map.words(region.key) }));
  }

  private nearest(): BorderingRegion | undefined {
    const { lng, lat } = this.map.centre();
    const shrink = Math.cos((lat * Math.PI) / 180);
    const far = ({ label: [lon, north] }: BorderingRegion) => Math.hypot((lon - lng) * shrink, north - lat);
    return [...this.regions.values()].sort((a, b) => far(a) - far(b))[0];
  }

  private stand(region: BorderingRegion): void {
    this.here = region;
    this.map.ring(region);
  }

  /** Another place was opened beside the map: the walk begins there. */
  private elsewhere(region: string): void {
    if (!this.here || this.here.key === region || region === "") return;
    this.here = undefined;
    this.map.ring(undefined);
  }

  private enter(): void {
    if (this.here) this.map.open(this.here.path);
  }

  /** First takes the ring away, then leaves the region for the whole state. */
  private back(): void {
    if (this.helpOpen()) {
      this.help(false);
    } else if (this.here) {
      this.here = undefined;
      this.map.ring(undefined);
      this.map.home();
      this.map.say(text("js_walk_back"));
    } else if (state().region) {
      this.map.open(undefined);
    }
  }

  private helpOpen(): boolean {
    return document.getElementById("map-keys")?.hidden === false;
  }

  private help(open = !this.helpOpen()): void {
    const keys = document.getElementById("map-keys");
    const button = document.getElementById("map-keys-button");
    if (!keys || keys.hidden === !open) return;
    keys.hidden = !open;
    button?.setAttribute("aria-expanded", String(open));
    if (open) announce(keys.textContent?.trim() ?? "");
  }

  private async ready(): Promise<boolean> {
    const { edition, shown_level: level } = state();
    if (level === this.level && this.regions.size > 0) return true;
    const answer = await neighbours(edition, level).catch(() => undefined);
    if (!answer) return false;
    this.level = level;
    this.regions = new Map(answer.regions.map((region) => [region.key, region]));
    this.here = undefined;
    return true;
  }
}
