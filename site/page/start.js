// Loads stlite, starts the page's Python in it, and says what is being loaded and how much of it is here.
import { answerDownloads } from "./downloads.js";

const base = new URL("./", location.href);
const bar = document.getElementById("bar");
const told = document.getElementById("told");
const steps = [
  // what stlite reports -> what a visitor is told
  [/Pyodide|files|archives/, "Loading Python"],
  [/packages/, "Loading Streamlit and numpy"],
  [/streamlit package|logger|functions/, "Starting Streamlit"],
  [/server/, "Starting the page"],
];
const loaded = new Set();
const worker = new BroadcastChannel("weightviz-site");
let site, failed = false, step = "Loading";

function note(addresses) {
  for (const address of addresses) if (!address.startsWith("blob:") && !address.startsWith("data:")) loaded.add(address);
  if (site && !failed) show();
  if (document.getElementById("loading") === null) keep();
}

function show() {
  const here = new Set([...loaded].map((address) => address.split("/").pop()));
  const sum = (names) => names.reduce((total, name) => total + site.bytes[name], 0);
  const all = sum(Object.keys(site.bytes));
  const now = sum(Object.keys(site.bytes).filter((name) => here.has(name)));
  bar.value = now / all;
  told.textContent = `${step}: ${(now / 1e6).toFixed(1)} of ${(all / 1e6).toFixed(1)} MB`;
}

// What goes wrong in Python comes with all its lines; the last one says what it was.
function fail(problem) {
  console.warn(problem);
  failed = true;
  const lines = String(problem.message ?? problem).split("\n").filter((line) => line.trim() && !/^\s+at /.test(line));
  told.textContent = `The page could not be loaded: ${lines.at(-1).trim().replace(/^Error: |\.$/g, "")}. Reload it to try again.`;
}

// Old files must not be mixed with new ones: a worker of an earlier version gives way first.
async function withWorkerOf(version) {
  if (!navigator.serviceWorker) return;
  const script = new URL(`service-worker.js?version=${version}`, base).href;
  const before = navigator.serviceWorker.controller;
  const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  try {
    await navigator.serviceWorker.register(script);
  } catch {
    return; // private windows may refuse; the page only needs the network the next time
  }
  if (before && before.scriptURL !== script) await Promise.race([changed, new Promise((done) => setTimeout(done, 5000))]);
}

async function keep() {
  if (!navigator.serviceWorker) return;
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage([base.href, ...loaded]);
}

// The stage lives in a shadow root, whose changes no observer outside it hears of.
function whenDrawn(done) {
  const hosts = [...document.querySelectorAll("[data-testid^=stBidiComponent], [data-testid^=stBidiComponent] *")];
  const drawn = hosts.some((host) => host.shadowRoot?.querySelector("canvas"));
  if (drawn || document.querySelector("[data-testid=stException]")) done();
  else setTimeout(whenDrawn, 50, done);
}

worker.onmessage = (event) => note(event.data);
new PerformanceObserver((list) => note(list.getEntries().map((entry) => entry.name)))
  .observe({ type: "resource", buffered: true });
try {
  site = await (await fetch("site.json", { cache: "no-cache" })).json();
  await withWorkerOf(site.version);
  const { mount } = await import(new URL(`${site.stlite}/stlite.js`, base).href);
  whenDrawn(() => {
    document.getElementById("loading").remove();
    performance.mark("first picture");
    keep();
  });
  const page = mount({
    entrypoint: "app.py",
    archives: [{ url: "app.zip", format: "zip" }],
    pyodideUrl: new URL("runtime.js", base).href,
    wheelUrls: {
      streamlit: new URL(site.wheels.streamlit, base).href,
      stliteLib: new URL(site.wheels.stlite_lib, base).href,
    },
    disableProgressToasts: true,
    disableModuleAutoLoadToasts: true,
  }, document.getElementById("root"));
  const kernel = page._kernel;
  answerDownloads(kernel);
  globalThis.weightvizSite = page; // for tests and the curious: weightvizSite.runPython("1 + 1")
  kernel.addEventListener("loadProgress", ({ detail }) => {
    if (failed) return;
    step = steps.find(([pattern]) => pattern.test(detail))?.[1] ?? step;
    show();
  });
  kernel.addEventListener("loadError", ({ detail }) => fail(detail));
} catch (problem) {
  fail(problem);
}
