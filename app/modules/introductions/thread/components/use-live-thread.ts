import { useEffect, useRef } from 'react'
import { postForm } from '~/ui/post-form'
import type { MessageView } from '../thread-view'

const AGAIN_MS = 30_000

export type LiveThread = { href: string; stamp: string; newest: number }

/**
 * Hears what happens in a thread while its window is in view: a hidden one needs no connection, and asks for what it
 * missed when it comes back. Where no stream is to be had, the page is asked for anew from time to time.
 */
export function useLiveThread(
  live: LiveThread | null,
  heard: { message(message: MessageView): void; read(upTo: number): void; changed(): void },
): void {
  const latest = useRef({ live, heard, last: 0 })
  latest.current.heard = heard
  latest.current.live = live
  const href = live?.href

  useEffect(() => {
    if (href === undefined) return
    const state = latest.current
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    const open = () => {
      close()
      const since = Math.max(state.live?.newest ?? 0, state.last)
      source = new EventSource(`${href}?since=${since}&stamp=${encodeURIComponent(state.live?.stamp ?? '')}`)
      source.addEventListener('message', (event) => {
        const message = JSON.parse(event.data) as MessageView
        state.last = Math.max(state.last, message.id)
        state.heard.message(message)
      })
      source.addEventListener('read', (event) =>
        state.heard.read((JSON.parse(event.data) as { upTo: number }).upTo),
      )
      source.addEventListener('changed', () => state.heard.changed())
      source.addEventListener('error', () => {
        // A stream that broke is opened again by the browser; one that was refused is not.
        if (source?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(() => {
          state.heard.changed()
          open()
        }, AGAIN_MS)
      })
    }
    const close = () => {
      clearTimeout(timer)
      source?.close()
      source = null
    }
    const look = () => (document.visibilityState === 'hidden' ? close() : open())

    look()
    document.addEventListener('visibilitychange', look)
    addEventListener('pagehide', close)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pagehide', close)
      close()
    }
  }, [href])
}

/** Says how far its reader has seen a thread, while the window is in view. */
export function useSeen(href: string, upTo: number, known: number): void {
  const said = useRef(known)
  useEffect(() => {
    if (upTo <= said.current) return
    const say = () => {
      if (document.visibilityState === 'hidden' || upTo <= said.current) return
      said.current = upTo
      void postForm(href, new URLSearchParams({ act: 'read', upTo: String(upTo) })).catch(() => undefined)
    }
    const timer = setTimeout(say, 600)
    document.addEventListener('visibilitychange', say)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', say)
    }
  }, [href, upTo])
}
