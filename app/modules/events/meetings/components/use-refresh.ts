import { useEffect } from 'react'
import { useRevalidator } from '~/platform/http'

/** Reads the page anew every so often, as long as it is shown and nothing is being read. */
export function useRefresh(everyMs: number): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, everyMs)
    return () => clearTimeout(timer)
  }, [revalidate, state, everyMs])
}
