import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

type Sending = { data: FormData; action: string }

/**
 * Posts forms in the background, one after the other: each leaves when the former was answered, so that it
 * carries the cookies that the former set. Two choices made at once are both kept.
 */
export function useSendInTurn(): (data: FormData, action: string) => void {
  const { submit, state } = useFetcher()
  const waiting = useRef<Sending[]>([])
  const busy = useRef(false)

  const sendNext = useCallback(() => {
    const next = waiting.current.shift()
    busy.current = next !== undefined
    if (next) submit(next.data, { method: 'post', action: next.action })
  }, [submit])

  useEffect(() => {
    // 'loading' is answered already: the page reads what has changed, and reads again after the next one.
    if (state !== 'submitting') sendNext()
  }, [state, sendNext])

  return useCallback(
    (data, action) => {
      waiting.current.push({ data, action })
      if (!busy.current) sendNext()
    },
    [sendNext],
  )
}
