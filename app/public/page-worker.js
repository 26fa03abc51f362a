/**
 * The worker of a page that opens without the network: answers for that page and its files when the network does not. It
 * is sent with the scope of that page alone, and keeps what the page names. A page is its path, and the stop it is of.
 */
const pageOf = ({ pathname, searchParams }) => {
  const stop = searchParams.get('stop')
  return stop ? `${pathname}?stop=${stop}` : pathname
}
const scope = pageOf(new URL(self.registration.scope))
const cacheName = `muster ${scope}`
// biome-ignore lint/style/noRestrictedGlobals: this worker's page and its files, of this site
const ask = (request) => fetch(request)
/** How long the network may take before the kept page is shown. */
const PATIENCE_MS = 4_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep))
    event.waitUntil(
      keep(event.data.keep).then(
        (whole) => event.ports[0]?.postMessage(whole ? 'kept' : 'not kept'),
        () => event.ports[0]?.postMessage('offline'),
      ),
    )
})

/** Files have a hash in their names, so that one that is there need not be fetched again; the page always is. */
async function keep(paths) {
  const cache = await caches.open(cacheName)
  let whole = true
  for (const path of paths) {
    if (path !== scope && (await cache.match(path))) continue
    const response = await ask(path)
    if (response.ok && !response.redirected) await cache.put(path, response)
    else whole = false
  }
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url)
    if (!paths.includes(pathname + search)) await cache.delete(request)
  }
  return whole
}

self.addEventListener('fetch', (event) => {
  const { method, mode } = event.request
  const url = new URL(event.request.url)
  if (method !== 'GET' || url.origin !== self.location.origin) return
  if (mode === 'navigate' && pageOf(url) === scope) event.respondWith(page(event.request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(event.request))
})

async function page(request) {
  const kept = await caches.match(scope, { cacheName })
  if (!kept) return ask(request)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept))
  const fresh = ask(request).then((response) => {
    // Whoever may not see it any more, or is not signed in, does not see it from here either.
    if ([401, 403, 404].includes(response.status) || response.type === 'opaqueredirect')
      caches.delete(cacheName)
    return response
  })
  return Promise.race([fresh.catch(() => kept), late])
}

const file = async (request) => (await caches.match(request, { cacheName })) ?? ask(request)
