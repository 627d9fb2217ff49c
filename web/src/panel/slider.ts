// The list of dates becomes a slider with a stop per date. The list stays the form's field, so that what is
// sent is the same with and without this file.

const marked = "select[data-slider]";

function stopLabels(options: HTMLOptionElement[], id: string): HTMLElement {
  const list = document.createElement("ol");
  list.className = "slider-stops";
  list.id = id;
  for (const option of options) {
    const item = document.createElement("li");
    item.textContent = option.text;
    list.append(item);
  }
  return list;
}

/** Where the method changed between two stops, the track shows a gap; the words stand below. */
function breakMarks(form: HTMLElement, last: number): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>("[data-after]")].map((note) => {
    const mark = document.createElement("span");
    mark.className = "slider-break";
    mark.setAttribute("aria-hidden", "true");
    mark.style.insetInlineStart = `${((Number(note.dataset.after) - 0.5) / last) * 100}%`;
    return mark;
  });
}

function slider(select: HTMLSelectElement): void {
  const form = select.closest("form");
  const label = form?.querySelector<HTMLLabelElement>(`label[for="${select.id}"]`);
  const options = [...select.options];
  if (!form || !label || options.length < 2) return;
  const range = document.createElement("input");
  range.type = "range";
  range.id = `${select.id}-range`;
  range.min = "0";
  range.max = String(options.length - 1);
  range.step = "1";
  const shown = document.createElement("output");
  shown.className = "slider-shown";
  const tell = () => {
    const words = options[Number(range.value)]?.text ?? "";
    range.setAttribute("aria-valuetext", words);
    shown.textContent = words;
  };
  range.value = String(select.selectedIndex);
  tell();
  range.addEventListener("input", tell);
  range.addEventListener("change", (event) => {
    event.stopPropagation();
    select.selectedIndex = Number(range.value);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  label.htmlFor = range.id;
  const track = document.createElement("div");
  track.className = "slider";
  track.append(range, ...breakMarks(form, options.length - 1), stopLabels(options, `${select.id}-stops`));
  select.hidden = true;
  select.before(track);
  label.after(shown);
  form.classList.add("sliding");
}

/** Turns the marked lists under `root` into sliders. */
export function slide(root: ParentNode): void {
  for (const select of root.querySelectorAll<HTMLSelectElement>(marked)) slider(select);
}
