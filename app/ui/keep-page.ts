import type { FormEvent } from 'react'

/** What names the cache of a kept page; `public/page-worker.js` says the same. */
const CACHE = 'muster '

/** What the worker says, once it has tried. */
type Keeping = 'kept' | 'not kept' | 'offline'

/**
 * Lets one page open without the network: its worker keeps the page and every file that it is made of. `page`: its path,
 * with `?stop=` where it is that of a stop; `worker.js` below it is its worker. Resolves with whether all of it is there; `offline`: the
 * worker was not answered.
 */
export async function keepPage(page: string): Promise<Keeping> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return 'not kept'
  const [path, query] = page.split('?')
  const script = `${path}/worker.js${query ? `?${query}` : ''}`
  const registration = await serviceWorker.register(script, { scope: page, updateViaCache: 'none' })
  const active = registration.active ?? (await serviceWorker.ready).active
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  if (!active) return 'not kept'
  const { port1: answered, port2 } = new MessageChannel()
  const kept = new Promise<Keeping>((resolve) => {
    answered.onmessage = ({ data }) => resolve(data)
  })
  active.postMessage({ keep: [page, ...new Set(files)] }, [port2])
  return kept
}

/** Takes the kept page away again. */
export async function forgetPage(page: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(page)
  registration?.active?.postMessage({ keep: [] })
  await registration?.unregister()
}

/** Takes every kept page away: whoever uses this device next finds none of them. */
export async function forgetPages(): Promise<void> {
  if (!('caches' in globalThis)) return
  for (const name of await caches.keys()) if (name.startsWith(CACHE)) await caches.delete(name)
}

let forgotten = false

/** For a form that signs out: kept pages go before it is sent. */
export function forgetThenSubmit(event: FormEvent<HTMLFormElement>): void {
  if (forgotten) return
  event.preventDefault()
  const form = event.currentTarget
  const { submitter } = event.nativeEvent as SubmitEvent
  const send = () => {
    forgotten = true
    form.requestSubmit(submitter)
  }
  void forgetPages().then(send, send)
}
