/**
 * The worker of a check-in page: answers for that page and its files when the network does not. It is sent with the
 * scope of that page alone, and keeps what the page names.
 */
const scope = new URL(self.registration.scope).pathname
const cacheName = `muster ${scope}`
// biome-ignore lint/style/noRestrictedGlobals: this worker's page and its files, of this site
const ask = (request) => fetch(request)
/** How long the network may take before the kept page is shown. */
const PATIENCE_MS = 4_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep))
    event.waitUntil(keep(event.data.keep).then(() => event.ports[0]?.postMessage('kept')))
})

/** Files have a hash in their names, so that one that is there need not be fetched again; the page always is. */
async function keep(paths) {
  const cache = await caches.open(cacheName)
  for (const path of paths) {
    if (path !== scope && (await cache.match(path))) continue
    const response = await ask(path)
    if (response.ok && !response.redirected) await cache.put(path, response)
  }
  for (const request of await cache.keys())
    if (!paths.includes(new URL(request.url).pathname)) await cache.delete(request)
}

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin) return
  if (mode === 'navigate' && pathname === scope) event.respondWith(page(event.request))
  else if (pathname.startsWith('/assets/')) event.respondWith(file(event.request))
})

async function page(request) {
  const kept = await caches.match(scope, { cacheName })
  if (!kept) return ask(request)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept))
  const fresh = ask(request).then((response) => {
    // Whoever may not see it any more does not see it from here either.
    if (response.status === 404 || response.status === 403) caches.delete(cacheName)
    return response
  })
  return Promise.race([fresh.catch(() => kept), late])
}

const file = async (request) => (await caches.match(request, { cacheName })) ?? ask(request)
