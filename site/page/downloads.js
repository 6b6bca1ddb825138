// Files to save come from the page's Python, whose addresses stlite gives a host that does not exist. stlite itself
// hands out those that lie ready, not those that are made when one asks for them; and Streamlit tries each in advance.
const NOWHERE = "https://stlite.invalid/";
const NAMED = /filename="([^"]*)"/;

export function answerDownloads(kernel) {
  const { fetch } = globalThis;
  const { click } = HTMLAnchorElement.prototype;
  globalThis.fetch = (asked, ...options) =>
    String(asked?.url ?? asked).startsWith(NOWHERE) ? Promise.resolve(new Response()) : fetch(asked, ...options);
  HTMLAnchorElement.prototype.click = function () {
    if (this.href.startsWith(NOWHERE)) save(kernel, new URL(this.href).pathname);
    else click.call(this);
  };
}

async function save(kernel, path) {
  const { statusCode, headers, body } = await kernel.sendHttpRequest({ method: "GET", path, headers: {}, body: "" });
  if (statusCode !== 200) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type: headers.get("Content-Type") ?? "" }));
  link.download = NAMED.exec(headers.get("Content-Disposition"))?.[1] ?? "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // ms: the browser may still be reading it
}
