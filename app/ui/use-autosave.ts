import { type RefObject, useEffect, useRef, useState } from 'react'
import { isChanged } from './form-changes'
import { postForm } from './post-form'

export type Autosave<Answer> = {
  state: 'idle' | 'saving' | 'saved' | 'failed' | 'refused'
  /** of the last save that succeeded */
  answer: Answer | null
  /** why the server does not take it: it will not be tried again */
  error: string | null
}

const AFTER_MS = 1_200
const AGAIN_MS = 5_000

/**
 * Sends a form to `url` shortly after each change, one request at a time, and again where the network failed.
 * Files are left to the form itself. The answer's `version` is written into the form's field of that name, so that the next save, and the form
 * itself, build on it. A form sent while a save is under way waits for it. Without scripts the form's own button
 * does the same.
 */
export function useAutosave<Answer extends { version: number }>(
  form: RefObject<HTMLFormElement | null>,
  url: string,
): Autosave<Answer> {
  const [shown, show] = useState<Autosave<Answer>>({ state: 'idle', answer: null, error: null })
  const shownRef = useRef(shown)
  shownRef.current = shown

  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let dirty = false
    let busy = false
    let ended = false
    let waiting: HTMLElement | null | undefined

    const set = (next: Partial<Autosave<Answer>>) => show({ ...shownRef.current, ...next })
    const later = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(save, ms)
    }
    const body = () => {
      const pairs = [...new FormData(element)].filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      )
      if (element.enctype !== 'multipart/form-data') return new URLSearchParams(pairs)
      const data = new FormData()
      for (const pair of pairs) data.append(...pair)
      return data
    }

    async function save() {
      if (busy || !dirty || !element) return
      busy = true
      dirty = false
      set({ state: 'saving', error: null })
      try {
        const response = await postForm(url, body())
        const answer = (await response.json()) as Answer & { error?: string | null }
        if (response.ok) {
          const version = element.elements.namedItem('version')
          if (version instanceof HTMLInputElement) version.value = String(answer.version)
          if (!ended) set({ state: 'saved', answer })
        } else if (response.status < 500 && response.status !== 429)
          set({ state: 'refused', error: answer.error ?? null })
        else throw new Error(String(response.status))
      } catch {
        dirty = true
        if (!ended) {
          set({ state: 'failed' })
          later(AGAIN_MS)
        }
      }
      busy = false
      if (waiting !== undefined) {
        const button = waiting
        waiting = undefined
        element.requestSubmit(button)
      } else if (dirty && shownRef.current.state !== 'failed') later(AFTER_MS)
    }

    const onInput = () => {
      dirty = true
      later(AFTER_MS)
    }
    const onSubmit = (event: SubmitEvent) => {
      clearTimeout(timer)
      if (busy) {
        event.preventDefault()
        waiting = event.submitter
      } else dirty = false
    }
    // What was typed just before leaving is not lost.
    const onHide = () => {
      if (dirty && !busy) void postForm(url, body(), { keepalive: true }).catch(() => undefined)
      dirty = false
    }

    element.addEventListener('input', onInput)
    element.addEventListener('submit', onSubmit)
    addEventListener('pagehide', onHide)
    if (isChanged(element)) onInput()
    return () => {
      ended = true
      clearTimeout(timer)
      element.removeEventListener('input', onInput)
      element.removeEventListener('submit', onSubmit)
      removeEventListener('pagehide', onHide)
    }
  }, [form, url])

  return shown
}
