import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isChanged } from '~/ui/form-changes'
import type { AutosaveAnswer } from '../form/autosave'

/** After the last key, in milliseconds: a pause in which somebody looks up. */
const PAUSE = 700
/** Before a save that failed is tried again. */
const AGAIN = 5_000

export type Autosave = {
  state: 'idle' | 'saving' | 'saved' | 'failed' | 'conflict'
  /** what the last save came back with */
  answer: AutosaveAnswer | null
  version: number
}

/**
 * Saves a form in the background whenever something in it changed, one save after the other, and holds back its
 * sending while one is under way, so that it is sent with the version that the save gave. After a conflict nothing
 * is saved any more: the writer decides. The form works without this.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement>,
  { path, version: first }: { path: string; version: number },
): Autosave & { changed(): void } {
  const [saved, setSaved] = useState<Autosave>({ state: 'idle', answer: null, version: first })
  const version = useRef(first)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const busy = useRef(false)
  const dirty = useRef(false)
  const stopped = useRef(false)
  const waiting = useRef<{ submitter: HTMLElement | null } | null>(null)

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    if (!form.current || stopped.current || busy.current) return
    busy.current = true
    dirty.current = false
    setSaved((before) => ({ ...before, state: 'saving' }))
    const answer = await send(path, new FormData(form.current), version.current)
    busy.current = false
    if (answer?.version !== undefined) version.current = answer.version
    const state = answer === null ? 'failed' : answer.conflict ? 'conflict' : 'saved'
    stopped.current = state === 'conflict'
    setSaved((before) => ({ state, answer: answer ?? before.answer, version: version.current }))
    if (state === 'failed') timer.current = setTimeout(save, AGAIN)
    else if (dirty.current && !waiting.current) timer.current = setTimeout(save, PAUSE)
  }, [form, path])

  const changed = useCallback(() => {
    dirty.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(save, PAUSE)
  }, [save])

  useEffect(() => {
    const element = form.current
    if (!element) return
    const onEdit = (event: Event) => {
      if ('unsaved' in ((event.target as HTMLElement | null)?.dataset ?? {})) return
      changed()
    }
    const onSubmit = (event: SubmitEvent) => {
      clearTimeout(timer.current)
      if (!busy.current) return
      event.preventDefault()
      waiting.current = { submitter: event.submitter }
    }
    element.addEventListener('input', onEdit)
    element.addEventListener('change', onEdit)
    element.addEventListener('submit', onSubmit)
    if (isChanged(element)) changed()
    return () => {
      clearTimeout(timer.current)
      element.removeEventListener('input', onEdit)
      element.removeEventListener('change', onEdit)
      element.removeEventListener('submit', onSubmit)
    }
  }, [form, changed])

  // Once the new version stands in the form, what was held back is sent.
  useEffect(() => {
    const held = waiting.current
    if (!held || saved.state === 'saving') return
    waiting.current = null
    form.current?.requestSubmit(held.submitter)
  }, [form, saved])

  return { ...saved, changed }
}

async function send(path: string, data: FormData, version: number): Promise<AutosaveAnswer | null> {
  data.set('version', String(version))
  data.delete('act')
  const body = new URLSearchParams(
    [...data].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
  try {
    // biome-ignore lint/style/noRestrictedGlobals: the browser asks this site
    const response = await fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } })
    return response.ok || response.status === 409 ? ((await response.json()) as AutosaveAnswer) : null
  } catch {
    return null
  }
}
