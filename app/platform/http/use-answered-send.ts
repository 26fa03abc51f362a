import { useFetcher } from '@remix-run/react'
import { useCallback } from 'react'

/**
 * Posts fields to the action of the page itself, in the background. `busy` until the page has read anew what changed; then
 * `answer` is what the action said.
 */
export function useAnsweredSend<Answer>(): {
  send(fields: readonly [string, string][]): void
  busy: boolean
  answer: Answer | undefined
} {
  const { submit, state, data } = useFetcher()
  const send = useCallback(
    (fields: readonly [string, string][]) => {
      const form = new FormData()
      for (const [name, value] of fields) form.append(name, value)
      submit(form, { method: 'post' })
    },
    [submit],
  )
  return { send, busy: state !== 'idle', answer: data as Answer | undefined }
}
