/** Fields in which a letter is typed, and presses nothing. */
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Whether keys pressed now are for the page: nothing is being typed, and no other key changes what they mean. */
export const forPage = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target as Element).closest?.(TYPING);

/** Puts, once, a button that turns single-key shortcuts on or off (WCAG 2.1.4) at the end of what explains them. */
export function offerSwitch(details: Element | null, { says, turn }: { says(): string; turn(): void }): void {
  if (!details || details.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = says();
  button.addEventListener("click", () => {
    turn();
    button.textContent = says();
  });
  details.append(button);
}
