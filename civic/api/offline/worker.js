// Shows the page for those without a network where a page cannot be had; all else is the browser's.
const KEPT = "civic.offline";
const PAGE = "/offline";

/** Fetch the page anew: the organiser's look and the reader's language may have changed. */
async function keep() {
  const answer = await fetch(PAGE, { cache: "no-cache" });
  if (answer.ok) await (await caches.open(KEPT)).put(PAGE, answer);
}

let isFresh = false; // once for each life of this worker, which is short

function refresh() {
  if (isFresh) return Promise.resolve();
  isFresh = true;
  return keep().catch(() => {
    isFresh = false;
  });
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));

addEventListener("activate", (event) => {
  const ready = registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([ready, clients.claim()]));
});

async function page(event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(refresh());
    return answer;
  } catch (fault) {
    const kept = await caches.match(PAGE);
    if (!kept) throw fault;
    return kept;
  }
}

addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(page(event));
});
