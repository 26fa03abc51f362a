import { useCallback, useEffect, useRef, useState } from 'react'
import { type FormState, useAnsweredSend } from '~/platform/http'

type Fields = readonly [string, string][]
type Answer = Partial<FormState> & { items?: string[] }

export type PlanActs = {
  /** does an act; several wait for each other, for each builds on the plan as the last one left it */
  act(fields: Fields): void
  busy: boolean
  /** why the last act was refused, with what was sent */
  refused: FormState | undefined
  /** does the refused act again, on the plan as it is now */
  again: (() => void) | null
}

/**
 * Acts on the plan, saved one by one in the background. After a refusal whatever waited is dropped, for it built on
 * what was refused, which can be sent again.
 */
export function usePlanActs(version: number, onDone: (items: string[]) => void): PlanActs {
  const { send, busy, answer } = useAnsweredSend<Answer>()
  const waiting = useRef<Fields[]>([])
  const sent = useRef<Fields | null>(null)
  const [refused, refuse] = useState<FormState>()
  const [turn, next] = useState(0)
  const done = useRef(onDone)
  done.current = onDone

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says that something was put into the queue
  useEffect(() => {
    if (busy) return
    if (sent.current && answer) {
      if (answer.error) {
        waiting.current = []
        refuse({ values: answer.values ?? {}, errors: answer.errors ?? {}, error: answer.error })
        return
      }
      sent.current = null
      done.current(answer.items ?? [])
    }
    const fields = waiting.current.shift()
    if (!fields) return
    sent.current = fields
    refuse(undefined)
    send([...fields, ['version', String(version)], ['quiet', 'yes']])
  }, [busy, answer, turn])

  const act = useCallback((fields: Fields) => {
    // What was refused is given up by doing something else.
    if (waiting.current.length === 0) refuse(undefined)
    waiting.current.push(fields.filter(([name]) => name !== 'version' && name !== 'quiet'))
    next((count) => count + 1)
  }, [])
  const again = useCallback(() => {
    if (sent.current) act(sent.current)
  }, [act])
  return { act, busy, refused, again: refused ? again : null }
}
