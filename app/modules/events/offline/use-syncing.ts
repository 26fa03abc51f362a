import { useEffect, useState } from 'react'

const EVERY_MS = 30_000

/** Calls `sync` now, every half minute and when the network comes back, as long as there is one; gives whether there is. */
export function useSyncing(sync: (() => void) | null): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const look = () => {
      setOnline(navigator.onLine)
      if (navigator.onLine) sync?.()
    }
    look()
    const timer = setInterval(look, EVERY_MS)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [sync])
  return online
}
