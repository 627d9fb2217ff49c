import { point } from "../api/api.ts";
import { announce } from "../state/live.ts";
import { state, text } from "../state/page_state.ts";

// "My position": asked for only on a click, sent to our own server only, kept nowhere.

const waitMs = 15_000;

const reasons: Record<number, string> = {
  1: "js_position_denied",
  2: "js_position_unknown",
  3: "js_position_slow",
};

function where(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: waitMs, maximumAge: 60_000 }),
  );
}

async function pathHere(): Promise<string | undefined> {
  const { coords } = await where();
  const answer = await point(state().edition, coords.longitude, coords.latitude);
  return answer.regions[0]?.path;
}

/** Shows the button and answers it; what goes wrong is told beside it. */
export function offerPosition(button: HTMLButtonElement, chosen: (path: string) => void): void {
  if (!("geolocation" in navigator)) return;
  const words = document.getElementById("position-words");
  const tell = (sentence: string) => {
    if (words) words.textContent = sentence;
    announce(sentence);
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    tell(text("js_position_asking"));
    try {
      const path = await pathHere();
      tell(path ? "" : text("js_outside"));
      if (path) chosen(path);
    } catch (error) {
      const code = (error as GeolocationPositionError).code;
      tell(text(reasons[code] ?? "js_search_failed"));
    } finally {
      button.disabled = false;
    }
  });
}
