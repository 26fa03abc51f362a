import { useCallback, useEffect, useState } from 'react'

const EVERY_MS = 30_000
/** While nothing answers: a browser that never said so does not say when the network is back. */
const AGAIN_MS = 5_000

/**
 * Calls `sync` now, every half minute and when the network comes back, as long as the browser says that there is one; gives
 * whether it says so. `cut`: the last try was not answered, so that the next follows soon.
 */
export function useSyncing(sync: (() => void) | null, { cut }: { cut: boolean }): boolean {
  const [online, setOnline] = useState(true)
  const look = useCallback(() => {
    setOnline(navigator.onLine)
    if (navigator.onLine) sync?.()
  }, [sync])
  useEffect(() => {
    look()
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [look])
  useEffect(() => {
    const timer = setInterval(look, cut ? AGAIN_MS : EVERY_MS)
    return () => clearInterval(timer)
  }, [look, cut])
  return online
}
