/**
 * Lets this page open without the network: its worker keeps the page and every file that it is made of, of this
 * page alone. `scope`: the path of the page. Resolves with whether all of it is there.
 */
export async function keepPage(scope: string): Promise<boolean> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return false
  await serviceWorker.register(`${scope}/worker.js`, { scope, updateViaCache: 'none' })
  const { active } = await serviceWorker.ready
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  if (!active) return false
  const { port1: answered, port2 } = new MessageChannel()
  const kept = new Promise<true>((resolve) => {
    answered.onmessage = () => resolve(true)
  })
  active.postMessage({ keep: [scope, ...new Set(files)] }, [port2])
  return kept
}

/** Takes the kept page away again. */
export async function forgetPage(scope: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  registration?.active?.postMessage({ keep: [] })
  await registration?.unregister()
}
