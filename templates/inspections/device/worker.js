// Keeps the page of the device and what it needs to open without a network. Data is not kept here: the page does that.
"use strict";
const CACHE = "device-{{ version }}";
const PAGE = "{{ page|escapejs }}";
const ASSETS = [{% for asset in assets %}"{{ asset|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

async function keepPage(cache) {
  const answer = await fetch(PAGE, { credentials: "same-origin" });
  if (answer.ok && !answer.redirected) await cache.put(PAGE, answer);
}

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all([cache.addAll(ASSETS), keepPage(cache)]);
  await self.skipWaiting();
}

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("device-") && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

const PATIENCE = 6000; // a line that is there and brings nothing is no line

// The page itself: from the network while there is one, kept for when there is none. A sign-in page is not kept.
async function page(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE);
  const wanted = new URL(request.url).pathname === PAGE;
  const asked = fetch(request).then(async (answer) => {
    if (wanted && answer.ok && !answer.redirected) await cache.put(PAGE, answer.clone());
    return answer;
  });
  if (!kept) return asked;
  const late = new Promise((resolve, reject) => { if (wanted) setTimeout(() => reject(new Error("late")), PATIENCE); });
  return Promise.race([asked, late]).catch(() => kept);
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (ASSETS.includes(url.pathname)) event.respondWith(asset(event.request));
});
