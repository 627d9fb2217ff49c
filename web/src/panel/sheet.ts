// On a phone the panel is a sheet with three heights, reached by buttons (never only by dragging).

const heights = ["peek", "half", "full"] as const;

export function sheet(panel: HTMLElement, changed: () => void): void {
  const buttons = [...panel.querySelectorAll<HTMLButtonElement>("button[data-sheet]")];
  const set = (height: string) => {
    panel.dataset.height = height;
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.dataset.sheet === height));
    changed();
  };
  for (const button of buttons) {
    button.addEventListener("click", () => set(button.dataset.sheet ?? "half"));
  }
  if (!heights.includes(panel.dataset.height as (typeof heights)[number])) set("half");
}
