// Keeps what the page has loaded, so that it opens without a network later. It fetches nothing by itself: the page
// tells it what it loaded, and this takes it from the browser's cache.
const cacheName = `weightviz-${new URL(self.location).searchParams.get("version")}`;
const here = new URL("./", self.location).href;
// Asked for anew while there is a network.
const fresh = ["", "index.html", "start.js", "downloads.js", "site.json"].map((name) => here + name);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.waitUntil(keep(event.data)));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("weightviz-") && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function keep(addresses) {
  const cache = await caches.open(cacheName);
  const known = new Set((await cache.keys()).map((request) => request.url));
  const missing = addresses.filter((address) => !known.has(address));
  await Promise.allSettled(missing.map(async (address) => {
    const found = await fetch(address, { cache: "force-cache" });
    if (found.ok) await cache.put(address, found);
  }));
}

async function answer(request) {
  const address = request.url.split(/[?#]/)[0];
  const kept = () => caches.open(cacheName).then((cache) => cache.match(address));
  if (fresh.includes(address)) return fetch(request).catch(async () => (await kept()) ?? Response.error());
  return (await kept()) ?? fetch(request);
}
