// Signs that are hard to find on a phone's keyboard: a tap puts one where the caret is.
const keys = document.getElementById("keys");

if (keys && matchMedia("(pointer: coarse)").matches) {
  let field = document.querySelector(".answer-input");
  keys.hidden = false;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".answer-input")) field = event.target;
  });
  // Without this the tap would take the focus, and the phone's keyboard would fold away.
  keys.addEventListener("pointerdown", (event) => event.preventDefault());
  keys.addEventListener("click", (event) => {
    const sign = event.target.closest("[data-insert]")?.dataset.insert;
    if (!sign) return;
    field.focus();
    field.setRangeText(sign, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
