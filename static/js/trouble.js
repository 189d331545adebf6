// When an answer cannot be sent, say so; what was typed stays where it is.
const trouble = document.getElementById("trouble");
let isAnswerLost = false;
const sentAgain = new WeakSet();

function show(kind) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== kind;
}

const isPreview = (event) => event.detail.target.id === "preview";

function fail(event, kind) {
  isAnswerLost ||= !isPreview(event);
  show(kind);
}

// Logging in, in another tab, makes the tokens of this page's forms old; who is logged in gets a new one.
async function freshToken() {
  const response = await fetch(location.href);
  if (!response.ok || response.redirected) return "";
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

// Each once: what is refused a second time is told of. A preview waits for the next letter.
async function sendAgain(sender) {
  if (sentAgain.has(sender)) return false;
  sentAgain.add(sender);
  const token = await freshToken().catch(() => "");
  if (!token) return false;
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
  if (sender.matches("form")) sender.requestSubmit();
  return true;
}

document.addEventListener("htmx:responseError", async (event) => {
  const { xhr, elt } = event.detail;
  if (xhr.status === 403 && (await sendAgain(elt))) return;
  fail(event, [401, 403].includes(xhr.status) ? "signed-out" : "broken");
});
document.addEventListener("htmx:sendError", (event) => fail(event, "unreachable"));
document.addEventListener("htmx:timeout", (event) => fail(event, "unreachable"));
// A preview that arrives says nothing of an answer that did not.
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (!event.detail.successful) return;
  sentAgain.delete(event.detail.elt);
  isAnswerLost &&= isPreview(event);
  if (!isAnswerLost) show("");
});
