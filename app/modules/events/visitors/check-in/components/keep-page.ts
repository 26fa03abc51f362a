/**
 * Lets this page open without the network: its worker keeps the page and every file that it is made of, of this
 * page alone. `scope`: the path of the page.
 */
export async function keepPage(scope: string): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  await serviceWorker.register(`${scope}/worker.js`, { scope, updateViaCache: 'none' })
  const { active } = await serviceWorker.ready
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  active?.postMessage({ keep: [scope, ...new Set(files)] })
}

/** Takes the kept page away again. */
export async function forgetPage(scope: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  registration?.active?.postMessage({ keep: [] })
  await registration?.unregister()
}
