// When an answer cannot be sent, say so; what was typed stays where it is.
const trouble = document.getElementById("trouble");

function show(kind) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== kind;
}

document.addEventListener("htmx:responseError", (event) => {
  const signedOut = [401, 403].includes(event.detail.xhr.status);
  show(signedOut ? "signed-out" : "broken");
});
document.addEventListener("htmx:sendError", () => show("unreachable"));
document.addEventListener("htmx:timeout", () => show("unreachable"));
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.successful) show("");
});
