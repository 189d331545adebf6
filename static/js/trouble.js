// When an answer cannot be sent, say so; what was typed stays where it is.
const trouble = document.getElementById("trouble");
let isAnswerLost = false;

function show(kind) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== kind;
}

const isPreview = (event) => event.detail.target.id === "preview";

function fail(event, kind) {
  isAnswerLost ||= !isPreview(event);
  show(kind);
}

document.addEventListener("htmx:responseError", (event) => {
  const signedOut = [401, 403].includes(event.detail.xhr.status);
  fail(event, signedOut ? "signed-out" : "broken");
});
document.addEventListener("htmx:sendError", (event) => fail(event, "unreachable"));
document.addEventListener("htmx:timeout", (event) => fail(event, "unreachable"));
// A preview that arrives says nothing of an answer that did not.
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (!event.detail.successful) return;
  isAnswerLost &&= isPreview(event);
  if (!isAnswerLost) show("");
});
