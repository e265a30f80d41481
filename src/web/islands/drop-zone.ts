/** Lets a file be dropped on the frame of a file input, and says which one was taken. */
export class DropZone extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input || this.querySelector(".drop-hint")) return;
    const hint = document.createElement("p");
    hint.className = "drop-hint";
    hint.textContent = this.getAttribute("hint");
    this.prepend(hint);
    for (const name of ["dragenter", "dragover"] as const)
      this.addEventListener(name, (event) => {
        event.preventDefault();
        this.classList.add("over");
      });
    for (const name of ["dragleave", "drop"] as const) this.addEventListener(name, () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      const files = event.dataTransfer?.files;
      if (!files?.length) return;
      input.files = files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
