// After a part of the page was exchanged, go on from the part marked data-focus: "here" takes the keyboard,
// "retry" leaves it in the field for another answer (on a phone it would hide the verdict behind its keys).
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "outcome") return;
  const part = event.target.querySelector("[data-focus]");
  if (!part) return;
  if (part.dataset.focus === "here" || matchMedia("(pointer: coarse)").matches) {
    part.focus({ preventScroll: true });
  } else if (!document.activeElement.matches(".answer-input")) {
    document.querySelector(".answer-input")?.focus({ preventScroll: true });
  }
  part.scrollIntoView({ block: "nearest" });
});
