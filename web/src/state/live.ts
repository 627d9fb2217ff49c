/** Says a sentence to those who hear the page (the live region). */
export function announce(sentence: string): void {
  const status = document.getElementById("status");
  if (status) status.textContent = sentence;
}
