// What a page may weigh over the wire, and how it is counted; shared by the timing script and the tests.

/** Bytes of the answer alone (page, style, script, search) and of all with the map, compressed. */
export const byteBudgets = { answerBytes: 80_000, allBytes: 650_000 };

const ofTheMap = /^\/(assets\/(maps|map|worker)-|tiles\/|styles\/|api\/)/;

/** Adds up a list of `slowLink`. */
export function bytesOf(seen) {
  const sum = (wanted) =>
    seen.filter(({ path }) => wanted(path)).reduce((total, { bytes }) => total + bytes, 0);
  return { answerBytes: sum((path) => !ofTheMap.test(path)), allBytes: sum(() => true) };
}
